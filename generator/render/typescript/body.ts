import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { BodyView } from "../../plan/view.js";
import { codec, encoder } from "./codec.js";
import { bracketed } from "./list.js";
import { styleValue } from "./parameter.js";

/** The values of the runtime that write a body. */
export function bodyValues(body: BodyView): string[] {
  const { encoding, parts } = body;
  if (parts.length === 0) return [writer(body)];
  const values = parts.flatMap((part) => {
    if (encoding === "multipart")
      return part.kind === "style" ? partStyle(part.style) : "typedPart";
    if (part.kind === "style") return ["query", styleValue(part.style)];
    return ["query", "content", encoder(part.encoding, body)];
  });
  return [isForm(body) ? `${encoding}Of` : "multipartAs", ...values];
}

/** What writes a body. The type of a form has more in it than the document says, and one of a range is told by who writes it. */
export function bodyCodec(body: BodyView): string {
  const { encoding, mediaType } = body;
  const name = writer(body);
  if (body.parts.length > 0) return formCodec(body);
  if (!isForm(body)) return `${name}(${stringLiteral(mediaType)})`;
  if (encoding === "multipart") return name;
  if (name === "binaryOf") return `${name}(${typesOf(body).map(stringLiteral).join(", ")})`;
  return mediaType.includes("*") ? name : codec(name, encoding, mediaType);
}

/** What writes a body as a whole, by its name in the runtime. */
function writer(body: BodyView): string {
  if (!isForm(body)) return "multipartAs";
  if (body.encoding !== "binary") return encoder(body.encoding, body);
  if (body.mediaType.includes("*")) return "anyBinary";
  return body.alternatives.length > 0 ? "binaryOf" : "binary";
}

/** The types that a body may have. */
function typesOf({ mediaType, alternatives }: BodyView): string[] {
  return [mediaType, ...alternatives];
}

/** Whether a body is no other type of several parts than that of forms. */
function isForm({ encoding, mediaType }: BodyView): boolean {
  return encoding !== "multipart" || /^multipart\/(form-data|\*)/i.test(mediaType);
}

/** A form for which the document says how its members are written. */
function formCodec(body: BodyView): string {
  if (body.encoding === "multipart") {
    const parts = body.parts.map((part) => {
      const writer =
        part.kind === "style"
          ? partStyle(part.style)
          : `typedPart(${stringLiteral(part.mediaType)})`;
      return `${propertyKey(part.wire)}: ${writer}`;
    });
    const type = isForm(body) ? "Of(" : `As(${stringLiteral(body.mediaType)}, `;
    return bracketed(`multipart${type}`, "{}", parts, "  ", ")");
  }
  const fields = body.parts.map((part) => {
    const style =
      part.kind === "style" ? styleValue(part.style) : `content(${encoder(part.encoding, body)})`;
    const members = ["in: query", `name: ${stringLiteral(part.wire)}`, `style: ${style}`];
    if (part.kind === "style" && part.explode) members.push("explode: true");
    if (part.kind === "style" && part.allowReserved) members.push("allowReserved: true");
    return `{ ${members.join(", ")} }`;
  });
  return bracketed("formOf(", "[]", fields, "  ", ")");
}

/** What writes the parts of a member in a style, by its name in the runtime. */
function partStyle(style: string): string {
  return style === "deepObject" ? "deepParts" : "joinedPart";
}
