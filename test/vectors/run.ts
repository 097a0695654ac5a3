import { spawn } from "node:child_process";
import { type Arrived, startScriptedService } from "./service.js";
import type { Call, Vector } from "./vectors.js";

/** What a runner says of a call. */
export interface Result {
  readonly name: string;
  /** What is needed for the call, and is not there in this language. */
  readonly unsupported?: string;
  /** What a success has resolved to, as the service would write it; `null` if it cannot be written. */
  readonly json?: string | null;
  readonly error?: Failure;
  /** All that a log could show: of the error, the client, and what was logged. */
  readonly printed: string;
}

/** What a runner says of an error. */
export interface Failure {
  readonly name: string;
  /** Names of all classes that it is an instance of. */
  readonly kinds: readonly string[];
  readonly operationId: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly outcome: string | null;
  readonly message: string;
  readonly body: unknown;
  /** Its members that the document declares, by their names on the wire. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A vector, with what has come of it. */
export interface Ran {
  readonly vector: Vector;
  readonly result: Result;
  readonly arrived: readonly Arrived[];
}

/** A program that makes calls: it reads a list of {@link Call} and writes a list of {@link Result}. */
export interface Runner {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A line that the runtime itself writes to standard error, whatever its program does. */
  readonly noise?: string;
}

/** Makes the calls of vectors with a runner. */
export async function runVectors(runner: Runner, vectors: readonly Vector[]): Promise<Ran[]> {
  const service = await startScriptedService();
  try {
    const prepared = vectors.map((vector) => {
      const arrived: Arrived[] = [];
      return {
        vector,
        arrived,
        call: callOf(vector, service.add(vector.server, arrived), service),
      };
    });
    const input = JSON.stringify(prepared.map(({ call }) => call));
    const results: readonly Result[] = JSON.parse(await outputOf(runner, input));
    return prepared.map(({ vector, arrived }, index) => {
      const result = results[index];
      if (result?.name !== vector.name) throw new Error(`no result for ${vector.name}`);
      return { vector, result, arrived };
    });
  } finally {
    await service.stop();
  }
}

function callOf(
  { name, client, environment, group, member, request, abortMs, needs }: Vector,
  server: string,
  { closed, plain }: { readonly closed: string; readonly plain: string },
): Call {
  const addresses: Readonly<Record<string, string>> = {
    "{server}": server,
    "{closed}": closed,
    "{plain}": plain,
  };
  const { serverURL } = client;
  const address = typeof serverURL === "string" ? (addresses[serverURL] ?? serverURL) : undefined;
  const own = address === undefined ? client : { ...client, serverURL: address };
  return { name, client: own, environment, group, member, request, abortMs, needs };
}

async function outputOf(runner: Runner, input: string): Promise<string> {
  // The machine's own settings are none of the SDK's business here.
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(runner.command, runner.arguments, {
    env: { PATH, HOME, ...runner.environment },
  });
  const chunks: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const lines = Buffer.concat(complaints).toString("utf8").split("\n");
  const said = lines.filter((line) => line !== "" && line !== runner.noise).join("\n");
  if (code !== 0 || said !== "") throw new Error(`${runner.command} ended with ${code}:\n${said}`);
  return Buffer.concat(chunks).toString("utf8");
}
