import { isObject, type Json, type JsonObject, member } from "../../load/json.js";

/** Says one schema of 2.0 the way of 3.0; its inner schemas were done before. */
export function upgradeSchema(schema: JsonObject): JsonObject {
  const {
    "x-nullable": isNullable,
    "x-example": example,
    collectionFormat,
    discriminator,
    ...rest
  } = schema;
  const changed: JsonObject = {
    ...(typeof isNullable === "boolean" && member(rest, "nullable") === undefined
      ? { nullable: isNullable }
      : {}),
    ...(example !== undefined && member(rest, "example") === undefined ? { example } : {}),
    ...(discriminator === undefined ? {} : { discriminator: discriminatorOf(discriminator) }),
    ...(rest.type === "file" ? { type: "string", format: "binary" } : {}),
  };
  const isSame =
    Object.keys(changed).every((name) => changed[name] === schema[name]) &&
    isNullable === undefined &&
    example === undefined &&
    collectionFormat === undefined;
  return isSame ? schema : { ...rest, ...changed };
}

/** A discriminator as an object: in 2.0 it is the name of a property. */
function discriminatorOf(written: Json): Json {
  if (typeof written === "string") return { propertyName: written };
  return isObject(written) ? { ...written } : written;
}
