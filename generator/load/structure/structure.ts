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

/** A member that holds objects: one of a kind, a list, or a map from names. */
export interface Slot {
  readonly holds: "one" | "list" | "map";
  readonly kind: Kind;
}

/** The members of each kind that hold objects. */
export type Structure = Readonly<Record<Kind, Readonly<Record<string, Slot>>>>;

const one = (kind: Kind): Slot => ({ holds: "one", kind });
const list = (kind: Kind): Slot => ({ holds: "list", kind });
const map = (kind: Kind): Slot => ({ holds: "map", kind });

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
const expression = one("pathItem");

/** The member of a name, if it holds objects; `undefined` where the specification knows of none. */
export function slotOf(table: Structure, kind: Kind, name: string): Slot | undefined {
  if (kind !== "callback") {
    const members = table[kind];
    return Object.hasOwn(members, name) ? members[name] : undefined;
  }
  // A callback is itself a map from expressions to path items; extensions are not path items.
  return name.startsWith("x-") || name === "$ref" ? undefined : expression;
}

/** Whether a key of a map is an extension and no name. */
export function isExtension({ kind }: Slot, key: string): boolean {
  return key.startsWith("x-") && extensible.has(kind);
}

/** Told of each value that stands directly below an object, with the member that holds it. */
export type Visitor = (
  slot: Slot,
  value: unknown,
  name: string,
  /** The step below that member; absent where it is one object, or no list or map at all. */
  inner?: string | number,
) => void;

/** Visits what stands directly below an object, in the order of the document. */
export function eachChild(
  table: Structure,
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
  visit: Visitor,
): void {
  for (const name of Object.keys(object)) {
    const slot = slotOf(table, kind, name);
    if (slot !== undefined) eachHeld(slot, object[name], name, visit);
  }
}

function eachHeld(slot: Slot, value: unknown, name: string, visit: Visitor): void {
  if (slot.holds === "list" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) visit(slot, value[index], name, index);
  } else if (slot.holds === "map" && isMap(value)) {
    for (const key of Object.keys(value)) {
      if (!isExtension(slot, key)) visit(slot, value[key], name, key);
    }
  } else visit(slot, value, name);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands directly below an object, and the steps that lead to it. */
interface Child extends Slot {
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

/** The objects directly below an object, each with its kind and the steps that lead to it. */
export function children(
  kind: Kind,
  object: Readonly<Record<string, unknown>>,
  table: Structure = structure,
): Child[] {
  const found: Child[] = [];
  eachChild(table, kind, object, (slot, value, name, inner) => {
    const steps = inner === undefined ? [name] : [name, inner];
    found.push({ holds: slot.holds, kind: slot.kind, value, steps });
  });
  return found;
}
