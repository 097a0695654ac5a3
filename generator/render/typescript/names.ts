/** The texts in code, as they are printed. */
export const texts = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** The names in code, without those of members and what stands in texts. */
export function namesIn(code: string): ReadonlySet<string> {
  const names = code
    .replaceAll(texts, '""')
    .match(/[\p{ID_Start}_$][\p{ID_Continue}$]*(?![\p{ID_Continue}$:])/gu);
  return new Set(names);
}
