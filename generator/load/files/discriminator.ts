import { isObject, type Json, type JsonObject, member, objectOf } from "../json.js";

/** Where a reference leads. */
export interface Variant {
  /** The name that the specification takes from the reference; `null` for what does not move. */
  readonly name: string | null;
  /** Known when all targets have their keys. */
  readonly spelling: () => string;
}

/**
 * The discriminator of a schema whose variants move: its mapping follows them, and where a variant
 * would lose the name that its reference implied, the mapping says it.
 * @param find tells where a reference leads, or `null`
 * @returns `null` where there is no discriminator; otherwise a copy of it and what completes it when all targets have their keys
 */
export function movedDiscriminator(
  schema: JsonObject,
  find: (reference: string) => Variant | null,
): { made: Json; complete: () => void } | null {
  const discriminator = member(schema, "discriminator");
  if (!isObject(discriminator)) return null;
  const written = member(discriminator, "mapping");
  const mapping = new Map(isObject(written) ? Object.entries(written) : []);
  const moved = new Map<string, Variant>();
  for (const [value, reference] of mapping) {
    if (typeof reference !== "string" || !isReference(reference)) continue;
    const variant = find(reference);
    if (variant !== null) moved.set(value, variant);
  }
  const fallback = member(discriminator, "defaultMapping");
  const other = typeof fallback === "string" && isReference(fallback) ? find(fallback) : null;
  const variants = [member(schema, "oneOf"), member(schema, "anyOf")]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((item) => (isObject(item) ? member(item, "$ref") : undefined))
    .map((reference) => (typeof reference === "string" ? find(reference) : null))
    .filter((variant) => variant !== null);
  const made: JsonObject = { ...discriminator };
  const complete = (): void => {
    for (const [value, variant] of moved) mapping.set(value, variant.spelling());
    const mapped = new Set(mapping.values());
    for (const { name, spelling } of variants) {
      if (name === null) continue;
      const reference = spelling();
      if (reference.endsWith(`/${name}`) || mapped.has(reference) || mapping.has(name)) continue;
      mapping.set(name, reference);
    }
    if (mapping.size > 0) made.mapping = objectOf(mapping);
    if (other !== null) made.defaultMapping = other.spelling();
  };
  return { made, complete };
}

/** A value of a mapping is the name of a component, or a reference. */
function isReference(value: string): boolean {
  return /[#/]|\.(ya?ml|json)$/i.test(value);
}
