// The Authlete-shaped API in front of the authorization server.

import type { OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { toAnswer } from "./answers.js";
import { completeMetadata } from "./documented.js";
import type { ApiRequest } from "./operations.js";
import type { Settings } from "./protocol.js";
import { Refusal } from "./refusal.js";
import type { Registrar } from "./registrar.js";
import { admit, readRequest } from "./request.js";

/** Serves the four operations under /api/. */
export function createApi(settings: Settings, registrar: Registrar): RequestListener {
  return async (request, response) => {
    try {
      const operation = admit(request, settings);
      const call = await readRequest(request, operation);
      if (settings.fault === "api") throw new Error("The API is broken on purpose.");
      const reply = await registrar(operation, settings.seedCompatibility ? complete(call) : call);
      send(response, 200, toAnswer(operation, reply, settings.unauthorizedOnClientConfigSupported));
    } catch (error) {
      const { status, resultCode, message, headers } = toRefusal(error);
      send(response, status, { resultCode, resultMessage: `[${resultCode}] ${message}` }, headers);
    }
  };
}

function complete(call: ApiRequest): ApiRequest {
  return call.json === undefined ? call : { ...call, json: completeMetadata(call.json) };
}

/** What went wrong inside is told on stderr, not to the caller. */
function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error(error);
  return new Refusal(500, "A001101", "The API failed.");
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { ...headers, "content-type": "application/json;charset=UTF-8" });
  response.end(JSON.stringify(body));
}
