import type { Type } from "../ir/types.js";

const unknown: Type = { kind: "unknown" };

/** A union without duplicates; `null` among its variants is taken out, `unknown` takes over. */
export function union(variants: readonly Type[]): Type {
  const flat = variants.flatMap((variant) =>
    variant.kind === "union" ? variant.variants : [variant],
  );
  const inner = flat.map((variant) => (variant.kind === "nullable" ? variant.type : variant));
  const isNullable = flat.some((variant) => variant.kind === "nullable" || variant.kind === "null");
  const kept = distinct(
    inner.filter((variant) => variant.kind !== "null" && variant.kind !== "never"),
  );
  const [first] = kept;
  if (first === undefined)
    return isNullable ? { kind: "null" } : variants.length === 0 ? unknown : { kind: "never" };
  if (kept.some((variant) => variant.kind === "unknown")) return unknown;
  const type: Type = kept.length === 1 ? first : { kind: "union", variants: kept };
  return isNullable ? nullable(type) : type;
}

/** What satisfies every part; a part that allows anything adds nothing. */
export function intersection(parts: readonly Type[]): Type {
  const kept = distinct(parts.filter((part) => part.kind !== "unknown"));
  const [first] = kept;
  if (first === undefined) return unknown;
  return kept.length === 1 ? first : { kind: "intersection", parts: kept };
}

/** The type, or `null`. */
export function nullable(type: Type): Type {
  return type.kind === "nullable" || type.kind === "null" || type.kind === "unknown"
    ? type
    : { kind: "nullable", type };
}

function distinct(types: readonly Type[]): Type[] {
  const seen = new Map(types.map((type) => [JSON.stringify(type), type]));
  return [...seen.values()];
}
