import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { mount } from "./endpoint.js";
import { serveFetch } from "./hono.js";
import * as route from "./next-route.js";
import { listening, type Running } from "./running.js";

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Response | Promise<Response>;

/** Next.js route handlers, called as Next.js calls them. Next.js itself is not run. */
export function startNext(endpoint: RegistrationEndpoint): Promise<Running> {
  mount(endpoint);
  const handlers = new Map<string, RouteHandler>(Object.entries(route));
  const server = serveFetch((request) => {
    const [, first, ...client] = new URL(request.url).pathname.split("/");
    if (first !== "register") return new Response("home");
    const handler = handlers.get(request.method);
    // What Next.js does of its own accord where a route does not export a method.
    if (handler === undefined) return new Response(null, { status: 405 });
    return handler(request, { params: Promise.resolve({ client }) });
  });
  return listening(server);
}
