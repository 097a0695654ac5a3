import { isObject, type Json, type JsonObject, objectOf } from "../../load/json.js";
import type { Swagger } from "./context.js";

/** What 3.x calls the flows of 2.0. */
const flows: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

/** A security scheme as 3.x has it. One that 2.0 does not know is left as it is. */
export function upgradeSecurityScheme({ origins }: Swagger, scheme: Json): Json {
  if (!isObject(scheme)) return scheme;
  if (scheme.type === "basic")
    return origins.derive({ ...scheme, type: "http", scheme: "basic" }, scheme);
  if (scheme.type !== "oauth2") return scheme;
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = scheme;
  const said = Object.entries({ authorizationUrl, tokenUrl, scopes: scopes ?? {} });
  const details = objectOf(said.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  const name = typeof flow === "string" && Object.hasOwn(flows, flow) ? flows[flow] : undefined;
  const made: JsonObject = {
    ...rest,
    ...(name === undefined ? {} : { flows: { [name]: origins.derive(details, scheme) } }),
  };
  return origins.derive(made, scheme);
}
