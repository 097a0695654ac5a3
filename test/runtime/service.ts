import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it arrived, header names as they were spelled on the wire. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Tells connections apart. */
  readonly port: number;
}

/** A server on loopback that keeps what arrives. */
export interface Service {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** Resolves when the next connection is closed by the client. */
  readonly hungUp: Promise<void>;
}

/** Starts a server for the running test. Without `answer` it answers everything with `{}`. */
export async function serve(
  answer: (response: ServerResponse, request: Arrived) => void = (response) => reply(response),
): Promise<Service> {
  const arrived: Arrived[] = [];
  let hangUp = (): void => {};
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const server = createServer(async (request, response) => {
    const seen = await arrivedFrom(request);
    arrived.push(seen);
    answer(response, seen);
  });
  server.on("connection", (socket) => {
    socket.on("close", hangUp);
    // A test that cuts the connection cuts it for the server as well.
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, arrived, hungUp };
}

/** Answers with a body of JSON, or of another type. */
export function reply(
  response: ServerResponse,
  status = 200,
  body = "{}",
  headers: Readonly<Record<string, string>> = { "content-type": "application/json" },
): void {
  response.writeHead(status, headers).end(body);
}

async function arrivedFrom(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(pairs(request.rawHeaders)),
    body: Buffer.concat(chunks).toString("latin1"),
    port: request.socket.remotePort ?? 0,
  };
}

function pairs([name, value, ...rest]: readonly string[]): [string, string][] {
  if (name === undefined || value === undefined) return [];
  return [[name, value], ...pairs(rest)];
}
