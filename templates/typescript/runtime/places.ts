import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { addHeaders } from "./header.js";
import type { Parameter, Place } from "./operation.js";
import { membersOf, pairs, percentEncode, plain, simple } from "./style.js";

/** Values that would name another path than the one that is meant, also once they are decoded. */
const dots = /^(\.|%2e){1,2}$/i;

/** Puts a value into the path, as one encoded segment. */
export const path: Place = {
  write(draft, parameter, given) {
    const { name, style, explode = false } = parameter;
    const value = content(parameter, given);
    if (value === undefined || value === null || value === "") {
      throw new InvalidRequestError(undefined, `${name} is needed in the path and is empty`);
    }
    if (dots.test(plain(value)) || (Array.isArray(value) && value.length === 0)) {
      throw new InvalidRequestError(undefined, `${name} would change the path`);
    }
    draft.path = draft.path.replace(`{${name}}`, () => segment(name, value, style, explode));
  },
};

function segment(
  name: string,
  value: unknown,
  style: Parameter["style"],
  explode: boolean,
): string {
  if (style === "label") return `.${simple(value, explode, percentEncode, explode ? "." : ",")}`;
  if (style === "matrix") {
    return pairs(percentEncode(name), value, explode, percentEncode)
      .map((pair) => `;${pair}`)
      .join("");
  }
  return simple(value, explode, percentEncode);
}

const delimiters = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** Puts a value into the query. */
export const query: Place = {
  write(draft, parameter, given) {
    const { name, style = "form", explode = style === "form", allowReserved } = parameter;
    const value = content(parameter, given);
    const encode = allowReserved === true ? encodeReserved : percentEncode;
    const key = percentEncode(name);
    if (style === "deepObject") draft.query.push(...deepPairs(key, value));
    else {
      const delimiter =
        style === "spaceDelimited" || style === "pipeDelimited" ? delimiters[style] : ",";
      draft.query.push(...pairs(key, value, explode, encode, delimiter));
    }
  },
};

function deepPairs(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepPairs(key, item));
  const members = membersOf(value);
  if (members === undefined) return [`${key}=${percentEncode(plain(value))}`];
  return members.flatMap(([name, member]) =>
    deepPairs(`${key}%5B${percentEncode(name)}%5D`, member),
  );
}

/** Keeps the reserved characters, but for those that would end the value. */
function encodeReserved(text: string): string {
  return encodeURI(text)
    .replace(/%5B/g, "[")
    .replace(/%5D/g, "]")
    .replace(/[#&+]/g, encodeURIComponent);
}

/** Puts a value into a header. */
export const header: Place = {
  write(draft, parameter, given) {
    const value = simple(content(parameter, given), parameter.explode === true, (text) => text);
    addHeaders(draft.headers, { [parameter.name]: value }, undefined);
  },
};

/** Puts a value into the `Cookie` header. */
export const cookie: Place = {
  write(draft, parameter, given) {
    const value = content(parameter, given);
    draft.cookies.push(
      ...pairs(percentEncode(parameter.name), value, parameter.explode === true, percentEncode),
    );
  },
};

function content({ codec }: Parameter, value: unknown): unknown {
  return codec === undefined || value === undefined ? value : codec.encode(value);
}
