/** Opens a page with a program in Chromium: standard input for it, what it posts to standard output. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const [program = "", page = ""] = process.argv.slice(2);
const calls = await text(process.stdin);
const folder = mkdtempSync(join(tmpdir(), "sdkwright-chromium-"));

const server = createServer((request, response) => {
  if (request.url === "/results") {
    request.on("end", () => response.end(stop)).pipe(process.stdout);
  } else if (request.url === "/calls") {
    response.end(calls);
  } else if (request.url === "/page.mjs") {
    response.setHeader("content-type", "text/javascript").end(readFileSync(page));
  } else {
    response.setHeader("content-type", "text/html");
    response.end('<!doctype html><script type="module" src="/page.mjs"></script>');
  }
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" ? (address?.port ?? 0) : 0;

const options = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  // The scripted service knows nothing of CORS, which is the host's business anyway.
  "--disable-web-security",
  `--user-data-dir=${folder}`,
  `http://127.0.0.1:${port}/`,
];
const chromium = spawn(program, options, { stdio: "ignore", detached: true });
await new Promise((resolve) => chromium.on("close", resolve));
server.close();
server.closeAllConnections();
// What is left of it after all that is the system's to clear: the calls were made.
await rm(folder, { recursive: true, force: true, maxRetries: 10 }).catch(() => {});

/** Ends Chromium with its children, which would go on writing into the folder of its profile. */
function stop(): void {
  if (chromium.pid !== undefined) process.kill(-chromium.pid, "SIGKILL");
}
