import type { Document } from "../../load/document.js";
import { schemasIn } from "../schemas.js";
import { splitByUse } from "../uses/split.js";
import { type Way, wayBelow } from "../uses/usage.js";
import { excludedIn, saysAccess, without } from "./excluded.js";

/**
 * Says in plain schemas what `readOnly` and `writeOnly` say beside them: what is sent has no properties
 * that only the service sets, what is received none that only the caller does. A component that is both
 * sent and received, and differs, gets a second one for what is sent.
 */
export function withAccess(document: Document): Document {
  if (!schemasIn(document).some(saysAccess)) return document;
  const { root } = document;
  return splitByUse<Way>(document, {
    usual: "received",
    other: "sent",
    suffix: "Input",
    useBelow: wayBelow,
    inUse: (schema, way) => (way === "called" ? schema : without(root, schema, way)),
    differs: (schema) =>
      (["sent", "received"] as const).some(
        (direction) => excludedIn(root, schema, direction).size > 0,
      ),
  });
}
