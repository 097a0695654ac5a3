/**
 * Makes all calls of the vectors with the TypeScript SDK on each JavaScript runtime that can be had
 * from npm, and in Chromium where that is installed, and prints a table. Exits with 1 if one of them does not do as the vectors say.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOf } from "../vectors/judge.js";
import { runVectors } from "../vectors/run.js";
import { readVectors } from "../vectors/vectors.js";
import { bundled } from "./bundled.js";
import { packages, runtimes } from "./runtimes.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "node_modules/.cache/sdkwright/runtimes");

mkdirSync(folder, { recursive: true });
const dependencies = Object.fromEntries(packages);
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
console.error("installing runtimes");
execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], {
  cwd: folder,
  // Packages of runtimes fetch their program when they are installed.
  env: { ...process.env, npm_config_ignore_scripts: "false" },
  stdio: ["ignore", "ignore", "inherit"],
});
await bundled(folder);

/** What one that is not told of it cannot say; that something may have been sent is no mistake. */
const untold = 'outcome: expected "not-sent", got "unknown"';

for (const [name, { start, tellsOfConnecting, ownWays }] of Object.entries(runtimes)) {
  const runner = start(folder);
  if (typeof runner === "string") {
    console.log(`${name.padEnd(10)} not tried: ${runner}`);
    continue;
  }
  const counts = { done: 0, unsupported: 0, untold: 0, own: 0 };
  const faults: string[] = [];
  for (const [file, vectors] of readVectors()) {
    for (const ran of await runVectors(runner, vectors)) {
      if (ownWays?.test(ran.vector.name)) {
        counts.own += 1;
        continue;
      }
      const isUnsupported = ran.result.unsupported !== undefined;
      counts[isUnsupported ? "unsupported" : "done"] += 1;
      for (const fault of isUnsupported ? [] : faultsOf(ran)) {
        if (fault === untold && !tellsOfConnecting) counts.untold += 1;
        else faults.push(`${file}, ${ran.vector.name}: ${fault}`);
      }
    }
  }
  const notes = [
    `${counts.done} calls`,
    ...(counts.unsupported > 0 ? [`${counts.unsupported} that it cannot make`] : []),
    ...(counts.untold > 0 ? [`${counts.untold} where it does not tell that nothing was sent`] : []),
    ...(counts.own > 0 ? [`${counts.own} not looked at: it has its own ways there`] : []),
    `${faults.length} faults`,
  ];
  console.log(`${name.padEnd(10)} ${notes.join(", ")}`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
