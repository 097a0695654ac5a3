import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The `yaml` package. Loading it takes longer than reading most documents without it, and only what is
 * wrong or unusual needs it, so it is loaded when first asked for.
 */
export function yamlPackage(): typeof import("yaml") {
  return require("yaml") as typeof import("yaml");
}
