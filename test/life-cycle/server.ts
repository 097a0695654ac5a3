import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { Authlete } from "../../generated/typescript/src/index.js";
import { registrationEndpoint, toNode } from "../../generated/typescript/src/registration/index.js";
import { listening } from "../endpoint/hosts/running.js";
import type { Recording } from "./recording.js";
import type { Service } from "./service.js";

/** An authorization server on loopback, whose clients the service keeps. */
export interface AuthorizationServer {
  readonly issuer: string;
  /** Mounts the endpoint in front of a service. */
  connect(service: Service): void;
  stop(): Promise<void>;
}

/** Starts an {@link AuthorizationServer}, which tells the recording what comes and goes. */
export async function startServer(recording: Recording): Promise<AuthorizationServer> {
  const server = createServer();
  const { port, stop } = await listening(server);
  const issuer = `http://127.0.0.1:${port}`;

  const connect = (service: Service): void => {
    const authlete = new Authlete({
      bearer: service.bearer,
      serviceId: service.serviceId,
      serverURL: service.url,
      fetch: async (url, init) => {
        recording.request("S", "A", "POST", new URL(url).pathname);
        const response = await fetch(url, init);
        const { action } = await response
          .clone()
          .json()
          .catch(() => ({}));
        recording.answer("A", "S", response.status, `action ${action}`);
        return response;
      },
    });
    // All that it takes: whatever is not for the endpoint is for the rest of the server.
    const register = toNode(registrationEndpoint({ authlete }));
    server.on("request", (incoming, response) => {
      recording.request("C", "S", incoming.method ?? "", incoming.url ?? "");
      response.once("prefinish", () => recording.answer("S", "C", response.statusCode));
      register(incoming, response, () => rest(incoming, response, service, issuer));
    });
  };
  return { issuer, connect, stop };
}

/** The rest of the server: the engine's, or, in front of another service, what a client must find. */
function rest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { engine }: Service,
  issuer: string,
): void {
  if (engine === undefined) {
    const isAsked = incoming.url === "/.well-known/openid-configuration";
    const metadata = { issuer, registration_endpoint: `${issuer}/register` };
    response
      .writeHead(isAsked ? 200 : 404, { "content-type": "application/json" })
      .end(JSON.stringify(isAsked ? metadata : {}));
    return;
  }
  const { method, headers } = incoming;
  const call = request(new URL(incoming.url ?? "", engine), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  call.once("error", () => response.destroy());
  incoming.pipe(call);
}
