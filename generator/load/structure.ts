/** What an object of an OpenAPI document is; the names are the specification's. */
export type Kind =
  | "callback"
  | "components"
  | "document"
  | "encoding"
  | "example"
  | "header"
  | "info"
  | "link"
  | "mediaType"
  | "operation"
  | "parameter"
  | "pathItem"
  | "requestBody"
  | "response"
  | "schema"
  | "securityScheme"
  | "server"
  | "tag";

/** How a member holds objects: one of a kind, a list, or a map from names. */
export interface Shape {
  readonly holds: "one" | "list" | "map";
  readonly kind: Kind;
}

/** The members of each kind that hold objects. */
export type Structure = Readonly<Record<Kind, Readonly<Record<string, Shape>>>>;

const one = (kind: Kind): Shape => ({ holds: "one", kind });
const list = (kind: Kind): Shape => ({ holds: "list", kind });
const map = (kind: Kind): Shape => ({ holds: "map", kind });

/** The members of a path item that are operations, in the order in which SDKs list them. */
export const methods = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
] as const;

// Listed as text, because an object with a `then` of its own looks like a promise to other code.
const conditions = ["if", "then", "else"];
const parameterMembers = {
  schema: one("schema"),
  content: map("mediaType"),
  examples: map("example"),
};

/**
 * Where an OpenAPI 3.x document holds objects of which kind. Every walk over documents reads this
 * one table; a member that is not in it holds no object the specification defines.
 */
export const structure: Structure = {
  document: {
    info: one("info"),
    servers: list("server"),
    paths: map("pathItem"),
    webhooks: map("pathItem"),
    components: one("components"),
    tags: list("tag"),
  },
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    examples: map("example"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    mediaTypes: map("mediaType"),
  },
  pathItem: {
    servers: list("server"),
    parameters: list("parameter"),
    ...Object.fromEntries(methods.map((method) => [method, one("operation")])),
    additionalOperations: map("operation"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: map("response"),
    callbacks: map("callback"),
    servers: list("server"),
  },
  parameter: parameterMembers,
  header: parameterMembers,
  requestBody: { content: map("mediaType") },
  response: { headers: map("header"), content: map("mediaType"), links: map("link") },
  mediaType: {
    schema: one("schema"),
    itemSchema: one("schema"),
    examples: map("example"),
    encoding: map("encoding"),
  },
  encoding: { headers: map("header") },
  schema: {
    properties: map("schema"),
    patternProperties: map("schema"),
    additionalProperties: one("schema"),
    propertyNames: one("schema"),
    unevaluatedProperties: one("schema"),
    items: one("schema"),
    prefixItems: list("schema"),
    unevaluatedItems: one("schema"),
    contains: one("schema"),
    allOf: list("schema"),
    anyOf: list("schema"),
    oneOf: list("schema"),
    not: one("schema"),
    ...Object.fromEntries(conditions.map((keyword) => [keyword, one("schema")])),
    dependentSchemas: map("schema"),
    $defs: map("schema"),
  },
  callback: {},
  example: {},
  info: {},
  link: { server: one("server") },
  securityScheme: {},
  server: {},
  tag: {},
};

/** The same of OpenAPI 2.0, named Swagger then. What only 3.x has is checked if it is there. */
const swagger: Structure = {
  ...structure,
  document: {
    ...structure.document,
    definitions: map("schema"),
    parameters: map("parameter"),
    responses: map("response"),
    securityDefinitions: map("securityScheme"),
  },
  parameter: { ...structure.parameter, items: one("schema") },
  header: { ...structure.header, items: one("schema") },
  response: { ...structure.response, schema: one("schema") },
};

/** The table for documents of a feature version, such as `3.1`. */
export function structureOf(version: string): Structure {
  return version === "2.0" ? swagger : structure;
}

/** Kinds in whose place a Reference Object may stand. */
export const referable: ReadonlySet<Kind> = new Set<Kind>([
  "callback",
  "example",
  "header",
  "link",
  "mediaType",
  "parameter",
  "pathItem",
  "requestBody",
  "response",
  "schema",
  "securityScheme",
]);

// Paths, responses and callbacks may carry extensions among their members; other maps are all names.
const extensible: ReadonlySet<Kind> = new Set<Kind>(["pathItem", "response", "callback"]);

/** What stands directly below an object, and the steps that lead to it. */
interface Child extends Shape {
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

/** The objects directly below an object, each with its kind and the steps that lead to it. */
export function* children(
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
  table: Structure = structure,
): Generator<Child> {
  // A callback is itself a map from expressions to path items; extensions are not path items.
  const members = kind === "callback" ? callbackMembers(object) : table[kind];
  for (const [name, shape] of Object.entries(members)) {
    if (!Object.hasOwn(object, name)) continue;
    yield* held(shape, [name], object[name]);
  }
}

function callbackMembers(object: Readonly<Record<string, unknown>>): Record<string, Shape> {
  const expressions = Object.keys(object).filter(
    (name) => !name.startsWith("x-") && name !== "$ref",
  );
  return Object.fromEntries(expressions.map((name) => [name, one("pathItem")]));
}

function* held({ kind, holds }: Shape, steps: readonly [string], value: unknown): Generator<Child> {
  if (holds === "one") yield { kind, steps, value, holds };
  else if (holds === "list" && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield { kind, steps: [...steps, index], value: item, holds };
  } else if (
    holds === "map" &&
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value)
  ) {
    for (const [name, item] of Object.entries(value)) {
      if (name.startsWith("x-") && extensible.has(kind)) continue;
      yield { kind, steps: [...steps, name], value: item, holds };
    }
  } else yield { kind, steps, value, holds };
}
