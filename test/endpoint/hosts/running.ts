import type { Server } from "node:net";

/** A server on a free port of loopback. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** What servers of HTTP can do beside. */
interface Closing extends Pick<Server, "address" | "close" | "listen" | "listening" | "once"> {
  closeAllConnections?(): void;
}

/** A server when it listens, as what tests need of it. */
export async function listening(server: Closing): Promise<Running> {
  if (!server.listening) {
    if (server.address() === null) server.listen(0, "127.0.0.1");
    await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections?.();
  };
  return { port: address.port, stop };
}
