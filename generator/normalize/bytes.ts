import { hasBytes, offeredIn } from "../load/content.js";
import type { Document } from "../load/document.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { type Encoding, encodingOf } from "../load/media-type.js";
import { schemasIn } from "./schemas.js";
import { splitByUse } from "./uses/split.js";
import type { UseBelow } from "./uses/usage.js";

/** What a schema of bytes stands for: a text where it is written as one, or the bytes themselves. */
type Content = "text" | "bytes";

/**
 * Says `format: binary` of what is bytes, and of nothing else. JSON and all else that is written as text has no bytes in
 * it: there it is a string. A component that stands for both gets a second one for the forms of parts.
 */
export function withBytes(document: Document): Document {
  if (!schemasIn(document).some(saysBytes)) return document;
  const { root: withFiles } = document;
  const plain = splitByUse<Content>(document, {
    usual: "text",
    other: "bytes",
    suffix: "Form",
    useBelow: contentBelow(withFiles),
    inUse: (schema, content) => (content === "text" ? asText(schema) : asBytes(schema)),
    differs: saysBytes,
  });
  return { ...plain, withFiles };
}

/** Whether a schema, of a text or of no type, says that it is bytes, in the words of 3.0 or of 3.1. */
function saysBytes(schema: JsonObject): boolean {
  return schema.format === "binary" || (hasBytes(schema) && mayBeText(schema));
}

function mayBeText({ type = "string" }: JsonObject): boolean {
  return [type].flat().includes("string");
}

function asText(schema: JsonObject): JsonObject {
  if (schema.format !== "binary") return schema;
  const { format: _, ...rest } = schema;
  return rest;
}

/** With `format: binary`, which 3.1 says by a media type instead. */
function asBytes(schema: JsonObject): JsonObject {
  return saysBytes(schema) ? { type: "string", ...schema, format: "binary" } : schema;
}

/** Of one that is bytes whatever its schema says, the schema is not used. */
function contentBelow(root: JsonObject): UseBelow<Content> {
  const known = new Map<JsonObject, ReadonlyMap<unknown, Encoding>>();
  const usedIn = (content: JsonObject): ReadonlyMap<unknown, Encoding> => {
    const used = known.get(content) ?? encodingsIn(root, content);
    known.set(content, used);
    return used;
  };
  return (kind, object, child, above) => {
    if (child.kind === "parameter" || child.kind === "header") return "text";
    if (child.kind !== "mediaType" || above !== null) return above;
    const content = member(object, "content");
    const encoding = isObject(content) ? usedIn(content).get(child.key) : undefined;
    if (encoding === undefined) return null;
    if (encoding === "multipart") return kind === "requestBody" ? "bytes" : null;
    if (encoding === "binary") return encodingOf(String(child.key)) === "binary" ? null : "bytes";
    return "text";
  };
}

/**
 * How the media types of a body are written: the one that is used, and those that are bytes by their
 * schema alone. As texts these would be used before it.
 */
function encodingsIn(root: JsonObject, content: JsonObject): ReadonlyMap<unknown, Encoding> {
  const used = offeredIn(root, content).filter(
    ({ encoding }, index) => index === 0 || encoding === "binary",
  );
  return new Map(used.map(({ wire, encoding }) => [wire, encoding]));
}
