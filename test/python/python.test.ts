import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startEngine } from "../engine/start.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = process.env.PYTHON ?? "python3";
const needs = ["httpx", "pytest", "mypy", "pyright", "build", "hatchling"];
const missing = needs.filter((name) => spawnSync(command, ["-c", `import ${name}`]).status !== 0);

const why = missing.length > 0 ? ` (not run: ${command} has no ${missing.join(", ")})` : "";

describe(`the Python package${why}`, () => {
  it.skipIf(missing.length > 0)("passes its tests, which are in Python", async () => {
    const engine = await startEngine();
    const seed = await startEngine({ seedCompatibility: true });
    try {
      const child = spawn(
        command,
        ["-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "test/python"],
        {
          cwd: root,
          env: {
            ...process.env,
            PYTHONPATH: join(root, "generated/python/src"),
            ENGINE: JSON.stringify(engine),
            SEED_ENGINE: JSON.stringify(seed),
          },
        },
      );
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
      const code = await new Promise((resolve) => child.on("close", resolve));
      expect(code, output).toBe(0);
      // Here is an engine, so that there is nothing to skip.
      expect(output).not.toContain("skipped");
    } finally {
      await engine.stop();
      await seed.stop();
    }
  });
});
