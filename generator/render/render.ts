import type { Language } from "../config/language.js";
import type { Document } from "../load/document.js";
import type { Unit } from "../plan/view.js";
import type { Problems } from "../problem/problem.js";
import { templateRenderer } from "./liquid.js";
import { printWitness } from "./openapi-typescript.js";
import type { File, Renderer } from "./renderer.js";
import { typescriptRenderers } from "./typescript/renderers.js";

/**
 * Renders the units of a language. A renderer is either a template of the language (`*.liquid`) or
 * one of the built-in printers; which, the language says, output by output.
 */
export async function render(
  units: readonly Unit[],
  language: Language,
  document: Document,
  problems: Problems,
): Promise<File[]> {
  const template = templateRenderer(language);
  const usesWitness = units.some(({ renderer }) => renderer === "openapi-typescript");
  const witness = usesWitness ? await printWitness(document, problems) : "";
  const renderers = new Map<string, Renderer>([
    ...typescriptRenderers,
    ["openapi-typescript", () => witness],
  ]);
  return units.flatMap((unit): File[] => {
    const { path, renderer } = unit;
    const known = renderer.endsWith(".liquid") ? template(renderer) : renderers.get(renderer);
    if (known === undefined) {
      problems.error(
        "unknown-renderer",
        `${language.name}: there is no renderer ${JSON.stringify(renderer)} for ${path}`,
        `Use a template (*.liquid) or one of ${[...renderers.keys()].join(", ")}.`,
        null,
      );
      return [];
    }
    try {
      return [{ path, text: known(unit) }];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.error(
        "template",
        `${language.name}: ${renderer} for ${path}: ${message}`,
        "Correct the template.",
        null,
      );
      return [];
    }
  });
}
