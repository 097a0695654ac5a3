import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { serveFetch } from "./hono.js";
import { listening, type Running } from "./running.js";

/** What `app/register/[[...client]]/route.ts` of a Next.js application exports. */
function route(endpoint: RegistrationEndpoint) {
  return {
    GET: endpoint,
    HEAD: endpoint,
    POST: endpoint,
    PUT: endpoint,
    PATCH: endpoint,
    DELETE: endpoint,
    OPTIONS: endpoint,
  };
}

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Response | Promise<Response>;

/** Next.js route handlers, called as Next.js calls them. Next.js itself is not run. */
export function startNext(endpoint: RegistrationEndpoint): Promise<Running> {
  const handlers = new Map<string, RouteHandler>(Object.entries(route(endpoint)));
  const server = serveFetch((request) => {
    const [, first, ...client] = new URL(request.url).pathname.split("/");
    const handler = handlers.get(request.method);
    if (first !== "register") return new Response("home");
    // What Next.js does of its own accord where a route does not export a method.
    if (handler === undefined) return new Response(null, { status: 405 });
    return handler(request, { params: Promise.resolve({ client }) });
  });
  return listening(server);
}
