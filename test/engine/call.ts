// Calls the API as the tests need it: with plain fetch, and with nothing hidden.

import type { Answer } from "./answers.js";
import type { JsonObject } from "./json.js";
import { parseObject } from "./json.js";
import type { Engine } from "./start.js";

/** The path of an operation; "" is registration itself. */
export function pathOf(engine: Engine, operation: string): string {
  return `/api/${engine.serviceId}/client/registration${operation && `/${operation}`}`;
}

/** Sends a request of any shape. The defaults are those of a good one. */
export function send(engine: Engine, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${engine.url}${path}`, {
    method: "POST",
    ...init,
    headers: {
      authorization: `Bearer ${engine.bearer}`,
      "content-type": "application/json",
      ...init.headers,
    },
  });
}

/** Carries out an operation that the API accepts. */
export async function call(engine: Engine, operation: string, body: JsonObject): Promise<Answer> {
  const response = await send(engine, pathOf(engine, operation), { body: JSON.stringify(body) });
  const answer = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Registers a client, and gives what the client itself would keep. */
export async function register(
  engine: Engine,
  metadata: JsonObject,
  token?: string,
): Promise<Registered> {
  return toRegistered(await call(engine, "", { json: JSON.stringify(metadata), token }));
}

/** The parts of client information that the tests use. */
export interface Registered {
  readonly clientId: string;
  readonly secret: string;
  readonly token: string;
  readonly uri: string;
}

/** Reads them from an answer. */
export function toRegistered({ responseContent = "" }: Answer): Registered {
  const information = parseObject(responseContent) ?? {};
  return {
    clientId: String(information.client_id),
    secret: String(information.client_secret),
    token: String(information.registration_access_token),
    uri: String(information.registration_client_uri),
  };
}
