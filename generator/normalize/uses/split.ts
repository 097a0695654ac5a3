import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, objectOf } from "../../load/json.js";
import { componentReference } from "../../load/references.js";
import { type Kind, structure } from "../../load/structure/structure.js";
import { Components } from "../components.js";
import { withChildren } from "../rewrite.js";
import { differing } from "./differing.js";
import { ByUse, type UseBelow, type Usage, usageOf } from "./usage.js";

/** Two ways to use a schema, in which it is not the same. */
export interface Uses<Use extends string> {
  /** Of a component that is used both ways, this one keeps its key. */
  readonly usual: Use;
  readonly other: Use;
  /** What stands behind the key of the second component, which is for the other use. */
  readonly suffix: string;
  readonly useBelow: UseBelow<Use>;
  /** A schema, without what stands below it, as it is in a use. */
  readonly inUse: (schema: JsonObject, use: Use) => JsonObject;
  /** Whether a schema, without what stands below it, differs from use to use. */
  readonly differs: (schema: JsonObject) => boolean;
}

/**
 * Says in plain schemas how they are in the ways in which they are used. A component that is used both
 * ways, and differs, becomes two.
 */
export function splitByUse<Use extends string>(document: Document, uses: Uses<Use>): Document {
  const { root, origins } = document;
  const { usual, other, useBelow } = uses;
  const usage = usageOf(document, useBelow);
  const components = new Components(document);
  const both = [...components.byKey].filter(
    ([, schema]) => usage.has(usual, schema) && usage.has(other, schema),
  );
  const otherKeys = components.named(differing(both, components, uses.differs), uses.suffix);
  const done = new ByUse<Use, JsonObject>();

  /** An object as it is in a use. */
  const visit = (kind: Kind, value: Json, use: Use | null): Json => {
    if (!isObject(value)) return value;
    if (kind === "components") return origins.derive(inComponents(value), value);
    const known = use === null ? undefined : done.get(use, value);
    if (known !== undefined) return known;
    let made = kind === "schema" && use !== null ? uses.inUse(value, use) : value;
    if (use === other) made = referringToOther(made);
    made = withBelow(kind, made, value, use);
    if (use !== null) done.set(use, value, made);
    return origins.derive(made, value);
  };

  /** @param original the object as it is written, which tells how what is below it is used */
  const withBelow = (kind: Kind, object: JsonObject, original: JsonObject, use: Use | null) =>
    withChildren(kind, object, structure, (below, child, member, key) =>
      visit(below, child, useBelow(kind, original, { kind: below, member, key }, use)),
    );

  const referringToOther = (object: JsonObject): JsonObject => {
    const key = components.referred(object);
    const otherKey = key === null ? undefined : otherKeys.get(key);
    return otherKey === undefined ? object : { ...object, $ref: componentReference(otherKey) };
  };

  const inComponents = (object: JsonObject): JsonObject => {
    const { schemas, ...others } = object;
    const made = withBelow("components", others, object, null);
    if (!isObject(schemas)) return made;
    const entries = Object.entries(schemas).flatMap(([key, schema]): [string, Json][] => {
      const otherKey = otherKeys.get(key);
      const own = otherKey === undefined ? onlyUse(uses, usage, schema) : usual;
      return [
        [key, own === null ? schema : visit("schema", schema, own)],
        ...(otherKey === undefined
          ? []
          : [[otherKey, visit("schema", schema, other)] satisfies [string, Json]]),
      ];
    });
    return { ...made, schemas: origins.derive(objectOf(entries), schemas) };
  };

  const made = withBelow("document", root, root, null);
  return { ...document, root: origins.derive(made, root) };
}

/** The use of a schema that has one alone. */
function onlyUse<Use extends string>(
  { usual, other }: Uses<Use>,
  usage: Usage<Use>,
  schema: Json,
): Use | null {
  if (!isObject(schema) || usage.has(usual, schema) === usage.has(other, schema)) return null;
  return usage.has(usual, schema) ? usual : other;
}
