import type { Problems } from "../../problem/problem.js";
import { isObject, type Json, type JsonObject, member } from "../json.js";
import type { Origins } from "../origins.js";
import { maxChain, resolvePointer } from "../references.js";

/** Keywords beside `$ref` with which a schema is a type of its own. */
const typed: ReadonlySet<string> = new Set([
  "type",
  "properties",
  "items",
  "allOf",
  "anyOf",
  "oneOf",
  "enum",
  "const",
]);

/**
 * How far references lead. What is found is kept: each object is looked at once, however many
 * references lead through it.
 */
export class Chains {
  readonly #root: JsonObject;
  /** How many references follow one another from an object; `Infinity` in a circle. */
  readonly #lengths = new Map<object, number>();
  readonly #depths = new Map<object, number>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** How many references follow one another from this one on; `Infinity` where they lead back. */
  length(holder: JsonObject): number {
    const path: JsonObject[] = [];
    const seen = new Set<object>();
    let value: Json | undefined = holder;
    let length = 0;
    while (isObject(value)) {
      const known = this.#lengths.get(value);
      if (known !== undefined || seen.has(value)) {
        length = known ?? Infinity;
        break;
      }
      const next = this.#next(value);
      if (next === null) break;
      seen.add(value);
      path.push(value);
      value = next;
    }
    for (const object of path.reverse()) {
      length += 1;
      this.#lengths.set(object, length);
    }
    return this.#lengths.get(holder) ?? 0;
  }

  /** What an object refers to; `null` where it is no reference, or one that says something itself. */
  #next(object: JsonObject): Json | null {
    const reference = member(object, "$ref");
    if (typeof reference !== "string" || !reference.startsWith("#")) return null;
    if (Object.keys(object).some((name) => typed.has(name))) return null;
    return resolvePointer(this.#root, reference) ?? null;
  }

  /** How many schemas are put together by `allOf` one inside of the other, behind references too. */
  #depth(start: JsonObject): number {
    const stack = [start];
    const open = new Set<object>();
    for (let schema = stack.at(-1); schema !== undefined; schema = stack.at(-1)) {
      const below = this.#depths.has(schema) ? [] : this.#composedOf(schema);
      const unknown = open.has(schema) ? [] : below.filter(({ part }) => !open.has(part));
      open.add(schema);
      for (const { part } of unknown) stack.push(part);
      if (unknown.length > 0) continue;
      stack.pop();
      if (this.#depths.has(schema)) continue;
      const depths = below.map(({ part, levels }) => levels + (this.#depths.get(part) ?? 0));
      this.#depths.set(
        schema,
        depths.reduce((most, depth) => Math.max(most, depth), 0),
      );
    }
    return this.#depths.get(start) ?? 0;
  }

  /** What a schema is put together from, and whether that is one level deeper. */
  #composedOf(schema: JsonObject): { part: JsonObject; levels: 0 | 1 }[] {
    const all = member(schema, "allOf");
    const reference = member(schema, "$ref");
    const target =
      typeof reference === "string" && reference.startsWith("#")
        ? resolvePointer(this.#root, reference)
        : undefined;
    return [
      ...(Array.isArray(all) ? all : [])
        .filter(isObject)
        .map((part) => ({ part, levels: 1 as const })),
      ...(isObject(target) ? [{ part: target, levels: 0 as const }] : []),
    ];
  }

  /** Reports each chain and each `allOf` that is longer than a stage can look through, once. */
  report(
    holders: Iterable<JsonObject>,
    schemas: Iterable<JsonObject>,
    origins: Origins,
    problems: Problems,
  ): void {
    for (const holder of holders) {
      if (this.length(holder) !== maxChain + 1) continue;
      const message = `more than ${maxChain} references lead to one another from here`;
      const hint = "Refer to the last of them.";
      problems.error("too-deep", message, hint, origins.locate(holder, "$ref"));
    }
    for (const schema of schemas) {
      if (!Object.hasOwn(schema, "allOf") || this.#depth(schema) !== maxChain + 1) continue;
      const message = `more than ${maxChain} schemas are put together by allOf, one in the other`;
      const hint = "Write what the inner ones say into one schema.";
      problems.error("too-deep", message, hint, origins.locate(schema));
    }
  }
}
