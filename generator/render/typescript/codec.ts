import { stringLiteral } from "../../escape/literal.js";
import type { BodyView, Encoding, OperationView, PackageView } from "../../plan/view.js";

/** What the codecs of the runtime are for, where nothing else is said. */
const usualMediaTypes: Readonly<Partial<Record<Encoding, string>>> = {
  json: "application/json",
  jsonOrText: "*/*",
  form: "application/x-www-form-urlencoded",
  text: "text/plain",
  binary: "application/octet-stream",
};

/** What writes a value, by its name in the runtime. */
export function encoder(encoding: Encoding, { isExact }: Pick<BodyView, "isExact">): string {
  return encoding === "json" && isExact ? "exactJsonBody" : encoding;
}

/** What reads a response, by its name in the runtime. */
export function decoder(
  encoding: Encoding | null,
  { isExact }: Pick<PackageView, "isExact">,
): string {
  if (encoding === "json" && isExact) return "exactJson";
  return encoding ?? "empty";
}

/** What reads a success. */
export function responseCodec(
  { encoding, mediaType }: OperationView["responses"][number],
  shared: PackageView,
): string {
  const name = decoder(encoding, shared);
  if (encoding === null || mediaType === null) return name;
  // Of a range, what is asked for is what can be read.
  return encoding === "json" && mediaType.includes("*") ? name : codec(name, encoding, mediaType);
}

/** A codec for a media type, by the name of what it is in the runtime. */
export function codec(name: string, encoding: Encoding, mediaType: string): string {
  if (mediaType === usualMediaTypes[encoding]) return name;
  return `{ ...${name}, mediaType: ${stringLiteral(mediaType)} }`;
}
