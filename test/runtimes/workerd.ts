/** Runs a worker in workerd for one request: the body from standard input, the answer to standard output. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const [program = "", worker = ""] = process.argv.slice(2);

const port = await new Promise<number>((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
  });
});
const folder = mkdtempSync(join(tmpdir(), "sdkwright-workerd-"));
const config = join(folder, "config.capnp");
writeFileSync(
  config,
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "network", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-11-01",
  compatibilityFlags = ["nodejs_compat"],
  globalOutbound = "network",
);
`,
);
copyFileSync(worker, join(folder, "worker.mjs"));
const workerd = spawn(program, ["serve", config], { stdio: ["ignore", "ignore", "ignore"] });
const body = await text(process.stdin);
try {
  for (let left = 100; ; left -= 1) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
      process.stdout.write(await answer.text());
      break;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
} finally {
  workerd.kill();
  rmSync(folder, { recursive: true, force: true });
}
