import { offeredIn } from "../load/content.js";
import type { Document } from "../load/document.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { encodingOf } from "../load/media-type.js";
import { schemasIn } from "./schemas.js";
import { splitByUse } from "./uses/split.js";
import type { UseBelow } from "./uses/usage.js";

/** What a schema of bytes stands for: a text where it is written as one, or the bytes themselves. */
type Content = "text" | "bytes";

/**
 * Says `format: binary` only of what is bytes. JSON and all else that is written as text has no bytes in
 * it: there it is a string. A component that stands for both gets a second one for the forms of parts.
 */
export function withBytes(document: Document): Document {
  if (!schemasIn(document).some(saysBytes)) return document;
  return splitByUse<Content>(document, {
    usual: "text",
    other: "bytes",
    suffix: "Form",
    useBelow: contentBelow(document.root),
    inUse: (schema, content) => (content === "text" ? withoutBytes(schema) : schema),
    differs: saysBytes,
  });
}

function saysBytes(schema: JsonObject): boolean {
  return member(schema, "format") === "binary";
}

function withoutBytes(schema: JsonObject): JsonObject {
  if (!saysBytes(schema)) return schema;
  const { format: _, ...rest } = schema;
  return rest;
}

/** Of the media types of a body, only one is used; of one that is bytes anyway, the schema is not. */
const contentBelow =
  (root: JsonObject): UseBelow<Content> =>
  (kind, object, child, above) => {
    if (child.kind === "parameter" || child.kind === "header") return "text";
    if (child.kind !== "mediaType" || above !== null) return above;
    const content = member(object, "content");
    const [chosen] = isObject(content) ? offeredIn(root, content) : [];
    if (chosen === undefined || chosen.wire !== child.key) return null;
    if (chosen.encoding === "multipart") return kind === "requestBody" ? "bytes" : null;
    if (chosen.encoding === "binary") return encodingOf(chosen.wire) === "binary" ? null : "bytes";
    return "text";
  };
