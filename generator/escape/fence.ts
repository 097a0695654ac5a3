/** The fence of Markdown behind which code stands after a line, if it does; `fence` is that before it. */
export function fenceAfter(line: string, fence: string | null): string | null {
  const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  if (mark === undefined) return fence;
  if (fence === null) return mark;
  return mark[0] === fence[0] && mark.length >= fence.length ? null : fence;
}
