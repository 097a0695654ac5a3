import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../generated/compile.js";
import { Recording } from "../life-cycle/recording.js";
import { startServer } from "../life-cycle/server.js";
import { chooseService } from "../life-cycle/service.js";
import { wholeLife } from "../life-cycle/whole.js";

const page = readFileSync(join(root, "spec/registration.md"), "utf8");

it("draws a run as it goes (npm start -- --record draws it again)", async () => {
  const recording = new Recording();
  const server = await startServer(recording);
  const service = await chooseService({}, server.issuer);
  onTestFinished(async () => {
    await Promise.all([server.stop(), service.stop()]);
  });
  server.connect(service);
  for await (const step of wholeLife(server.issuer, true, recording)) {
    expect([step.call, step.action]).toEqual([step.call, step.expected]);
  }
  const [, drawn] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
  expect(drawn).toBe(`${recording.diagram()}\n`);
});

it("mounts the endpoint as the examples do that are tested", () => {
  const hosts = join(import.meta.dirname, "hosts");
  const examples = readdirSync(hosts).map((name) => readFileSync(join(hosts, name), "utf8"));
  examples.push(readFileSync(join(import.meta.dirname, "connections.test.ts"), "utf8"));
  const [, section = ""] = /\n## Mounting it\n([\s\S]*?)\n## /.exec(page) ?? [];
  const lines = [...section.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code.trim());
  expect(lines).toHaveLength(7);
  for (const line of lines) expect(examples.join("\n")).toContain(line);
});
