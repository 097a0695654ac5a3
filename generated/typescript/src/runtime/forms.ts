import { decodeText } from "./json.js";
import type { Decoder, Encoder, Parameter } from "./operation.js";
import { plain } from "./style.js";
import { commaDelimited } from "./styles.js";

export const form: Encoder & Decoder = {
  mediaType: "application/x-www-form-urlencoded",
  encode: (value) =>
    new URLSearchParams(
      members(value).flatMap(([name, member]) => items(member).map((item) => [name, asText(item)])),
    ).toString(),
  decode(bytes) {
    const lists = new Map<string, string[]>();
    for (const [name, text] of new URLSearchParams(decodeText(bytes))) {
      const list = lists.get(name);
      if (list) list.push(text);
      else lists.set(name, [text]);
    }
    // A name that is repeated has a list.
    return Object.fromEntries(
      [...lists].map(([name, list]) => [name, list.length > 1 ? list : list[0]]),
    );
  },
};

/** A form some of whose members are written as the parameters of a query are. */
export const formOf = (parameters: readonly Parameter[]): Encoder => ({
  mediaType: form.mediaType,
  encode: (value) => {
    const draft = {
      operationId: "",
      path: "",
      query: "",
      headers: {},
      body: undefined,
      secrets: [],
    };
    const texts = members(value).map(([name, member]) => {
      const parameter = parameters.find((candidate) => candidate.name === name);
      if (parameter === undefined) return form.encode({ [name]: member });
      draft.query = "";
      parameter.in(draft, parameter, member);
      return draft.query;
    });
    return texts.filter(Boolean).join("&");
  },
});

/** Writes a member of a form as parts, each with its name. */
export type PartWriter = (name: string, member: unknown) => [name: string, part: string | Blob][];

/** Parts as their values tell: files as they are, objects as JSON, all else as text. */
const ownParts: PartWriter = (name, member) =>
  items(member).map((item) => {
    const isObject = typeof item === "object" && !(item instanceof Blob || item instanceof Date);
    return [name, isObject ? typed(item, "application/json") : part(item)];
  });

/** Parts of a media type; files that say what they are keep that. */
export const typedPart =
  (type: string): PartWriter =>
  (name, member) =>
    items(member).map((item) => [
      name,
      item instanceof Blob ? named(item, type) : typed(item, type),
    ]);

/** A list as one part, with commas between its items. */
export const joinedPart: PartWriter = (name, member) =>
  commaDelimited(member, String, "", false).map((text) => [name, text]);

/** `name[key]` for each member of a member, and for each of theirs. */
export const deepParts: PartWriter = (name, member) => {
  if ((member ?? null) === null) return [];
  if (typeof member !== "object" || member instanceof Blob || member instanceof Date) {
    return [[name, part(member)]];
  }
  return Object.entries(Object(member)).flatMap(([key, each]) =>
    deepParts(`${name}[${key}]`, each),
  );
};

/**
 * Several parts, each with a name. The form of `fetch` would do for files and texts, but calls all that
 * has a media type a file, JSON too, which servers then look for in vain among the texts.
 */
export const multipartAs = (
  type: string,
  writers: Readonly<Record<string, PartWriter>> = {},
): Encoder => ({
  mediaType: "",
  encode(value) {
    const boundary = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const parts = partsOf(value, writers).flatMap(([name, part]) => [
      `--${boundary}\r\n${headOf(name, part)}\r\n\r\n`,
      part,
      "\r\n",
    ]);
    return new Blob([...parts, `--${boundary}--\r\n`], { type: `${type}; boundary=${boundary}` });
  },
});

/** A form whose members are parts of their own, each with a media type. */
export const multipartOf = (writers: Readonly<Record<string, PartWriter>>): Encoder =>
  multipartAs("multipart/form-data", writers);

export const multipart: Encoder = /* @__PURE__ */ multipartOf({});

/** What stands above a part. */
function headOf(name: string, part: string | Blob): string {
  const quoted = (text: string): string => `"${text.replace(/["\r\n]/g, encodeURIComponent)}"`;
  const head = `Content-Disposition: form-data; name=${quoted(name)}`;
  if (typeof part === "string") return head;
  const file = part instanceof File ? `; filename=${quoted(part.name)}` : "";
  return `${head}${file}\r\nContent-Type: ${part.type}`;
}

/** The parts of all members of a form. */
function partsOf(
  value: unknown,
  writers: Readonly<Record<string, PartWriter>>,
): ReturnType<PartWriter> {
  return members(value).flatMap(([name, member]) => {
    const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
    return (write ?? ownParts)(name, member);
  });
}

/** A value as a part: a file as it is. */
function part(value: unknown): string | Blob {
  return value instanceof Blob ? named(value) : asText(value);
}

/** Bytes as a file, which servers know by its name. */
function named(bytes: Blob, type?: string): Blob {
  const name = bytes instanceof File ? bytes.name : "blob";
  return new File([bytes], name, { type: bytes.type || type || "application/octet-stream" });
}

/** A value that is no file, of a media type. */
function typed(value: unknown, type: string): Blob {
  return new Blob([asText(value)], { type });
}

/** A value as text, which has no bytes in it: JSON would say `{}` for them. */
function asText(value: unknown): string {
  if (typeof value === "object" && !(value instanceof Date)) {
    return JSON.stringify(value, (_, member: unknown) => {
      if (member instanceof Blob) throw new TypeError("a file is no part of a text");
      return member;
    });
  }
  return plain(value);
}

/** The members of a form that are there. */
function members(value: unknown): [name: string, member: unknown][] {
  if (typeof value !== "object" || value instanceof Blob) {
    throw new TypeError("a form is made of the members of an object");
  }
  return Object.entries(Object(value)).filter(([, member]) => (member ?? null) !== null);
}

/** A list's items, or the value itself, without `undefined` and `null`. */
function items(member: unknown): unknown[] {
  return [member].flat().filter((item) => (item ?? null) !== null);
}
