/** Opens a page with a program in Chromium: standard input for it, what it posts to standard output. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const [program = "", page = ""] = process.argv.slice(2);
const calls = await text(process.stdin);
const folder = mkdtempSync(join(tmpdir(), "sdkwright-chromium-"));

const server = createServer((request, response) => {
  if (request.url === "/results") {
    request.on("end", () => response.end(() => chromium.kill())).pipe(process.stdout);
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
const chromium = spawn(program, options, { stdio: "ignore" });
await new Promise((resolve) => chromium.on("close", resolve));
server.close();
server.closeAllConnections();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
