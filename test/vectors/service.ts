import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { gzipSync } from "node:zlib";
import type { Step } from "./vectors.js";
import { closedAddress } from "../closed-address.js";

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When it was there, in milliseconds. */
  readonly at: number;
}

/** A server on loopback that follows a script for each address it is asked at. */
export interface ScriptedService {
  /** The address for a script; what is asked there is added to the second. */
  add(steps: readonly Step[], arrived: Arrived[]): string;
  /** An address at which nobody listens. */
  readonly closed: string;
  /** An address at which a server listens that speaks no TLS, although it says so. */
  readonly plain: string;
  stop(): Promise<void>;
}

/** Starts a {@link ScriptedService} on free ports. */
export async function startScriptedService(): Promise<ScriptedService> {
  const scripts: { readonly steps: readonly Step[]; readonly arrived: Arrived[] }[] = [];
  const server = createServer({ keepAlive: true }, async (request, response) => {
    const [, number = "", path = ""] = /^\/(\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const script = scripts[Number(number)];
    if (script === undefined) return void response.writeHead(599).end();
    const { steps, arrived } = script;
    arrived.push({ ...(await arrivedFrom(request)), path });
    const step = steps[arrived.length - 1];
    if (step === undefined) response.writeHead(599).end("no step of the script is left");
    else play(step, response);
  });
  server.on("connection", (socket) => socket.on("error", () => {}));
  const plain = createSocketServer((socket) => {
    socket.on("error", () => {});
    socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  const port = await listen(server);
  const plainPort = await listen(plain);
  return {
    add: (steps, arrived) => `http://127.0.0.1:${port}/${scripts.push({ steps, arrived }) - 1}`,
    closed: closedAddress,
    plain: `https://127.0.0.1:${plainPort}`,
    async stop() {
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      plain.close();
      await ended;
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens to a port has an address of that kind.
  return (server.address() as AddressInfo).port;
}

async function arrivedFrom(request: IncomingMessage): Promise<Omit<Arrived, "path">> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? "",
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
    at: performance.now(),
  };
}

function play({ reply, write = [], then }: Step, response: ServerResponse): void {
  if (reply !== undefined) {
    const { status = 200, headers = { "content-type": "application/json" }, gzip = false } = reply;
    const content = bytesOf(reply);
    const body = gzip ? gzipSync(content) : content;
    const encoding = gzip ? { "content-encoding": "gzip" } : {};
    response
      .writeHead(status, { ...headers, ...encoding, "content-length": body.length })
      .end(body);
    return;
  }
  // From here on nothing of HTTP is done for the script.
  const { socket } = response;
  if (socket === null) return;
  socket.setNoDelay(true);
  for (const text of write) socket.write(text);
  if (then === "reset") socket.resetAndDestroy();
  else if (then === undefined || then === "close") socket.end();
  else if (then === "hang") return;
  else if ("every" in then) repeat(then.every, () => socket.write(then.write), socket);
  else {
    const text = then.forever.replace("{1024}", "x".repeat(1_024));
    const more = (): void => {
      while (!socket.destroyed && socket.write(text));
    };
    socket.on("drain", more);
    more();
  }
}

function repeat(every: number, work: () => void, socket: ServerResponse["socket"]): void {
  const timer = setInterval(work, every);
  socket?.on("close", () => clearInterval(timer));
}

function bytesOf({ body = "", base64, repeat: count = 0, nested = 0 }: NonNullable<Step["reply"]>) {
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  if (nested > 0) return Buffer.from("[".repeat(nested) + "]".repeat(nested));
  const filling = count > 0 ? `${"x".repeat(count)}"` : "";
  return Buffer.from(body + filling);
}
