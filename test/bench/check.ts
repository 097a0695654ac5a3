import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./measure.js";

/** What the compiler needed for an output. */
export interface CheckCost {
  readonly ms: number;
  readonly bytes: number;
  readonly instantiations: number;
  readonly messages: number;
}

interface Place {
  readonly node: string;
  /** The path of `tsc.js`. */
  readonly compiler: string;
  readonly folder: string;
}

/** Type-checks an output by a compiler of its own process, under the same options for each. */
export async function check(
  { node, compiler, folder }: Place,
  include: readonly string[],
  exclude: readonly string[],
): Promise<CheckCost> {
  const config = join(folder, "tsconfig.bench.json");
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
    module: "ESNext",
    moduleResolution: "bundler",
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include, exclude }));
  const { output } = await run(node, [compiler, "-p", config, "--extendedDiagnostics"], folder);
  const number = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1] ?? Number.NaN);
  return {
    ms: number("Check time") * 1000,
    bytes: number("Memory used") * 1024,
    instantiations: number("Instantiations"),
    messages: [...output.matchAll(/error TS\d+/g)].length,
  };
}
