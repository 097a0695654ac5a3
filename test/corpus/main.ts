import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import spinner from "yocto-spinner";
import { findDocuments, type Found } from "./documents.js";
import { judgeAll } from "./pool.js";
import { type Expectation, failuresOf, report, type Result } from "./report.js";
import type { Verdict } from "./verdict.js";

interface Options {
  readonly expect: Expectation;
  readonly language: string;
  readonly only: string;
  readonly jobs: number;
  readonly timeout: number;
  readonly json?: string;
}

/** `npm run corpus`: judges the generator by all the documents of some folders. */
const program = new Command("npm run corpus --")
  .description(
    `Generates a package of every OpenAPI document in some folders and judges each:
its TypeScript must compile under the strict options that it brings, without the type any and
without a comment that silences a tool; its types of component schemas are compared with those of
openapi-typescript, both ways. A document that is refused must get a clean report: every error has
its place, there is no stack trace, and the output folder stays as it was. Of another language, the
commands of its language.yaml (\`verify\`) judge the package.`,
  )
  .argument("<path...>", "folders of documents, or documents")
  .addOption(
    new Option("--expect <what>", "what is demanded: that documents generate, or either is fine")
      .choices(["generate", "either"])
      .default("either"),
  )
  .option("--language <name>", "the language to generate", "typescript")
  .option("--only <text>", "only documents with this in their path", "")
  .option("--jobs <number>", "how many at a time", positive, availableParallelism())
  .option("--timeout <seconds>", "after how long a document hangs", positive, 120)
  .option("--json <file>", "write all verdicts to a file too")
  .addHelpText("after", "\nExit codes: 0 if nothing failed, 1 if something did.")
  .action(main);

await program.parseAsync();

async function main(paths: string[], options: Options): Promise<void> {
  const { documents, skipped } = findDocuments(paths, options.only);
  const results: Result[] = [];
  const show = progress(documents.length);
  await judgeAll(
    documents,
    { jobs: options.jobs, timeoutMs: options.timeout * 1000, language: options.language },
    (found, verdict) => {
      results.push({ ...found, ...verdict });
      show.step(results.length, found, verdict);
    },
  );
  show.stop();
  results.sort((a, b) => (a.file < b.file ? -1 : 1));
  console.log(report(results, skipped, options.expect));
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify({ results, skipped }, null, 2)}\n`);
  const isGood =
    documents.length > 0 && results.every((each) => failuresOf(each, options.expect).length === 0);
  if (documents.length === 0) console.log("There is no document to judge.");
  process.exitCode = isGood ? 0 : 1;
}

/** Says how far it is: in place where a person is watching, else in a line per document. */
function progress(total: number): {
  step: (done: number, found: Found, verdict: Verdict) => void;
  stop: () => void;
} {
  if (process.stderr.isTTY !== true) {
    const step = (done: number, { file }: Found, { outcome, failures, times }: Verdict): void => {
      const seconds = (times.generate + times.check + times.agreement) / 1000;
      const mark = failures.length > 0 ? ", FAILED" : "";
      process.stderr.write(
        `[${done}/${total}] ${outcome}${mark} ${seconds.toFixed(1)} s ${file}\n`,
      );
    };
    return { step, stop: () => {} };
  }
  const shown = spinner({ text: `0/${total}` }).start();
  let failed = 0;
  return {
    step: (done, { file }, { failures }) => {
      if (failures.length > 0) failed += 1;
      shown.text = `${done}/${total}, ${failed} failed: ${file}`;
    },
    stop: () => shown.stop(),
  };
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return number;
}
