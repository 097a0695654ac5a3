import { isObject, type Json, type JsonObject, member, objectOf } from "../../load/json.js";
import { objectsAt, type Swagger } from "./context.js";
import { separateSchema } from "./parameter.js";

const multipart = "multipart/form-data";
const urlencoded = "application/x-www-form-urlencoded";

/** Tells a parameter that is part of the body; 3.x has a request body instead of them. */
export function isInBody(parameter: JsonObject): boolean {
  return parameter.in === "body" || parameter.in === "formData";
}

/**
 * The request body that the `body` and `formData` parameters of an operation and of its path make
 * together; what the operation says of one comes before what its path says.
 */
export function bodyOf(
  swagger: Swagger,
  operation: JsonObject,
  pathItem: JsonObject,
  consumes: readonly string[],
): JsonObject | null {
  const [own, shared] = [operation, pathItem].map((owner) => parametersIn(swagger, owner));
  const body = own?.body ?? shared?.body ?? null;
  const fields = new Map([...(shared?.fields ?? []), ...(own?.fields ?? [])]);
  const [field] = fields.values();
  if (body !== null && field !== undefined) {
    swagger.problems.repairable(
      "several-bodies",
      "the operation has a body parameter and formData parameters; a request has one body",
      "Remove one kind of them.",
      swagger.origins.locate(field),
    );
  }
  if (body !== null) return upgradeBody(swagger, body, consumes);
  return fields.size === 0 ? null : formOf(swagger, operation, fields, consumes);
}

interface BodyParameters {
  readonly body: JsonObject | null;
  readonly fields: ReadonlyMap<string, JsonObject>;
}

function parametersIn(swagger: Swagger, owner: JsonObject): BodyParameters {
  const parameters = objectsAt(swagger, owner, "parameters");
  const bodies = parameters.filter(({ object }) => object.in === "body");
  for (const { held } of bodies.slice(1)) {
    swagger.problems.repairable(
      "several-bodies",
      "there are two body parameters; a request has one body",
      "Remove one of them.",
      swagger.origins.locate(held),
    );
  }
  const fields = parameters.filter(({ object }) => object.in === "formData");
  return {
    body: bodies[0]?.object ?? null,
    fields: new Map(fields.map(({ object }) => [String(object.name), object])),
  };
}

/** The request body that a body parameter is. */
export function upgradeBody(
  swagger: Swagger,
  parameter: JsonObject,
  consumes: readonly string[],
): JsonObject {
  const { name: _, in: __, "x-example": example, "x-examples": examples, ...members } = parameter;
  const { schema, rest } = separateSchema(swagger, members, "body");
  const types = consumes.length > 0 ? consumes : ["application/json"];
  const media = types.map((type): [string, Json] => [
    type,
    swagger.origins.derive({ schema, ...exampleOf(type, example, examples) }, parameter),
  ]);
  return swagger.origins.derive({ ...rest, content: objectOf(media) }, parameter);
}

function exampleOf(
  type: string,
  example: Json | undefined,
  examples: Json | undefined,
): { example?: Json } {
  const own =
    typeof examples === "object" && examples !== null && !Array.isArray(examples)
      ? member(examples, type)
      : undefined;
  const found = own ?? example;
  return found === undefined ? {} : { example: found };
}

function formOf(
  swagger: Swagger,
  operation: JsonObject,
  fields: ReadonlyMap<string, JsonObject>,
  consumes: readonly string[],
): JsonObject {
  const { origins } = swagger;
  const made = [...fields].map(([name, field]) => {
    const { schema, serialization, rest } = separateSchema(swagger, field, "formData");
    const { name: _, in: __, required, "x-example": example, ...said } = rest;
    const property = {
      ...(isObject(schema) ? schema : {}),
      ...said,
      ...(example === undefined ? {} : { example }),
    };
    return { name, required, serialization, schema: origins.derive(property, field) };
  });
  const required = made.filter((field) => field.required === true).map(({ name }) => name);
  const schema = origins.derive(
    {
      type: "object",
      properties: origins.derive(
        objectOf(made.map((field) => [field.name, field.schema])),
        operation,
      ),
      ...(required.length > 0 ? { required } : {}),
    },
    operation,
  );
  // An exploded form is what 3.x takes for granted.
  const encoding = made.flatMap(({ name, serialization }): [string, Json][] =>
    serialization === null || (serialization.style === "form" && serialization.explode)
      ? []
      : [[name, { ...serialization }]],
  );
  const media = {
    schema,
    ...(encoding.length > 0 ? { encoding: objectOf(encoding) } : {}),
  };
  const types = formTypes(swagger, operation, [...fields.values()], consumes);
  return origins.derive(
    {
      ...(required.length > 0 ? { required: true } : {}),
      content: objectOf(types.map((type) => [type, origins.derive({ ...media }, operation)])),
    },
    operation,
  );
}

/** The media types of a form: those it consumes that are forms, or what suits its fields. */
function formTypes(
  swagger: Swagger,
  operation: JsonObject,
  fields: readonly JsonObject[],
  consumes: readonly string[],
): readonly string[] {
  const file = fields.find((field) => isFile(field));
  const forms = consumes.filter((type) => /^multipart\/|x-www-form-urlencoded/i.test(type));
  const parts = forms.filter((type) => /^multipart\//i.test(type));
  const fitting = file !== undefined && parts.length > 0 ? parts : forms;
  if (fitting.length > 0) return fitting;
  const fallback = file === undefined ? urlencoded : multipart;
  if (consumes.length > 0) {
    swagger.problems.warning(
      "form-media-type",
      `formData parameters cannot be sent as ${consumes.join(" or ")}; ${fallback} is used`,
      `List ${fallback} in \`consumes\`.`,
      swagger.origins.locate(operation, "consumes"),
    );
  }
  return [fallback];
}

function isFile({ type, items }: JsonObject): boolean {
  return (
    type === "file" ||
    (typeof items === "object" && items !== null && "type" in items && items.type === "file")
  );
}
