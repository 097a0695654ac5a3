import fastify from "fastify";
import {
  type RegistrationEndpoint,
  toFastify,
} from "../../../generated/typescript/src/registration/index.js";
import { listening, type Running } from "./running.js";

/** Fastify 5: a hook, since its parsers come after hooks. */
export async function startFastify(endpoint: RegistrationEndpoint): Promise<Running> {
  const app = fastify();
  app.addHook("onRequest", toFastify(endpoint));
  app.get("/", () => "home");
  await app.listen({ port: 0, host: "127.0.0.1" });
  return listening(app.server);
}
