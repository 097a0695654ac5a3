import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { serveFetch } from "./hono.js";
import { listening, type Running } from "./running.js";

/** A module worker of Cloudflare Workers. */
function worker(endpoint: RegistrationEndpoint) {
  return { fetch: endpoint };
}

/** Cloudflare Workers: a module worker, called as its runtime calls it. The runtime is not run. */
export function startWorkers(endpoint: RegistrationEndpoint): Promise<Running> {
  const module: {
    fetch(request: Request, environment: object, context: object): Promise<Response>;
  } = worker(endpoint);
  return listening(serveFetch((request) => module.fetch(request, {}, { waitUntil() {} })));
}
