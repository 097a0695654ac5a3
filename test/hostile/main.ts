/** `npm run hostile -- DIR`: is every document of a folder harmless, as its index says? */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startCanary } from "./canary.js";
import { readCases } from "./cases.js";
import { Runner, type Verdict } from "./run.js";

const usage = "usage: npm run hostile -- DIR [--only TEXT] [--jobs NUMBER] [--language NAME]";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    jobs: { type: "string", default: "2" },
    language: { type: "string", default: "typescript" },
  },
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  console.error(usage);
  process.exit(2);
}

const all = readCases(resolve(folder));
const cases = all.filter(({ file }) => file.includes(values.only));
const canary = await startCanary();
const runner = new Runner(resolve(folder), canary, undefined, values.language);
let done = 0;
const tell = ({ file, faults, ms }: Verdict): void => {
  done += 1;
  console.log(
    `${done}/${cases.length} ${file}: ${faults.length === 0 ? "ok" : "FAILS"} (${ms} ms)`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
};
const verdicts = await runner.run(cases, Math.max(1, Number(values.jobs) || 1), tell);
await runner.close();
await canary.close();

const failed = verdicts.filter(({ faults }) => faults.length > 0);
console.log(`\n${table(verdicts, failed)}`);
if (failed.length > 0 || cases.length === 0) process.exitCode = 1;

function table(ran: readonly Verdict[], failures: readonly Verdict[]): string {
  const count = (wanted: Verdict["outcome"]): number =>
    ran.filter(({ outcome, faults }) => outcome === wanted && faults.length === 0).length;
  const most = (pick: (verdict: Verdict) => number): Verdict | undefined =>
    ran.toSorted((a, b) => pick(b) - pick(a))[0];
  const slowest = most(({ ms }) => ms);
  const largest = most(({ memory }) => memory);
  const rows = [
    ["documents", `${ran.length} of ${all.length}`],
    ["inert", String(count("inert"))],
    ["refused", String(count("error"))],
    ["failed", String(failures.length)],
    ["slowest", `${slowest?.ms ?? 0} ms (${slowest?.file ?? "none"})`],
    ["most memory", `${mebibytes(largest?.memory)} MiB (${largest?.file ?? "none"})`],
  ];
  return [
    ...failures.map(({ file, faults: [first = "", ...more] }) => {
      const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
      return `${file}: ${first}${others}`;
    }),
    ...(failures.length > 0 ? [""] : []),
    ...rows.map(([name = "", value = ""]) => `${name.padEnd(12)} ${value}`),
  ].join("\n");
}

function mebibytes(bytes = 0): number {
  return Math.round(bytes / 1024 ** 2);
}
