/**
 * Changes the TypeScript runtime in one place after another, and looks whether its tests notice: a
 * mutation run by Stryker, which is installed beside the project's own dependencies. Prints a table of
 * the mutants that were noticed; exits with 1 if they are too few. Arguments are passed on to Stryker.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = { "@stryker-mutator/core": "9.6.1", "@stryker-mutator/vitest-runner": "9.6.1" };
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "node_modules/.cache/sdkwright/mutation");

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "package.json"),
  JSON.stringify({ private: true, dependencies: packages }),
);
console.error("installing Stryker");
// The runner is to use the Vitest of the project, which is found above the folder.
execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", "--legacy-peer-deps"], {
  cwd: folder,
  stdio: ["ignore", "ignore", "inherit"],
});
const configuration = join(folder, "stryker.json");
writeFileSync(
  configuration,
  JSON.stringify({
    mutate: ["templates/typescript/runtime/**/*.ts"],
    plugins: [join(folder, "node_modules/@stryker-mutator/vitest-runner/dist/src/index.js")],
    testRunner: "vitest",
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    // What runs once, when a file is loaded, would take all tests each time.
    ignoreStatic: true,
    disableTypeChecks: true,
    ignorePatterns: ["dist", "generated", "templates/ruby", "templates/python"],
    thresholds: { high: 95, low: 90, break: 85 },
    reporters: ["clear-text", "progress"],
    tempDirName: join(folder, "sandbox"),
  }),
);
const stryker = join(folder, "node_modules/@stryker-mutator/core/bin/stryker.js");
const { status } = spawnSync(
  process.execPath,
  [stryker, "run", configuration, ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
