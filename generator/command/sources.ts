import { existsSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Config, defaultConfig, readConfig } from "../config/config.js";
import { isURL } from "../load/files/permitted.js";
import { displayPath } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import { StoppedByProblems } from "../problem/problem.js";
import { repairableCodes } from "../problem/repairs.js";
import { defaults } from "./defaults.js";

/** The options by which a command is told what to work on. */
export interface SourceOptions {
  readonly config: string;
  readonly spec?: string;
  readonly out?: string;
  readonly language?: readonly string[];
  readonly templates?: string;
  readonly lenient?: boolean;
  readonly overlay?: readonly string[];
  readonly tag?: readonly string[];
  readonly path?: readonly string[];
  readonly operation?: readonly string[];
}

/**
 * The configuration that the options ask for: that of `--config`, or for `--spec` one of defaults.
 * @throws {StoppedByProblems} after problems were reported
 */
export function configOf(options: SourceOptions, problems: Problems): Config {
  const { spec, out, language, lenient, overlay = [] } = options;
  if (lenient === true) problems.accept(repairableCodes);
  if (spec === undefined) checkConfig(options.config, problems);
  else checkSpec(spec, problems);
  const config =
    spec === undefined
      ? readConfig(options.config, problems)
      : defaultConfig(spec, out ?? defaults.output, language);
  if (config === null) throw new StoppedByProblems();
  problems.accept(config.accept);
  const given = givenBy(options);
  const whole: Config = {
    ...config,
    ...given,
    overlays: [...config.overlays, ...overlay.map((path) => resolve(path))],
    // What an option says stands nowhere in the configuration.
    reportEntry: (steps, message, hint, to) => {
      const isGiven = Object.hasOwn(given, steps[0] ?? "");
      if (isGiven) to.error("wrong-option", message, hint, null);
      else config.reportEntry(steps, message, hint, to);
    },
  };
  checkDocument(whole, problems);
  return whole;
}

/**
 * Reports a configuration that is not there: nobody may have written any.
 * @throws {StoppedByProblems} after a problem was reported
 */
function checkConfig(path: string, problems: Problems): void {
  if (existsSync(path)) return;
  problems.error(
    "unreadable-file",
    `cannot read ${displayPath(path)}: there is no such file`,
    "Pass `--spec openapi.yaml`, or write a configuration: `document: openapi.yaml` and `output: ../generated` are enough; see spec/README.md of sdkwright.",
    null,
  );
  throw new StoppedByProblems();
}

/**
 * Reports a document that is somewhere else.
 * @throws {StoppedByProblems} after a problem was reported
 */
function checkSpec(spec: string, problems: Problems): void {
  if (!isURL(spec)) return;
  const message = `cannot read ${spec}: only files are read`;
  problems.error("wrong-option", message, "Download the document first.", null);
  throw new StoppedByProblems();
}

/**
 * Reports a document that cannot be one because of what is at its place.
 * @throws {StoppedByProblems} after a problem was reported
 */
function checkDocument({ document, reportEntry }: Config, problems: Problems): void {
  const stats = statsOf(document);
  // What is not there is reported when it is read.
  if (stats === null || stats.isFile()) return;
  const [what, hint] = stats.isDirectory()
    ? ["a folder", "Name the file in it that is the document."]
    : ["not a file", "Write it to a file first: what it refers to is looked for beside it."];
  reportEntry(["document"], `cannot read ${displayPath(document)}: it is ${what}`, hint, problems);
  throw new StoppedByProblems();
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** What options say, which takes the place of what the configuration does. */
function givenBy({
  spec,
  language,
  templates,
  tag: tags = [],
  path: paths = [],
  operation: operations = [],
}: SourceOptions): Partial<Config> {
  const isSelected = [tags, paths, operations].some((names) => names.length > 0);
  return {
    ...(spec === undefined ? {} : { document: resolve(spec) }),
    ...(language === undefined ? {} : { languages: [...language] }),
    ...(templates === undefined ? {} : { templates: resolve(templates) }),
    ...(isSelected
      ? { select: { tags: [...tags], paths: [...paths], operations: [...operations] } }
      : {}),
  };
}
