import { join } from "node:path";
import { generate, type Generated } from "../generate.js";
import { displayPath } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import { startWitness } from "../render/witness/witness.js";
import type { Content } from "../write/manifest.js";
import { compare, write } from "../write/output.js";
import { configOf, type SourceOptions } from "./sources.js";
import type { Terminal } from "./terminal.js";

/** Options of `sdkwright generate`. */
export interface GenerateOptions extends SourceOptions {
  readonly check?: boolean;
}

/**
 * `sdkwright generate`: writes the output, or with `--check` compares it with what would be written.
 * @returns whether everything is as it should be
 */
export async function generateCommand(
  options: GenerateOptions,
  templates: string,
  terminal: Terminal,
  problems: Problems,
): Promise<boolean> {
  const config = configOf(options, problems);
  const progress = terminal.progress();
  const witness = startWitness();
  try {
    const { content, counts } = await generate(
      config,
      templates,
      problems,
      progress.step,
      witness.print,
    ).then((made) => outputOf(made, options));
    if (options.check === true) return check(config.output, content, terminal, problems);
    progress.step("writing");
    const done = write(config.output, content, problems);
    if (done === null) return false;
    progress.stop();
    for (const [language, count] of counts) {
      terminal.print(`${displayPath(join(config.output, language))}: ${count} files`);
    }
    const { written, unchanged, removed } = done;
    terminal.print(`${written} written, ${unchanged} unchanged, ${removed} removed`);
    return true;
  } finally {
    progress.stop();
    witness.close();
  }
}

/** What is written, and how much of it is of which language: what it was made from is let go. */
function outputOf({ api, files, languages }: Generated, options: GenerateOptions) {
  const counts = languages.map(({ language, files: own }) => [language.name, own.length] as const);
  const content: Content = {
    title: api.info.title,
    package: api.package.name,
    files,
    only: options.language ?? null,
    isChosen: options.spec === undefined || options.out !== undefined,
  };
  return { content, counts };
}

function check(output: string, content: Content, terminal: Terminal, problems: Problems): boolean {
  const difference = compare(output, content, problems);
  if (difference === null) return false;
  const { missing, changed, stale } = difference;
  const rows = [
    ...changed.map((path) => ["changed", path]),
    ...missing.map((path) => ["missing", path]),
    ...stale.map((path) => ["stale", path]),
  ];
  for (const [what = "", path = ""] of rows)
    terminal.print(`${what.padEnd(8)} ${displayPath(join(output, path))}`);
  const folder = displayPath(output);
  if (rows.length === 0) {
    terminal.print(`${folder} is what would be written`);
    return true;
  }
  const differ = rows.length === 1 ? "1 file differs" : `${rows.length} files differ`;
  terminal.print(`${folder}: ${differ} from what would be written; run \`sdkwright generate\``);
  return false;
}
