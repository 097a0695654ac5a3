import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it, vi } from "vitest";
import { register } from "./call.js";
import { startEngine } from "./start.js";

const METADATA = { redirect_uris: ["https://app.example/callback"] };

// Room for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Whether anything listens at the address. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

/** A process that starts an engine, tells its address and then does what the code says. */
async function startParent(code: string) {
  const start = JSON.stringify(new URL("./start.ts", import.meta.url).href);
  const script = `
    const { startEngine } = await import(${start});
    const engine = await startEngine();
    console.log(engine.url);
    ${code}`;
  const parent = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(parent, "exit");
  const [url] = await once(createInterface({ input: parent.stdout }), "line");
  return { parent, ended, url: String(url) };
}

describe("engine process", () => {
  it("starts beside others, each with clients of its own", async () => {
    const engines = await Promise.all([startEngine(), startEngine(), startEngine()]);
    expect(new Set(engines.map(({ url }) => url)).size).toBe(3);
    const clients = await Promise.all(engines.map((engine) => register(engine, METADATA)));
    expect(new Set(clients.map(({ clientId }) => clientId)).size).toBe(3);
    await Promise.all(engines.map((engine) => engine.stop()));
  });

  it("ends with stop(), which may be called again", async () => {
    const engine = await startEngine();
    expect(await answers(engine.url)).toBe(true);
    await engine.stop();
    expect(await answers(engine.url)).toBe(false);
    await engine.stop();
  });

  it("neither holds back nor outlives a parent that ends", async () => {
    const { ended, url } = await startParent("");
    expect(await ended).toEqual([0, null]);
    await expect.poll(() => answers(url), { timeout: 30_000 }).toBe(false);
  });

  it("can be stopped as the last act of its parent", async () => {
    const { ended, url } = await startParent("await engine.stop();");
    expect(await ended).toEqual([0, null]);
    expect(await answers(url)).toBe(false);
  });

  it("does not outlive a parent that is killed", async () => {
    const { parent, ended, url } = await startParent("setInterval(() => {}, 1000);");
    expect(await answers(url)).toBe(true);
    parent.kill("SIGKILL");
    await ended;
    await expect.poll(() => answers(url), { timeout: 30_000 }).toBe(false);
  });
});
