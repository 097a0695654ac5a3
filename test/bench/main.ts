import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { aligned } from "../corpus/table.js";
import { check } from "./check.js";
import { compilerIn, type Generator, generatorsIn, packages } from "./generators.js";
import { emptied, median, run, type Run, sizeOf } from "./measure.js";
import { documentOf } from "./series.js";

interface Options {
  readonly runs: number;
  readonly peers: string;
  readonly node: string;
  readonly series: boolean;
  readonly check: boolean;
  readonly json?: string;
}

/** How many operations the documents of the series have. */
const steps: readonly number[] = [100, 500, 1000, 2500, 5000, 10_000];

/** The columns of a comparison. */
const head = [
  "generator",
  "version",
  "time",
  "work",
  "peak",
  "files",
  "KiB",
  "checked in",
  "compiler",
  "instantiations",
  "messages",
];

/** `npm run bench:generate`: this generator and others side by side. */
await new Command("npm run bench:generate --")
  .description(
    `Measures whole processes, from start to end: this generator and its peers in turn, document by
document. Prints medians. Then the compiler checks each output.`,
  )
  .argument("[document...]", "OpenAPI documents; without any, --series alone")
  .option("--runs <number>", "how often each is run", positive, 5)
  .option(
    "--peers <folder>",
    "where the peers are; they are installed there if they are not",
    join(tmpdir(), "sdkwright-bench-peers"),
  )
  .option("--node <program>", "the Node that runs all of them", process.execPath)
  .option("--series", "generated documents too, up to 10,000 operations, by ours alone", false)
  .option("--no-check", "leave out the compiler")
  .option("--json <file>", "write all measurements to a file too")
  .action(main)
  .parseAsync();

async function main(documents: string[], options: Options): Promise<void> {
  const peers = resolve(options.peers);
  install(peers);
  const version = execFileSync(options.node, ["--version"], { encoding: "utf8" }).trim();
  const generators = generatorsIn(peers, version);
  console.log(`Node ${version}, ${options.runs} runs, load ${load()} at the start\n`);
  const measured: object[] = [];
  for (const document of documents)
    measured.push(...(await compare(resolve(document), generators, peers, options)));
  if (options.series || documents.length === 0)
    measured.push(...(await grow(generators.slice(0, 1), peers, options)));
  for (const { name, skipped } of generators)
    if (skipped !== null) console.log(`${name} was skipped: ${skipped}`);
  console.log(`load ${load()} at the end`);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
}

/** All generators on one document: in turn, so that what else the machine does hits all alike. */
async function compare(
  document: string,
  generators: readonly Generator[],
  peers: string,
  { runs, node, check: isChecked }: Options,
): Promise<object[]> {
  const able = generators.filter(({ skipped }) => skipped === null);
  const outputs = join(peers, "outputs");
  mkdirSync(outputs, { recursive: true });
  const all = new Map<Generator, Run[]>(able.map((generator) => [generator, []]));
  for (let round = 0; round < runs; round += 1) {
    for (const generator of able) {
      const output = emptied(join(outputs, generator.name));
      const ended = await run(node, generator.command(document, output), outputs);
      all.get(generator)?.push(ended);
      progress(`${basename(document)}: ${generator.name} ${round + 1}/${runs}`);
    }
  }
  const rows = [];
  for (const [generator, own] of all) {
    progress(`${basename(document)}: checking ${generator.name}`);
    rows.push(await row(generator, own, outputs, isChecked ? compilerIn(peers) : null, node));
  }
  progress("");
  console.log(`${document}\n${aligned([head, ...rows])}\n`);
  return rows.map((cells) => ({
    document,
    ...Object.fromEntries(head.map((name, column) => [name, cells[column]])),
  }));
}

async function row(
  { name, version, include, exclude }: Generator,
  runs: readonly Run[],
  outputs: string,
  compiler: string | null,
  node: string,
): Promise<string[]> {
  const failed = runs.find(({ code }) => code !== 0);
  if (failed !== undefined)
    return [name, version, `failed: ${failed.output.trim().split("\n").at(-1)?.slice(0, 80)}`];
  const folder = join(outputs, name);
  const { files, bytes } = sizeOf(folder);
  const common = [
    name,
    version,
    seconds(median(runs.map(({ ms }) => ms))),
    seconds(median(runs.map(({ cpuMs }) => cpuMs))),
    mib(median(runs.map((each) => each.bytes))),
    String(files),
    String(Math.round(bytes / 1024)),
  ];
  if (compiler === null) return common;
  const checked = await check({ node, compiler, folder }, include, exclude);
  return [
    ...common,
    seconds(checked.ms),
    mib(checked.bytes),
    String(checked.instantiations),
    String(checked.messages),
  ];
}

/** One generator on documents that grow: the time of an operation must stay the same. */
async function grow(
  generators: readonly Generator[],
  peers: string,
  { runs, node }: Options,
): Promise<object[]> {
  const folder = emptied(join(peers, "series"));
  const rows: string[][] = [["operations", "time", "work", "work per operation", "peak", "files"]];
  for (const generator of generators) {
    for (const operations of steps) {
      progress(`series: ${operations} operations`);
      const document = join(folder, `${operations}.json`);
      writeFileSync(document, documentOf(operations));
      const output = join(folder, "output");
      const all: Run[] = [];
      for (let round = 0; round < Math.min(runs, 3); round += 1) {
        emptied(output);
        all.push(await run(node, generator.command(document, output), folder));
      }
      const ms = median(all.map((each) => each.ms));
      const cpuMs = median(all.map((each) => each.cpuMs));
      const isGood = all.every(({ code }) => code === 0);
      rows.push([
        String(operations),
        isGood ? seconds(ms) : "failed",
        seconds(cpuMs),
        `${(cpuMs / operations).toFixed(2)} ms`,
        mib(median(all.map(({ bytes }) => bytes))),
        String(sizeOf(output).files),
      ]);
    }
  }
  progress("");
  console.log(`A series of generated documents\n${aligned(rows)}\n`);
  return rows.slice(1).map(([operations, time]) => ({ document: "series", operations, time }));
}

function install(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const homes = packages.map((name) => name.slice(0, name.lastIndexOf("@")));
  if (homes.every((home) => existsSync(join(folder, "node_modules", home)))) return;
  console.log(`installing the peers in ${folder}`);
  if (!existsSync(join(folder, "package.json")))
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  execFileSync(
    process.platform === "win32" ? "npm.cmd" : "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", ...packages],
    { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" },
  );
}

function progress(text: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r\u001B[K${text}`);
}

function load(): string {
  return loadavg()
    .map((number) => number.toFixed(2))
    .join(" ");
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return number;
}
