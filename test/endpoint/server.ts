import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { AuthleteCore } from "../../generated/typescript/src/index.js";
import {
  type Audit,
  type EndpointHooks,
  registrationEndpoint,
} from "../../generated/typescript/src/registration/index.js";
import { type Engine, type EngineOptions, startEngine } from "../engine/start.js";
import type { Host } from "./hosts/hosts.js";
import { listening, type Running } from "./hosts/running.js";

/** An authorization server on loopback: the endpoint in a host, and the engine for all the rest. */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly engine: Engine;
  /** Where the host is, without what stands in front of it. */
  address(): string;
  /** What the endpoint has answered. */
  readonly audits: Audit[];
  /** Mounts the endpoint in another host. */
  use(host: Host): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an {@link AuthorizationServer}. Its engine needs a second or two. */
export async function startAuthorizationServer(
  host: Host,
  hooks: EndpointHooks = {},
  options: EngineOptions = {},
): Promise<AuthorizationServer> {
  let mounted: Running | undefined;
  let enginePort = 0;
  const front = createServer((incoming, response) => {
    const isRegistration = /^\/register(?![\w-])/.test(incoming.url ?? "");
    forward(incoming, response, isRegistration ? (mounted?.port ?? 0) : enginePort);
  });
  const { port, stop } = await listening(front);
  const issuer = `http://127.0.0.1:${port}`;
  const engine = await startEngine({ ...options, publicOrigin: issuer });
  enginePort = Number(new URL(engine.url).port);

  const audits: Audit[] = [];
  const { bearer, serviceId, url } = engine;
  const authlete = new AuthleteCore({ bearer, serviceId, serverURL: url });
  const endpoint = registrationEndpoint({
    authlete,
    hooks: { ...hooks, afterAnswer: (audit) => void audits.push(audit) },
  });
  const use = async ({ start }: Host): Promise<void> => {
    await mounted?.stop();
    mounted = await start(endpoint);
  };
  await use(host);
  return {
    issuer,
    engine,
    address: () => `http://127.0.0.1:${mounted?.port}`,
    audits,
    use,
    stop: async () => {
      await Promise.all([mounted?.stop(), stop(), engine.stop()]);
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url: path, headers } = incoming;
  const call = request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  call.once("error", () => response.destroy());
  incoming.pipe(call);
}
