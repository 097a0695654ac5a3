// Reads a request of the API, or refuses it.

import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import * as v from "valibot";
import type { ApiRequest, Operation } from "./operations.js";
import { OPERATIONS } from "./operations.js";
import type { Settings } from "./protocol.js";
import { badRequest, Refusal } from "./refusal.js";

const PATH = /^\/api\/([^/]+)\/client\/registration(?:\/([a-z]+))?$/;

/** The operation a request asks for, once its path, method and credentials are right. */
export function admit(request: IncomingMessage, settings: Settings): Operation {
  const [path = ""] = (request.url ?? "").split("?");
  const [, serviceId = "", segment = ""] = PATH.exec(path) ?? [];
  const operation = OPERATIONS.find((candidate) => candidate.segment === segment);
  if (serviceId === "" || operation === undefined) {
    throw new Refusal(404, "A001404", "The API has no such path.");
  }
  if (request.method !== "POST") {
    throw new Refusal(405, "A001405", "Only POST is allowed.", { allow: "POST" });
  }
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "") ?? [];
  if (bearer !== settings.bearer) {
    throw new Refusal(401, "A001202", "The bearer token is missing or wrong.", {
      "www-authenticate": "Bearer",
    });
  }
  if (serviceId !== encodeURIComponent(settings.serviceId)) {
    throw new Refusal(403, "A001215", "The service is not known.");
  }
  return operation;
}

/** The body of a request, once it has all that the operation needs. */
export async function readRequest(
  request: IncomingMessage,
  operation: Operation,
): Promise<ApiRequest> {
  if (!/^application\/json *(?:;|$)/i.test(request.headers["content-type"] ?? "")) {
    throw badRequest("The content type must be application/json.");
  }
  const body = v.safeParse(operation.request, parse(await text(request)));
  if (body.success) return body.output;
  const [issue] = body.issues;
  throw badRequest(`${v.getDotPath(issue) ?? "The body"}: ${issue.message}.`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest("The body is not JSON.");
  }
}
