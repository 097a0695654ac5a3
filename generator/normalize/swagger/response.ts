import { isObject, type Json, type JsonObject, member, objectOf } from "../../load/json.js";
import { mapMembers, type Swagger } from "./context.js";
import { upgradeHeader } from "./parameter.js";

/** A response as 3.x has it: its schema and its examples by media type. */
export function upgradeResponse(
  swagger: Swagger,
  response: JsonObject,
  produces: readonly string[],
): JsonObject {
  const { schema, examples: written, headers, ...rest } = response;
  const examples = isObject(written) ? written : {};
  const types = new Set([
    ...(schema === undefined ? [] : mediaTypes(swagger, schema, produces)),
    ...Object.keys(examples).filter((type) => type.includes("/")),
  ]);
  const content = [...types].map((type): [string, Json] => {
    const example = member(examples, type);
    const media = {
      ...(schema === undefined ? {} : { schema: swagger.schema(schema) }),
      ...(example === undefined ? {} : { example }),
    };
    swagger.origins.place(media, "example", response, "examples", type);
    return [type, swagger.origins.derive(media, response)];
  });
  const made = {
    ...rest,
    ...(headers === undefined
      ? {}
      : { headers: mapMembers(swagger, headers, (header) => upgradeHeader(swagger, header)) }),
    ...(content.length > 0 ? { content: objectOf(content) } : {}),
  };
  return swagger.origins.derive(made, response);
}

function mediaTypes(
  swagger: Swagger,
  schema: Json,
  produces: readonly string[],
): readonly string[] {
  const made = swagger.schema(schema);
  if (!isObject(made) || made.format !== "binary")
    return produces.length > 0 ? produces : ["application/json"];
  // A file is not JSON, whatever the rest of the API speaks. Of what type it is may be said nowhere.
  const files = produces.filter((type) => !/\bjson\b/i.test(type));
  return files.length > 0 ? files : ["*/*"];
}
