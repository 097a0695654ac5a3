import { addHeader } from "./header.js";
import type { Draft, Parameter, Place } from "./operation.js";
import { type Encode, percentEncode, scalar } from "./style.js";

/** The parts that a value is written as. */
function parts(
  { style = scalar, explode = false }: Parameter,
  value: unknown,
  encode: Encode,
  label = "",
): string[] {
  return style(value, encode, label, explode);
}

/** Fills a value into the path. One that is empty is left out, which the path then shows. */
function fill(draft: Draft, { name }: Parameter, text: string): void {
  if (/[^=]$/.test(text)) draft.path = draft.path.replaceAll(`{${name}}`, text);
}

export const path: Place = (draft, parameter, value) => {
  fill(draft, parameter, parts(parameter, value, percentEncode).join());
};

/** A path parameter of the style `label`: `.value`. */
export const labelPath: Place = (draft, parameter, value) => {
  fill(draft, parameter, prefixed(".", parts(parameter, value, percentEncode)));
};

/** A path parameter of the style `matrix`: `;name=value`. */
export const matrixPath: Place = (draft, parameter, value) => {
  const name = `${percentEncode(parameter.name)}=`;
  fill(draft, parameter, prefixed(";", parts(parameter, value, percentEncode, name)));
};

/** Parts with a separator before each; one that is empty makes all of it empty. */
function prefixed(separator: string, all: readonly string[]): string {
  const text = all.join(separator);
  return text && separator + text;
}

/** Adds a value to the query. */
export const query: Place = (draft, parameter, value) => {
  const encode = parameter.allowReserved ? encodeReserved : percentEncode;
  const written = parts(parameter, value, encode, `${percentEncode(parameter.name)}=`);
  draft.query = [draft.query, ...written].filter(Boolean).join("&");
};

/** Keeps the reserved characters, but for those that would end the value or mean a space. */
function encodeReserved(text: string): string {
  return encodeURI(text)
    .replace(/%5B/g, "[")
    .replace(/%5D/g, "]")
    .replace(/[#&+]/g, encodeURIComponent);
}

/** Adds a header. */
export const header: Place = (draft, parameter, value) => {
  const written = parts(parameter, value, (text) => text);
  if (written.length > 0) addHeader(draft, parameter.name, written.join());
};

/** Adds a value to the `Cookie` header. */
export const cookie: Place = ({ headers }, parameter, value) => {
  const written = parts(parameter, value, percentEncode, `${percentEncode(parameter.name)}=`);
  const all = [headers.cookie ?? "", ...written].filter(Boolean);
  if (all.length > 0) headers.cookie = all.join("; ");
};
