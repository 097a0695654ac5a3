import { createHash } from "node:crypto";

/**
 * Gives each owner in a scope a name of its own. Names that differ only in case are the same name,
 * because some file systems and most readers think so. A name never depends on how many came before:
 * in a clash the later claim takes its next candidate, at last one made from its id.
 */
export class Claims {
  readonly #taken = new Set<string>();
  readonly #outer: Claims | null;

  /** @param outer a scope whose names are taken here too */
  constructor(reserved: Iterable<string> = [], outer: Claims | null = null) {
    this.#outer = outer;
    for (const name of reserved) this.#taken.add(fold(name));
  }

  /** The first candidate that is free, which is then taken. */
  claim(candidates: readonly string[], id: string): string {
    const isFree = (candidate: string): boolean => !this.#isTaken(fold(candidate));
    const name = candidates.find(isFree) ?? this.#unique(candidates[0] ?? "", id);
    this.#taken.add(fold(name));
    return name;
  }

  /** As short as it can be: ids whose digests begin alike are easily found. */
  #unique(first: string, id: string): string {
    const digest = createHash("sha256").update(id).digest("hex");
    const lengths = Array.from({ length: digest.length - 6 }, (_, index) => index + 6);
    const length = lengths.find((count) => !this.#isTaken(fold(first + digest.slice(0, count))));
    return first + digest.slice(0, length);
  }

  #isTaken(folded: string): boolean {
    return this.#taken.has(folded) || (this.#outer !== null && this.#outer.#isTaken(folded));
  }
}

function fold(name: string): string {
  return (/^[ -~]*$/.test(name) ? name : name.normalize("NFC")).toLowerCase();
}
