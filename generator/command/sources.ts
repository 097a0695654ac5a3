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
}

/**
 * The configuration that the options ask for: that of `--config`, or for `--spec` one of defaults.
 * @throws {StoppedByProblems} after problems were reported
 */
export function configOf(
  { config, spec, out, language, lenient }: SourceOptions,
  problems: Problems,
): Config {
  if (lenient === true) problems.accept(repairableCodes);
  if (spec !== undefined) return defaultConfig(spec, out ?? "generated", language);
  const read = readConfig(config, problems);
  if (read === null) throw new StoppedByProblems();
  problems.accept(read.accept);
  return { ...read, ...(language === undefined ? {} : { languages: [...language] }) };
}
