import { createHash } from "node:crypto";

/**
 * Gives each owner in a scope a name of its own. Names that differ only in case are the same name,
 * because some file systems and most readers think so. A name never depends on how many came before:
 * in a clash the later claim takes its next candidate, at last one made from its id.
 */
export class Claims {
  readonly #taken = new Set<string>();

  constructor(reserved: Iterable<string> = []) {
    for (const name of reserved) this.#taken.add(fold(name));
  }

  /** The first candidate that is free, which is then taken. */
  claim(candidates: readonly string[], id: string): string {
    const [first = ""] = candidates;
    const unique = `${first}${createHash("sha256").update(id).digest("hex").slice(0, 6)}`;
    const name =
      [...candidates, unique].find((candidate) => !this.#taken.has(fold(candidate))) ?? unique;
    this.#taken.add(fold(name));
    return name;
  }
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
