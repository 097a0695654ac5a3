import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { mount } from "./endpoint.js";
import { serveFetch } from "./hono.js";
import { listening, type Running } from "./running.js";
import worker from "./worker.js";

/** Cloudflare Workers: a module, called as its runtime calls it. The runtime is not run. */
export function startWorkers(endpoint: RegistrationEndpoint): Promise<Running> {
  mount(endpoint);
  const module: {
    fetch(request: Request, environment: object, context: object): Promise<Response>;
  } = worker;
  return listening(serveFetch((request) => module.fetch(request, {}, { waitUntil() {} })));
}
