import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { listening, type Running } from "./running.js";

/** Hono 4, here on Node. `/register/*` is `/register` too. */
export function startHono(endpoint: RegistrationEndpoint): Promise<Running> {
  const app = new Hono();
  app.all("/register/*", (context) => endpoint(context.req.raw));
  app.get("/", (context) => context.text("home"));
  return listening(serveFetch(app.fetch));
}

/** A server for handlers in the manner of Fetch. It leaves the globals of the process alone. */
export function serveFetch(fetch: (request: Request) => Response | Promise<Response>) {
  return serve({ fetch, port: 0, hostname: "127.0.0.1", overrideGlobalObjects: false });
}
