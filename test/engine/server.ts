// One listener for both: the Authlete-shaped API under /api/, and the
// authorization server itself everywhere else.

import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:http";
import { createApi } from "./api.js";
import type { Announcement, Settings } from "./protocol.js";
import { createProvider } from "./provider.js";
import { createRegistrar } from "./registrar.js";
import type { Storage } from "./storage.js";

/** A server that listens. */
export interface Serving {
  readonly announcement: Announcement;
  /** The clients that are registered now. */
  clientIds(): string[];
}

/** Starts to listen on a free loopback port. */
export async function serve(settings: Settings): Promise<Serving> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The engine has no port.");

  // The issuer holds the port, hence the order: listen, then build.
  const url = `http://127.0.0.1:${address.port}`;
  const issuer = settings.publicOrigin ?? url;
  const provider = await createProvider(issuer, settings);
  const authorizationServer = provider.callback();
  const api = createApi(settings, createRegistrar(address.port, settings.registrationPath));

  server.on("request", (request, response) => {
    if (isForApi(request.url ?? "", settings.registrationPath)) {
      api(request, response);
      return;
    }
    if (settings.publicOrigin !== undefined) presentAs(settings.publicOrigin, request);
    void authorizationServer(request, response);
  });
  return {
    announcement: { url, bearer: settings.bearer, serviceId: settings.serviceId, issuer },
    // Only now: a storage that is broken on purpose cannot even be looked at.
    clientIds() {
      const { adapter } = provider.Client;
      return "ids" in adapter ? (adapter as Storage).ids() : [];
    },
  };
}

/** A registration endpoint may itself lie under /api/, and wins there. */
function isForApi(path: string, registrationPath: string): boolean {
  const isRegistration = path === registrationPath || path.startsWith(`${registrationPath}/`);
  return path.startsWith("/api/") && !isRegistration;
}

/** Makes the engine show another origin, unless a proxy in front has already named one. */
function presentAs(origin: string, request: IncomingMessage): void {
  const { host, protocol } = new URL(origin);
  request.headers["x-forwarded-host"] ??= host;
  request.headers["x-forwarded-proto"] ??= protocol.slice(0, -1);
}
