import type { Problems } from "../../problem/problem.js";
import type { JsonObject } from "../json.js";
import type { Origins } from "../origins.js";
import type { Library, Refusal } from "./library.js";
import type { FileValue, Resolver, Scope } from "./resolver.js";

/** Follows references to their places, and reports those that lead nowhere. */
export class Follower {
  /** Holders of references about which a problem was reported. */
  readonly broken = new Set<object>();
  readonly #library: Library;
  readonly #resolver: Resolver;
  readonly #origins: Origins;
  readonly #problems: Problems;
  /** How many files the origins know; the document itself they knew from the start. */
  #known = 1;

  constructor(library: Library, resolver: Resolver, origins: Origins, problems: Problems) {
    this.#library = library;
    this.#resolver = resolver;
    this.#origins = origins;
    this.#problems = problems;
  }

  /** The place that the reference of a holder names, or `null` after a problem was reported. */
  follow(reference: string, holder: JsonObject, scope: Scope): FileValue | null {
    const found = this.#resolver.resolve(reference, scope);
    if (found === null) {
      this.broken.add(holder);
      return null;
    }
    if (!("why" in found)) return found;
    const { root } = this.#library;
    if (scope.file !== root && reference.startsWith("#/")) {
      const meant = this.#resolver.resolve(reference, { file: root, resource: "" });
      if (meant !== null && !("why" in meant)) {
        this.addOrigins();
        this.#problems.warning(
          "reference-to-root",
          `the reference ${reference} names nothing in its own file; that place of ${root.source.file} is taken`,
          "Write the name of the file before the `#`.",
          this.#origins.locate(holder, "$ref"),
        );
        return meant;
      }
    }
    this.report(holder, found, reference);
    return null;
  }

  /** Reports why a reference is not followed. */
  report(holder: JsonObject, { code, why, hint }: Refusal, reference: string, name = "$ref"): void {
    this.broken.add(holder);
    this.addOrigins();
    const message = `the reference ${reference} ${why}`;
    const at = this.#origins.locate(holder, name);
    if (code === "dangling-reference" || code === "wrong-reference")
      this.#problems.repairable(code, message, hint, at);
    else this.#problems.error(code, message, hint, at);
  }

  /** Tells the origins of the files that were opened since. */
  addOrigins(): void {
    for (; this.#known < this.#library.files.length; this.#known += 1) {
      const file = this.#library.files[this.#known];
      if (typeof file?.root === "object" && file.root !== null)
        this.#origins.addFile(file.source, file.root);
    }
  }
}
