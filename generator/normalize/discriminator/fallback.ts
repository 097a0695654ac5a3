import { isObject, type Json, type JsonObject, member } from "../../load/json.js";
import { canonicalReference, componentReference } from "../../load/references.js";

/**
 * Puts what any other value of a discriminator stands for behind the other variants: readers take the
 * first that fits, and this one may fit what is meant by another.
 */
export function fallbackLast(schema: JsonObject): JsonObject {
  const discriminator = member(schema, "discriminator");
  const name = isObject(discriminator) ? member(discriminator, "defaultMapping") : undefined;
  if (typeof name !== "string") return schema;
  const meant = [canonicalReference(name), componentReference(name)];
  const isFallback = (variant: Json): boolean => {
    const reference = isObject(variant) ? member(variant, "$ref") : undefined;
    return typeof reference === "string" && meant.includes(canonicalReference(reference));
  };
  return ["oneOf", "anyOf"].reduce((made, keyword) => {
    const variants = member(made, keyword);
    if (!Array.isArray(variants) || !variants.some(isFallback)) return made;
    const others = variants.filter((variant) => !isFallback(variant));
    return { ...made, [keyword]: [...others, ...variants.filter(isFallback)] };
  }, schema);
}
