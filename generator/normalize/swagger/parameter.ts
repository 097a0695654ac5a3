import { isObject, type Json, type JsonObject, objectOf } from "../../load/json.js";
import type { Swagger } from "./context.js";

/** Members of a 2.0 parameter or header that are the business of its schema in 3.x. */
const schemaMembers: ReadonlySet<string> = new Set([
  "type",
  "format",
  "items",
  "default",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
  "x-nullable",
  "x-enum-varnames",
  "x-enum-descriptions",
  "x-enumNames",
]);

interface Serialization {
  readonly style: string;
  readonly explode: boolean;
}

const separated: Readonly<Record<string, Serialization>> = {
  csv: { style: "form", explode: false },
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: { style: "form", explode: true },
};
const simple: Readonly<Record<string, Serialization>> = {
  csv: { style: "simple", explode: false },
};

/** How 3.x says each `collectionFormat`, by the place of the parameter. */
const serializations: ReadonlyMap<
  Json | undefined,
  Readonly<Record<string, Serialization>>
> = new Map([
  ["query", separated],
  ["formData", separated],
  ["path", simple],
  ["header", simple],
]);

/** What a parameter or header of 2.0 is in 3.x. */
interface Separated {
  readonly schema: Json;
  /** How a list is written; `null` where there is no list. */
  readonly serialization: Serialization | null;
  /** All that has the same meaning in both. */
  readonly rest: JsonObject;
}

/** Takes the schema out of a parameter or header that is in this place. */
export function separateSchema(
  swagger: Swagger,
  holder: JsonObject,
  location: Json | undefined,
): Separated {
  const { schema: written, collectionFormat, ...members } = holder;
  const entries = Object.entries(members);
  const rest = objectOf(entries.filter(([name]) => !schemaMembers.has(name)));
  if (written !== undefined) return { schema: swagger.schema(written), serialization: null, rest };
  const own = objectOf(entries.filter(([name]) => schemaMembers.has(name)));
  if (own.type === "file" && location !== "formData") {
    swagger.problems.warning(
      "misplaced-file",
      "only formData can have a file; the SDK takes one text",
      "Use `in: formData`, or another type.",
      swagger.origins.locate(holder, "type"),
    );
    return { schema: asText(swagger, own, holder), serialization: null, rest };
  }
  if (own.type !== "array") {
    return { schema: madeSchema(swagger, own, holder), serialization: null, rest };
  }
  const format = collectionFormat ?? "csv";
  const known = serializations.get(location) ?? separated;
  const serialization =
    typeof format === "string" && Object.hasOwn(known, format) ? known[format] : undefined;
  if (serialization === undefined) {
    refuse(swagger, holder, "collectionFormat", `collectionFormat ${JSON.stringify(format)}`);
    return { schema: asText(swagger, own, holder), serialization: null, rest };
  }
  const { items } = own;
  if (isObject(items) && items.type === "array") {
    refuse(swagger, items, "type", "a list of lists");
    own.items = asText(swagger, items, items);
  }
  return { schema: madeSchema(swagger, own, holder), serialization, rest };
}

/** A parameter that is in the path, the query or a header, as 3.x has it. */
export function upgradeParameter(swagger: Swagger, parameter: JsonObject): JsonObject {
  const { schema, serialization, rest } = separateSchema(swagger, parameter, parameter.in);
  const { "x-example": example, ...kept } = rest;
  // Where there is `content`, the document speaks of 3.x already.
  const made = {
    ...kept,
    ...(Object.hasOwn(kept, "content") ? {} : { schema }),
    ...serialization,
    ...(example === undefined ? {} : { example }),
  };
  if (serialization !== null)
    for (const name of ["style", "explode"])
      swagger.origins.place(made, name, parameter, "collectionFormat");
  return swagger.origins.derive(made, parameter);
}

/** A header of a response, as 3.x has it. */
export function upgradeHeader(swagger: Swagger, header: Json): Json {
  if (!isObject(header)) return header;
  const { schema, rest } = separateSchema(swagger, header, "header");
  return swagger.origins.derive({ ...rest, schema }, header);
}

function madeSchema(swagger: Swagger, schema: JsonObject, holder: JsonObject): Json {
  return swagger.schema(swagger.origins.derive(schema, holder));
}

/** The list as one text: its callers join the items, and what they write is what is sent. */
function asText(swagger: Swagger, schema: JsonObject, holder: JsonObject): Json {
  const { items: _, default: __, type: ___, ...rest } = schema;
  return madeSchema(swagger, { ...rest, type: "string" }, holder);
}

function refuse(
  { origins, problems }: Swagger,
  holder: JsonObject,
  name: string,
  what: string,
): void {
  problems.warning(
    "unsupported-collection-format",
    `${what} cannot be expressed in OpenAPI 3 here; the SDK takes one text`,
    "Callers of the SDK join the items themselves.",
    origins.locate(holder, name),
  );
}
