/**
 * Makes 10,000 calls, a tenth of which fail, and looks at what is left of them: the heap after a
 * collection, open handles, and listeners of a signal that all calls share. Exits with 1 if anything
 * has grown. Needs `node --expose-gc`.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getEventListeners } from "node:events";
import { AuthleteCore } from "../../generated/typescript/src/core.js";
import { get } from "../../generated/typescript/src/operations/dynamic-client-registration/index.js";

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const number = Number(request.headers["x-number"]);
    if (number % 30 === 0) response.destroy();
    else if (number % 10 === 0) response.writeHead(400).end('{"resultCode":"A1"}');
    else response.setHeader("content-type", "application/json").end('{"action":"OK"}');
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const serverURL = `http://127.0.0.1:${port}`;
const core = new AuthleteCore({ serverURL, bearer: "token", serviceId: "1", retries: 0 });
const { signal } = new AbortController();

async function calls(count: number): Promise<{ heap: number; handles: number; failed: number }> {
  let failed = 0;
  for (let number = 0; number < count; number += 1) {
    const request = { requestBody: { clientId: "1", token: "canary" } };
    const headers = { "x-number": String(number) };
    const { ok } = await get(core, request, { signal, headers }).result();
    if (!ok) failed += 1;
  }
  // Node's own `fetch` lets go of a request only after it was collected, and then of what it held.
  for (let pass = 0; pass < 10; pass += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    globalThis.gc?.();
  }
  const handles = process.getActiveResourcesInfo().length;
  return { heap: process.memoryUsage().heapUsed, handles, failed };
}

const before = await calls(2_000);
const after = await calls(10_000);
const listeners = getEventListeners(signal, "abort").length;
const grown = (after.heap - before.heap) / 1024;
console.log(`${after.failed} of 10000 calls failed, as they were meant to`);
console.log(`heap ${grown.toFixed(0)} KiB larger than after the first 2000 calls`);
console.log(
  `handles ${before.handles} before, ${after.handles} after; listeners left: ${listeners}`,
);
if (grown > 1_024 || after.handles > before.handles + 1 || listeners > 0) process.exitCode = 1;
server.close();
server.closeAllConnections();
