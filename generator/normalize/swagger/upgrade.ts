import type { Document } from "../../load/document.js";
import { isObject, type Json, type JsonObject, member } from "../../load/json.js";
import { dereference } from "../../load/references.js";
import { methods, structureOf } from "../../load/structure/structure.js";
import type { Problems } from "../../problem/problem.js";
import { rewriter } from "../rewrite.js";
import { bodyOf, isInBody, upgradeBody } from "./body.js";
import { mapMembers, objectsAt, type Swagger, textsAt } from "./context.js";
import { upgradeParameter } from "./parameter.js";
import { LateReferences, movedReference } from "./references.js";
import { upgradeResponse } from "./response.js";
import { upgradeSchema } from "./schema.js";
import { upgradeSecurityScheme } from "./security.js";
import { serversOf } from "./server.js";

/**
 * Says a document of OpenAPI 2.0 (Swagger) in the words of 3.0. What 2.0 does not know is left as it
 * is; what 3.0 cannot say is a problem.
 */
export function upgradeSwagger(document: Document, problems: Problems): Document {
  const { root, origins } = document;
  const late = new LateReferences();
  const visit = rewriter(origins, structureOf("2.0"), (object, kind) => {
    if (kind !== "schema") return object;
    const { $ref: reference } = object;
    if (typeof reference !== "string") return upgradeSchema(object);
    const made = { ...upgradeSchema(object), $ref: movedReference(reference) ?? reference };
    if (movedReference(reference) === null) late.add(made, reference);
    return made;
  });
  const swagger: Swagger = { root, origins, problems, schema: (schema) => visit("schema", schema) };

  const { swagger: _, host, basePath, schemes, consumes, produces, paths, ...rest } = root;
  const {
    definitions,
    parameters,
    responses,
    securityDefinitions,
    components = {},
    ...kept
  } = rest;
  const servers = serversOf(swagger, root);
  // A document of both versions has components already: those stay.
  const known = isObject(components) ? components : {};
  const schemas = {
    ...mapMembers(swagger, known.schemas, swagger.schema),
    ...mapMembers(swagger, definitions, swagger.schema),
  };
  const sections: JsonObject = {
    parameters: mapMembers(swagger, parameters, (parameter) =>
      isObject(parameter) && !isInBody(parameter) ? upgradeHeld(swagger, parameter) : undefined,
    ),
    requestBodies: mapMembers(swagger, parameters, (parameter) =>
      isObject(parameter) && parameter.in === "body"
        ? upgradeBody(swagger, parameter, textsAt(swagger, root, "consumes") ?? [])
        : undefined,
    ),
    responses: mapMembers(swagger, responses, (response) =>
      isObject(response) ? answerOf(swagger, response, root) : undefined,
    ),
    securitySchemes: mapMembers(swagger, securityDefinitions, (scheme) =>
      upgradeSecurityScheme(swagger, scheme),
    ),
  };
  const made = {
    ...kept,
    openapi: "3.0.4",
    ...(servers.length > 0 ? { servers } : {}),
    paths: mapMembers(swagger, paths, (item, path) =>
      path.startsWith("x-") ? item : upgradePathItem(swagger, item),
    ),
    components: { ...known, ...merged(known, sections), schemas },
  };
  origins.place(made, "servers", root, schemes === undefined ? "host" : "schemes");
  late.settle(root, made, schemas, swagger.schema);
  return { ...document, root: origins.derive(made, root), version: "3.0" };
}

/** Each section with what the document had in it already. */
function merged(known: JsonObject, sections: JsonObject): JsonObject {
  const entries = Object.entries(sections).map(([name, made]): [string, Json] => {
    const own = member(known, name);
    return [name, isObject(own) && isObject(made) ? { ...own, ...made } : made];
  });
  return Object.fromEntries(entries);
}

function upgradePathItem(swagger: Swagger, held: Json): Json {
  const item = dereference(swagger.root, held);
  if (!isObject(item)) return held;
  const operations = methods.flatMap((method) => {
    const operation = member(item, method);
    return isObject(operation)
      ? [[method, upgradeOperation(swagger, operation, item)] as const]
      : [];
  });
  return swagger.origins.derive(
    { ...item, ...Object.fromEntries(operations), ...withParameters(swagger, item) },
    item,
  );
}

function upgradeOperation(swagger: Swagger, operation: JsonObject, item: JsonObject): JsonObject {
  const { root, origins } = swagger;
  const { consumes, produces, schemes, responses, ...rest } = operation;
  const media = textsAt(swagger, operation, "consumes") ?? textsAt(swagger, root, "consumes") ?? [];
  const body = bodyOf(swagger, operation, item, media);
  const made = {
    ...rest,
    ...withParameters(swagger, operation),
    ...(body === null ? {} : { requestBody: body }),
    ...(schemes === undefined ? {} : { servers: serversOf(swagger, operation) }),
    ...(responses === undefined
      ? {}
      : {
          responses: mapMembers(swagger, responses, (response) =>
            isObject(response) ? answerOf(swagger, response, operation) : response,
          ),
        }),
  };
  return origins.derive(made, operation);
}

/** The parameters of an operation or a path that are not part of the body. */
function withParameters(swagger: Swagger, owner: JsonObject): JsonObject {
  const list = member(owner, "parameters");
  if (!Array.isArray(list)) return {};
  const kept = objectsAt(swagger, owner, "parameters").filter(({ object }) => !isInBody(object));
  const made = kept.map(({ held }) => upgradeHeld(swagger, held));
  return { parameters: swagger.origins.derive(made, list) };
}

/** A parameter as it stands in a list: a reference remains one. */
function upgradeHeld(swagger: Swagger, held: JsonObject): JsonObject {
  const reference = typeof held.$ref === "string" ? movedReference(held.$ref) : null;
  if (reference !== null) return swagger.origins.derive({ ...held, $ref: reference }, held);
  const parameter = dereference(swagger.root, held);
  return isObject(parameter) ? upgradeParameter(swagger, parameter) : held;
}

/**
 * A response of an operation, or of the root. A reference remains one unless the operation has media
 * types of its own, since those hold for what it refers to as well.
 */
function answerOf(swagger: Swagger, held: JsonObject, owner: JsonObject): JsonObject {
  const produces = textsAt(swagger, owner, "produces");
  const reference = typeof held.$ref === "string" ? movedReference(held.$ref) : null;
  if (reference !== null && (owner === swagger.root || produces === null))
    return swagger.origins.derive({ ...held, $ref: reference }, held);
  const response = dereference(swagger.root, held);
  if (!isObject(response)) return held;
  const media = produces ?? textsAt(swagger, swagger.root, "produces") ?? [];
  return upgradeResponse(swagger, response, media);
}
