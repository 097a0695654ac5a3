/**
 * A storm of registrations on loopback: 2,000 at once, then 20,000 one after the other, through an
 * authorization server that is a process of its own, in front of the engine. Then every client that
 * was accepted must be there to be read, and the engine must hold no other. Beside every tenth of the
 * second part one client is registered by calling the API directly. Exits with 1 if the median through
 * the endpoint is more than a millisecond above that, or if a client is missing or too many.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { AuthleteCore } from "../../generated/typescript/src/core.js";
import {
  type ClientInformation,
  parseResponseContent,
  register,
  registrationEndpoint,
  toNode,
} from "../../generated/typescript/src/registration/index.js";
import { type Engine, startEngine } from "../engine/start.js";

const atOnce = 2_000;
const inTurn = 20_000;
/** How many clients are read at once in the end. */
const readers = 16;

const metadata = {
  client_name: "My Client",
  redirect_uris: ["https://client.example.com/callback"],
};

if (process.argv[2] === "serve") serve();
else if (!(await storm())) process.exitCode = 1;

/** The authorization server, in its own process. */
function serve(): void {
  process.once("message", ({ bearer, serviceId, url }: Engine) => {
    const authlete = new AuthleteCore({ bearer, serviceId, serverURL: url });
    const server = createServer(toNode(registrationEndpoint({ authlete })));
    server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
  });
  process.once("disconnect", () => process.exit());
}

async function storm(): Promise<boolean> {
  const engine = await startEngine();
  const { bearer, serviceId, url } = engine;
  const server = fork(fileURLToPath(import.meta.url), ["serve"], { execArgv: process.execArgv });
  server.send({ bearer, serviceId, url });
  const [{ port }] = await once(server, "message");
  const path = `http://127.0.0.1:${port}/register`;
  const core = new AuthleteCore({ bearer, serviceId, serverURL: url });

  const throughEndpoint = async (): Promise<ClientInformation> => {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(metadata),
    });
    if (response.status !== 201) throw new Error(`the endpoint answered ${response.status}`);
    return response.json();
  };
  const directly = async (): Promise<ClientInformation> => {
    const content = parseResponseContent(await register(core, { requestBody: { json: metadata } }));
    if (content.kind !== "information") throw new Error(`the API has ${content.kind}`);
    return content.information;
  };

  try {
    const start = performance.now();
    const first = await Promise.allSettled(Array.from({ length: atOnce }, throughEndpoint));
    const accepted = valuesOf(first);
    const seconds = (performance.now() - start) / 1_000;
    console.log(`${accepted.length} of ${atOnce} at once accepted in ${seconds.toFixed(1)} s`);
    for (const [reason, count] of refusals(first)) console.log(`  ${count}: ${reason}`);

    const through: number[] = [];
    const direct: number[] = [];
    const then: PromiseSettledResult<ClientInformation>[] = [];
    for (let index = 0; index < inTurn; index += 1) {
      then.push(...(await Promise.allSettled([timed(throughEndpoint, through)])));
      if (index % 10 === 0) then.push(...(await Promise.allSettled([timed(directly, direct)])));
    }
    accepted.push(...valuesOf(then));
    const added = median(through) - median(direct);
    console.log(
      `${inTurn} in turn: median ${median(through).toFixed(2)} ms through the endpoint, ${median(direct).toFixed(2)} ms directly (${direct.length}), ${added.toFixed(2)} ms added`,
    );

    for (const [reason, count] of refusals(then)) console.log(`  ${count}: ${reason}`);

    const unreadable = await unreadableOf(accepted, path);
    const stored = new Set(await engine.clientIds());
    const known = new Set(accepted.map(({ client_id }) => client_id));
    const others = [...stored].filter((id) => !known.has(id)).length;
    console.log(
      `${known.size} clients accepted, ${unreadable} of them not readable; the engine holds ${stored.size}, ${others} of them not accepted`,
    );
    const isWhole = [...first, ...then].every(({ status }) => status === "fulfilled");
    return isWhole && unreadable === 0 && others === 0 && known.size === stored.size && added <= 1;
  } finally {
    server.disconnect();
    await engine.stop();
  }
}

function valuesOf<Value>(results: readonly PromiseSettledResult<Value>[]): Value[] {
  return results.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

/** Why requests were not answered with a client, and how often. */
function refusals(results: readonly PromiseSettledResult<unknown>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    const { message, cause }: Error = result.reason;
    const reason = `${message}${cause instanceof Error ? `: ${cause.message}` : ""}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

async function timed<Value>(work: () => Promise<Value>, times: number[]): Promise<Value> {
  const start = performance.now();
  const value = await work();
  times.push(performance.now() - start);
  return value;
}

/** How many clients the endpoint does not give back by their tokens. */
async function unreadableOf(clients: readonly ClientInformation[], path: string): Promise<number> {
  const left = [...clients];
  let count = 0;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (let client = left.pop(); client !== undefined; client = left.pop()) {
        const { client_id, registration_access_token: token } = client;
        const headers = { authorization: `Bearer ${token}` };
        const response = await fetch(`${path}/${client_id}`, { headers });
        const body: Partial<ClientInformation> = await response.json();
        if (response.status !== 200 || body.client_id !== client_id) count += 1;
      }
    }),
  );
  return count;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
