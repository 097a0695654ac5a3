import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, objectOf } from "../../load/json.js";
import { componentReference } from "../../load/references.js";
import { type Kind, structure } from "../../load/structure/structure.js";
import { Components } from "../components.js";
import { withChildren } from "../rewrite.js";
import { schemasIn } from "../schemas.js";
import { type Direction, directionOf, type Usage, usageOf } from "../usage.js";
import { saysAccess, without } from "./excluded.js";
import { splitByDirection } from "./split.js";

/**
 * Says in plain schemas what `readOnly` and `writeOnly` say beside them: what is sent has no properties
 * that only the service sets, what is received none that only the caller does. A component that is both
 * sent and received, and differs, gets a second one for what is sent.
 */
export function withAccess(document: Document): Document {
  if (!schemasIn(document).some(saysAccess)) return document;
  const { root, origins } = document;
  const usage = usageOf(document);
  const components = new Components(document);
  const sentKeys = splitByDirection(root, components, usage);
  const done = { sent: new Map<object, JsonObject>(), received: new Map<object, JsonObject>() };

  /** An object as it is in a direction. */
  const visit = (kind: Kind, value: Json, above: Direction | null): Json => {
    if (!isObject(value) || kind === "callback") return value;
    if (kind === "components") return origins.derive(inComponents(value), value);
    const direction = directionOf(kind) ?? above;
    const known = direction === null ? undefined : done[direction].get(value);
    if (known !== undefined) return known;
    let made = kind === "schema" && direction !== null ? without(root, value, direction) : value;
    if (direction === "sent") made = referringToSent(made);
    made = withChildren(kind, made, structure, (below, child) => visit(below, child, direction));
    if (direction !== null) done[direction].set(value, made);
    return origins.derive(made, value);
  };

  const referringToSent = (object: JsonObject): JsonObject => {
    const key = components.referred(object);
    const sentKey = key === null ? undefined : sentKeys.get(key);
    return sentKey === undefined ? object : { ...object, $ref: componentReference(sentKey) };
  };

  const inComponents = (object: JsonObject): JsonObject => {
    const { schemas, ...others } = object;
    const made = withChildren("components", others, structure, (kind, value) =>
      visit(kind, value, null),
    );
    if (!isObject(schemas)) return made;
    const entries = Object.entries(schemas).flatMap(([key, schema]): [string, Json][] => {
      const sentKey = sentKeys.get(key);
      const own = sentKey === undefined ? onlyDirection(usage, schema) : "received";
      return [
        [key, own === null ? schema : visit("schema", schema, own)],
        ...(sentKey === undefined
          ? []
          : [[sentKey, visit("schema", schema, "sent")] satisfies [string, Json]]),
      ];
    });
    return { ...made, schemas: origins.derive(objectOf(entries), schemas) };
  };

  const made = withChildren("document", root, structure, (kind, value) => visit(kind, value, null));
  return { ...document, root: origins.derive(made, root) };
}

/** The direction of a schema that goes in one alone. */
function onlyDirection({ sent, received }: Usage, schema: Json): Direction | null {
  if (!isObject(schema) || sent.has(schema) === received.has(schema)) return null;
  return sent.has(schema) ? "sent" : "received";
}
