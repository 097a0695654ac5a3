/**
 * What a call costs beside a bare `fetch` of the same bytes: time and memory for one call after the
 * other, and calls per second with several in flight. The server is a process of its own. Rounds of
 * both alternate, so that what slows the machine slows both. Exits with 1 if the median of the SDK is
 * more than a tenth above that of `fetch`.
 */
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { AuthleteCore } from "../../generated/typescript/src/core.js";
import { register } from "../../generated/typescript/src/operations/dynamic-client-registration/index.js";

const body = JSON.stringify({
  resultCode: "A202001",
  action: "CREATED",
  responseContent: JSON.stringify({ client_id: "26837717140341", redirect_uris: [] }),
  client: { clientId: 26837717140341, clientName: "My Client", grantTypes: ["IMPLICIT"] },
});

if (process.argv[2] === "serve") {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
} else {
  const server = fork(fileURLToPath(import.meta.url), ["serve"], { execArgv: process.execArgv });
  const { port } = await new Promise<{ port: number }>((resolve) =>
    server.once("message", resolve),
  );
  await measure(`http://127.0.0.1:${port}`);
  server.kill();
}

type Work = () => Promise<unknown>;

async function measure(serverURL: string): Promise<void> {
  const core = new AuthleteCore({ serverURL, bearer: "token", serviceId: "715948317" });
  const request = { requestBody: { json: '{"client_name":"My Client"}' } };
  const ways: Record<string, Work> = {
    fetch: async () => {
      const response = await fetch(`${serverURL}/api/715948317/client/registration`, {
        method: "POST",
        headers: { authorization: "Bearer token", "content-type": "application/json" },
        body: JSON.stringify(request.requestBody),
      });
      return response.json();
    },
    // What it takes to end a call at all: the comparison of like with like.
    "fetch with a time limit": async () => {
      const response = await fetch(`${serverURL}/api/715948317/client/registration`, {
        method: "POST",
        headers: { authorization: "Bearer token", "content-type": "application/json" },
        body: JSON.stringify(request.requestBody),
        signal: AbortSignal.timeout(60_000),
      });
      return response.json();
    },
    sdk: () => register(core, request),
  };
  const names = Object.keys(ways);

  const medians = new Map(names.map((name): [string, number[]] => [name, []]));
  const bytes = new Map(names.map((name): [string, number[]] => [name, []]));
  for (let round = 0; round < 22; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { median, memory } = await inTurn(ways[name] ?? (async () => {}), 600);
      // The first rounds warm up the compiler and the connection.
      if (round < 4) continue;
      medians.get(name)?.push(median);
      bytes.get(name)?.push(memory);
    }
  }
  const of = (all: ReadonlyMap<string, number[]>, name: string): number =>
    middle(all.get(name) ?? []);
  for (const name of names) {
    console.log(
      `${name.padEnd(23)} ${of(medians, name).toFixed(1)} µs a call, ${(of(bytes, name) / 1024).toFixed(1)} KiB allocated`,
    );
  }
  const ratio = of(medians, "sdk") / of(medians, "fetch");
  const likewise = of(medians, "sdk") / of(medians, "fetch with a time limit");
  console.log(
    `a call takes ${ratio.toFixed(2)} times as long as fetch, ${likewise.toFixed(2)} times as long as one with a time limit`,
  );
  console.log("calls per second, by calls in flight:");
  for (const inFlight of [1, 16, 256]) {
    const rates: string[] = [];
    for (const name of names) {
      rates.push(`${name} ${Math.round(await rate(ways[name] ?? (async () => {}), inFlight))}`);
    }
    console.log(`  ${String(inFlight).padStart(3)}  ${rates.join("  ")}`);
  }
  if (ratio > 1.1) process.exitCode = 1;
}

async function inTurn(work: Work, count: number): Promise<{ median: number; memory: number }> {
  const times: number[] = [];
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) * 1_000);
  }
  return { median: middle(times), memory: (process.memoryUsage().heapUsed - before) / count };
}

async function rate(work: Work, inFlight: number): Promise<number> {
  const total = 4_000;
  let left = total;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await work();
    }),
  );
  return (total * 1_000) / (performance.now() - start);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
