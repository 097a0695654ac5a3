import { createServer } from "node:http";
import {
  type RegistrationEndpoint,
  toNode,
} from "../../../generated/typescript/src/registration/index.js";
import { listening, type Running } from "./running.js";

/** `node:http` with nothing else. */
export function startNodeHttpAlone(endpoint: RegistrationEndpoint): Promise<Running> {
  const server = createServer(toNode(endpoint));
  return listening(server);
}

/** `node:http`: the endpoint first, and the rest of the server behind it. */
export function startNodeHttp(endpoint: RegistrationEndpoint): Promise<Running> {
  const register = toNode(endpoint);
  const server = createServer((request, response) =>
    register(request, response, () => response.end("home")),
  );
  return listening(server);
}
