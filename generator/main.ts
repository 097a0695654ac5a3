#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { cacheFolder } from "./command/cache-folder.js";
import { defaults } from "./command/defaults.js";
import type { GenerateOptions } from "./command/generate.js";
import type { NewLanguageOptions } from "./command/new-language.js";
import type { SourceOptions } from "./command/sources.js";
import { processTerminal, type Terminal } from "./command/terminal.js";
import { Problems, StoppedByProblems } from "./problem/problem.js";
import { cacheCode, keepCode } from "./render/code-cache.js";

/** What the process ends with. `--help` and the README list them. */
const exitCode = { success: 0, problems: 1, usage: 2, internal: 70 } as const;

const root = new URL("../", import.meta.url);
const templates = fileURLToPath(new URL("templates", root));
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  version: string;
};

/** What the help of all commands ends with. */
const afterHelp = `
Examples:
  $ sdkwright generate                          # spec/sdk.yaml → generated/
  $ sdkwright generate --check                  # is generated/ up to date?
  $ sdkwright generate --spec petstore.yaml --out sdk   # any document, no configuration
  $ sdkwright generate --spec petstore.yaml --out sdk --lenient   # one of others, not quite well written
  $ sdkwright generate --tag pets --path "/admin/*"     # only these operations, and what they need
  $ sdkwright explain getPetById --spec petstore.yaml   # what becomes of one operation
  $ sdkwright new-language mine                         # templates/mine: a language to be changed into yours

Exit codes:
  0   success
  1   the document, the configuration or the output has problems; each is printed with its place
  2   the command line is wrong
  70  a fault of sdkwright itself (set SDKWRIGHT_DEBUG=1 for its stack trace)`;

// A reader such as `head` may have seen enough: that is no fault. A full disk is none of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCode.success);
  process.stderr.write(`error: cannot write what there is to say: ${error.message}\n`);
  process.exit(exitCode.problems);
});

const terminal = processTerminal(process);
process.exitCode = await run(process.argv, terminal);

async function run(argv: readonly string[], to: Terminal): Promise<number> {
  const problems = new Problems();
  let isGood = true;
  const done = (result: boolean): void => {
    isGood = result;
  };
  const program = commands({ to, problems, done });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.success : exitCode.usage;
    if (!(error instanceof StoppedByProblems)) {
      to.report(problems);
      reportInternal(error);
      return exitCode.internal;
    }
    isGood = false;
  }
  to.report(problems);
  keepCode();
  return isGood && problems.errorCount === 0 ? exitCode.success : exitCode.problems;
}

/** What a command reports to. */
interface Run {
  readonly to: Terminal;
  readonly problems: Problems;
  /** Told whether the command did what it was asked for. */
  readonly done: (isGood: boolean) => void;
}

function commands(run: Run): Command {
  const program = new Command("sdkwright")
    .description("Turns an OpenAPI document into a complete SDK package.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", afterHelp);
  program.hook("preAction", () => checkFolder(run.problems));
  addGenerate(program, run);
  addExplain(program, run);
  addNewLanguage(program, run);
  return program;
}

/** Adds the options that say which document is read, and how much of it. */
function withSources(command: Command): Command {
  return command
    .addOption(
      new Option("-c, --config <file>", "configuration that names the document and the output")
        .default(defaults.config)
        .argParser(filled),
    )
    .addOption(
      new Option("-s, --spec <file>", "an OpenAPI document to use without a configuration")
        .conflicts("config")
        .argParser(filled),
    )
    .option(
      "-l, --language <name...>",
      "languages to print, and the only folders to write or check (default: all whose language.yaml says so)",
    )
    .option(
      "--templates <folder>",
      "a folder of yours with a folder for each language, besides those of sdkwright",
      filled,
    )
    .option(
      "--overlay <file...>",
      "OpenAPI Overlays to apply to the document, after those of the configuration",
    )
    .option("--tag <tag...>", "only the operations that have one of these tags")
    .option("--path <path...>", "only those of these paths; /pets* is all that begin like that")
    .option("--operation <id...>", "only those with these operationIds")
    .option(
      "--lenient",
      "repair what can be repaired in the document, and warn instead of failing",
    );
}

function addGenerate(program: Command, { to, problems, done }: Run): void {
  withSources(program.command("generate"))
    .description("write the SDK of a document")
    .option(
      "-o, --out <folder>",
      "with --spec: the folder that receives a folder per language (default: generated)",
      filled,
    )
    .option(
      "--check",
      "write nothing; exit 1 and list the files that differ from what would be written",
    )
    .action(async (options: GenerateOptions, command: Command) => {
      if (options.out !== undefined && options.spec === undefined) {
        command.error("error: option '-o, --out <folder>' is for '-s, --spec <file>'");
      }
      // Commands are loaded when they are run, so that `--help` is there at once.
      cacheCode(cacheFolder(process));
      const { generateCommand } = await import("./command/generate.js");
      done(await generateCommand(options, templates, to, problems));
    });
}

function addExplain(program: Command, { to, problems, done }: Run): void {
  withSources(program.command("explain"))
    .description("print what becomes of one operation: its IR, its views, its files")
    .argument("<operation-id>", "the operationId in the document")
    .action(async (id: string, options: SourceOptions) => {
      cacheCode(cacheFolder(process));
      const { explainCommand } = await import("./command/explain.js");
      done(await explainCommand(id, options, templates, to, problems));
    });
}

function addNewLanguage(program: Command, { to, problems, done }: Run): void {
  program
    .command("new-language")
    .description("lay out the folder of a new language, which works and can be changed into yours")
    .argument("<name>", "what it is called, and its folder")
    .option(
      "--templates <folder>",
      "the folder that receives its folder",
      filled,
      defaults.templates,
    )
    .action(async (name: string, options: NewLanguageOptions) => {
      const { newLanguageCommand } = await import("./command/new-language.js");
      done(newLanguageCommand(name, options, templates, to, problems));
    });
}

/** The name of a file or folder, as an option has it. */
function filled(value: string): string {
  if (value === "") throw new InvalidArgumentError("It must not be empty.");
  return value;
}

/**
 * Every path is relative to the folder that the process runs in, which may have been removed.
 * @throws {StoppedByProblems} after a problem was reported
 */
function checkFolder(problems: Problems): void {
  try {
    process.cwd();
  } catch {
    const message = "the folder that this is run in is not there any more";
    problems.error("no-folder", message, "Change to one that is there.", null);
    throw new StoppedByProblems();
  }
}

function reportInternal(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `internal error: ${message}\nThis is a fault of sdkwright; please report it with the document.\n`,
  );
  if (process.env.SDKWRIGHT_DEBUG && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
}
