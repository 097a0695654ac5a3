import type { Json, JsonObject } from "../../load/json.js";
import { type Swagger, textAt, textsAt } from "./context.js";

/** The servers that `host`, `basePath` and these `schemes` name. */
export function serversOf(swagger: Swagger, owner: JsonObject): Json[] {
  const { root, origins, problems } = swagger;
  const host = textAt(swagger, root, "host");
  const basePath = textAt(swagger, root, "basePath") ?? "";
  const path = basePath === "" || basePath.startsWith("/") ? basePath : `/${basePath}`;
  if (host === null || host === "") return path === "" ? [] : [origins.derive({ url: path }, root)];
  const schemes = textsAt(swagger, owner, "schemes") ?? [];
  if (schemes.length === 0) {
    problems.warning(
      "no-scheme",
      `the document does not say how ${host} is reached; https is used`,
      "Add `schemes: [https]`.",
      origins.locate(root, "host"),
    );
  }
  const servers = (schemes.length > 0 ? schemes : ["https"]).map((scheme) => {
    const server = origins.derive({ url: `${scheme}://${host}${path}` }, root);
    origins.place(server, "url", root, "host");
    return server;
  });
  return servers;
}
