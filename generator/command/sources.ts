import { resolve } from "node:path";
import { type Config, defaultConfig, readConfig } from "../config/config.js";
import type { Problems } from "../problem/problem.js";
import { StoppedByProblems } from "../problem/problem.js";
import { repairableCodes } from "../problem/repairs.js";

/** The options by which a command is told what to work on. */
export interface SourceOptions {
  readonly config: string;
  readonly spec?: string;
  readonly out?: string;
  readonly language?: readonly string[];
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
  const config =
    spec === undefined
      ? readConfig(options.config, problems)
      : defaultConfig(spec, out ?? "generated", language);
  if (config === null) throw new StoppedByProblems();
  problems.accept(config.accept);
  return {
    ...config,
    ...selected(options, config),
    overlays: [...config.overlays, ...overlay.map((path) => resolve(path))],
    ...(language === undefined ? {} : { languages: [...language] }),
  };
}

/** What the options select, which takes the place of what the configuration does. */
function selected(
  { tag: tags = [], path: paths = [], operation: operations = [] }: SourceOptions,
  { reportEntry }: Config,
): Partial<Config> {
  if ([tags, paths, operations].every((names) => names.length === 0)) return {};
  return {
    select: { tags: [...tags], paths: [...paths], operations: [...operations] },
    reportEntry: (steps, message, hint, problems) => {
      if (steps[0] !== "select") reportEntry(steps, message, hint, problems);
      else problems.error("wrong-option", message, hint, null);
    },
  };
}
