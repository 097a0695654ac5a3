import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";
import { startExpress } from "./express.js";
import { startFastify } from "./fastify.js";
import { startHono } from "./hono.js";
import { startNext } from "./next.js";
import { startNodeHttp, startNodeHttpAlone } from "./node-http.js";
import type { Running } from "./running.js";
import { startWorkers } from "./workers.js";

/** A host that the endpoint can be mounted in. */
export interface Host {
  readonly name: string;
  /** Whether paths are resolved before anybody sees them, as `URL` does. */
  readonly resolves: boolean;
  /** The status of what it answers itself to a path whose encoding is none, if it does. */
  readonly refuses?: number;
  /** Whether there is nothing but the endpoint. */
  readonly isAlone?: boolean;
  start(endpoint: RegistrationEndpoint): Promise<Running>;
}

/** The hosts that there are examples for. */
export const hosts: readonly Host[] = [
  { name: "node:http", resolves: false, start: startNodeHttp },
  { name: "node:http alone", resolves: false, isAlone: true, start: startNodeHttpAlone },
  { name: "Express", resolves: false, start: startExpress },
  { name: "Fastify", resolves: false, refuses: 400, start: startFastify },
  { name: "Hono", resolves: true, start: startHono },
  { name: "Next.js route handlers", resolves: true, start: startNext },
  { name: "Cloudflare Workers", resolves: true, isAlone: true, start: startWorkers },
];
