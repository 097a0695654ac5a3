import { createServer } from "node:http";

/** The port of the server that hostile documents refer to. */
export const canaryPort = 47_999;

/** A server that must see no request. */
export interface Canary {
  readonly port: number;
  /** The requests that it saw since it was asked last. */
  taken(): string[];
  close(): Promise<void>;
}

/** Starts the server on loopback. */
export function startCanary(port: number = canaryPort): Promise<Canary> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ""} ${request.url ?? ""}`);
    response.end("CANARY_HTTP: {type: string, description: CANARY_HTTP}\n");
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : port,
        taken: () => seen.splice(0),
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}
