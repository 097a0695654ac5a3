/** Whether an error of the file system says that there is no file at a path. */
export function isAbsent(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR", "EISDIR"].includes(memberOf(error, "code"));
}

/** The path that an error of the file system is about. */
export function pathIn(error: unknown): string | null {
  const path = memberOf(error, "path");
  return path === "" ? null : path;
}

/** What an error says, for people; of one of the file system what is wrong, without how it was found. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^E[A-Z0-9]+: (.+?), \w+/.exec(error.message)?.[1] ?? error.message;
}

function memberOf(error: unknown, name: "code" | "path"): string {
  if (!(error instanceof Error)) return "";
  const known: NodeJS.ErrnoException = error;
  return known[name] ?? "";
}
