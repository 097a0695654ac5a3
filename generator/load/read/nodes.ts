import type { Problems } from "../../problem/problem.js";
import type { Json } from "../json.js";
import type { SourceFile } from "./source.js";
import { yamlPackage } from "./syntax.js";

/** How many values all aliases together may stand for, or merge: a bomb passes any honest number. */
export const maxAliased = 500_000;

/** How many aliases there may be: each is looked up among all of them. */
const maxAliases = 50_000;

/**
 * Checks what YAML can say and JSON cannot: names that are no scalars, values that hold themselves.
 * A name is what is written, whatever else that might mean: `1.0` and `null` name members like any.
 */
export function checkNodes(source: SourceFile, problems: Problems): boolean {
  const { isAlias, isCollection, isMap, isNode, isScalar, isSeq, visit } = yamlPackage();
  // To ask an alias for its node would be to walk through the document for each.
  const anchors = new Map<string, unknown>();
  const names = new Map<unknown, Set<string>>();
  const merges = new Merges();
  let aliases = 0;
  let isGood = true;
  const refuse = (node: unknown, code: string, message: string, hint: string): void => {
    isGood = false;
    const offset = isNode(node) ? node.range?.[0] : 0;
    problems.error(code, message, hint, source.at(offset ?? 0));
  };
  const remember = (node: { readonly anchor?: string | undefined }): void => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };
  const nameOf = (key: unknown): string | null =>
    isScalar(key) ? (key.source ?? String(key.value)) : null;
  const checkKey = (key: unknown, ofMap: Set<string>): void => {
    const scalar = isAlias(key) ? anchors.get(key.source) : key;
    if (!isScalar(scalar)) {
      refuse(key, "complex-key", "the key of a map is not a scalar", "Write the key as a string.");
      return;
    }
    const name = nameOf(scalar) ?? "";
    if (typeof scalar.value !== "string") scalar.value = name;
    if (ofMap.has(name) && name !== "<<") {
      isGood = false;
      reportDuplicate(source, isNode(key) ? (key.range?.[0] ?? 0) : 0, problems);
    }
    ofMap.add(name);
  };
  const targetOf = (value: unknown): unknown => {
    if (isCollection(value)) remember(value);
    return isAlias(value) ? anchors.get(value.source) : value;
  };
  const checkMerge = (key: unknown, value: unknown, into: unknown): void => {
    const given = targetOf(value);
    for (const each of isSeq(given) ? given.items : [given]) {
      const source = targetOf(each);
      if (merges.count > maxAliased) return;
      if (isMap(source)) merges.add(into, source);
      else {
        const hint = 'Give it a map, or a list of maps; write "<<" in quotes if it is a name.';
        return refuse(key, "wrong-merge", "the merge key << has something that is no map", hint);
      }
    }
  };
  visit(source.syntax, {
    Collection: (_, collection) => remember(collection),
    Pair: (_, { key, value }, path) => {
      const map = path.at(-1);
      const ofMap = names.get(map) ?? new Set();
      names.set(map, ofMap);
      checkKey(key, ofMap);
      const isMerge = isScalar(key) && (key.addToJSMap !== undefined || isPlainMerge(key));
      if (isMerge) checkMerge(key, value, map);
    },
    Scalar: (_, scalar) => {
      remember(scalar);
      if (typeof scalar.value !== "number" || Number.isFinite(scalar.value)) return;
      const message = `${scalar.source ?? scalar.value} is not a number that JSON has`;
      refuse(scalar, "not-json", message, "Write a finite number.");
    },
    Alias: (_, alias, path) => {
      aliases += 1;
      if (!anchors.has(alias.source)) {
        const message = `the alias *${alias.source} has no anchor before it`;
        refuse(alias, "syntax", message, `Write &${alias.source} before what it stands for.`);
      }
      if (!path.some((node) => isCollection(node) && node.anchor === alias.source)) return;
      const message = `the alias *${alias.source} stands inside its own anchor, a circular value`;
      refuse(alias, "alias-cycle", message, "Use `$ref` for schemas that contain themselves.");
    },
  });
  if (aliases > maxAliases || merges.count > maxAliased) {
    isGood = false;
    reportAliases(source, problems);
  }
  return isGood;
}

function isPlainMerge({
  type,
  value,
}: {
  readonly type?: string;
  readonly value: unknown;
}): boolean {
  return type === "PLAIN" && value === "<<";
}

/** How many members merge keys add to maps: those of a map, and those that it has from others. */
class Merges {
  readonly #added = new Map<unknown, number>();
  count = 0;

  add(into: unknown, merged: { readonly items: readonly unknown[] }): void {
    const added = 1 + merged.items.length + (this.#added.get(merged) ?? 0);
    this.#added.set(into, (this.#added.get(into) ?? 0) + added);
    this.count += added;
  }
}

/** How many values there are more than without aliases, if what they stand for is counted wherever it is. */
export function aliasedIn(value: Json): number {
  const sizes = new Map<object, number>();
  const sizeOf = (inner: unknown): number => {
    if (typeof inner !== "object" || inner === null) return 1;
    let size = sizes.get(inner);
    if (size === undefined) {
      size = Object.values(inner).reduce<number>((sum, each) => sum + sizeOf(each), 1);
      sizes.set(inner, size);
    }
    return size;
  };
  const all = sizeOf(value);
  const scalars = (object: object): number =>
    Object.values(object).filter((each) => typeof each !== "object" || each === null).length;
  let own = 0;
  for (const object of sizes.keys()) own += 1 + scalars(object);
  return all - own;
}

/** Reports a name that an object has twice. */
export function reportDuplicate(source: SourceFile, offset: number, problems: Problems): void {
  const message = "duplicate name: names must be unique in an object";
  problems.error("duplicate-key", message, "Remove one of them.", source.at(offset));
}

/** Reports that aliases stand for too much. */
export function reportAliases(source: SourceFile, problems: Problems): void {
  const message = "the aliases stand for more than documents have";
  problems.error("alias-limit", message, "Use fewer aliases, or `$ref`.", source.at(0));
}
