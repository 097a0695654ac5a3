import { type Config, defaultConfig, readConfig } from "../config/config.js";
import type { Problems } from "../problem/problem.js";
import { StoppedByProblems } from "../problem/problem.js";

/** The options by which a command is told what to work on. */
export interface SourceOptions {
  readonly config: string;
  readonly spec?: string;
  readonly out?: string;
  readonly language?: readonly string[];
}

/**
 * The configuration that the options ask for: that of `--config`, or for `--spec` one of defaults.
 * @throws {StoppedByProblems} after problems were reported
 */
export function configOf(
  { config, spec, out, language }: SourceOptions,
  problems: Problems,
): Config {
  if (spec !== undefined) return defaultConfig(spec, out ?? "generated", language);
  const read = readConfig(config, problems);
  if (read === null) throw new StoppedByProblems();
  return { ...read, ...(language === undefined ? {} : { languages: [...language] }) };
}
