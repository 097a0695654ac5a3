// Speaks RFC 7591 and RFC 7592 to the authorization server, as a client would.

import type { OutgoingHttpHeaders } from "node:http";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { ApiRequest, Operation } from "./operations.js";

/** What the authorization server answered. */
export interface RegistrarResponse {
  readonly status: number;
  readonly body: string;
}

/** Carries out one operation at the authorization server. */
export type Registrar = (operation: Operation, call: ApiRequest) => Promise<RegistrarResponse>;

/** A registrar for the authorization server that listens on a loopback port. */
export function createRegistrar(port: number, registrationPath: string): Registrar {
  return (operation, { json, token, clientId }) => {
    const headers: OutgoingHttpHeaders = { accept: "application/json" };
    if (token) headers.authorization = `Bearer ${headerSafe(token)}`;
    if (json !== undefined) headers["content-type"] = "application/json";
    const suffix = clientId === undefined ? "" : `/${segment(clientId)}`;
    const path = `${registrationPath}${suffix}`;
    return new Promise((resolve, reject) => {
      // Not fetch: it would resolve a client id ".." as a path.
      const call = request({
        host: "127.0.0.1",
        port,
        path,
        method: operation.method,
        headers,
        agent: false,
      });
      call.once("error", reject);
      call.once("response", (response) => {
        text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
      });
      call.end(json);
    });
  };
}

/** A token that no header can carry is one the server never issued; it stays so when escaped. */
function headerSafe(token: string): string {
  return /^[\w.~+/-]+=*$/.test(token) ? token : segment(token);
}

/** The detour over bytes repairs lone surrogates, at which encodeURIComponent throws. */
function segment(value: string): string {
  return encodeURIComponent(Buffer.from(value).toString());
}
