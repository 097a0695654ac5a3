import type { Language } from "../config/language.js";
import type { Unit } from "../plan/view.js";
import type { Problems } from "../problem/problem.js";
import { templateRenderer } from "./liquid.js";
import type { Witnessed } from "./witness/openapi-typescript.js";
import type { File } from "./renderer.js";
import { typescriptRenderers } from "./typescript/renderers.js";

/** The renderer that prints a file from the document and not from its view. */
const witnessRenderer = "openapi-typescript";

/** Whether a language has a file that a witness prints. */
export function usesWitness({ outputs }: Language): boolean {
  return outputs.some(({ render: renderer }) => renderer === witnessRenderer);
}

/**
 * Renders the units of a language. A renderer is either a template of the language (`*.liquid`) or
 * one of the built-in printers; which, the language says, output by output.
 * @param witness what the witness prints; it is waited for when everything else is there
 */
export async function render(
  units: readonly Unit[],
  language: Language,
  witness: Promise<Witnessed>,
  problems: Problems,
): Promise<File[]> {
  const template = templateRenderer(language);
  const files = units.flatMap((unit): File[] => {
    const { path, renderer } = unit;
    if (renderer === witnessRenderer) return [];
    const known = renderer.endsWith(".liquid")
      ? template(renderer)
      : typescriptRenderers.get(renderer);
    if (known === undefined) {
      const names = [...typescriptRenderers.keys(), witnessRenderer];
      problems.error(
        "unknown-renderer",
        `${language.name}: there is no renderer ${JSON.stringify(renderer)} for ${path}`,
        `Use a template (*.liquid) or one of ${names.join(", ")}.`,
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
  for (const { path, renderer } of units) {
    if (renderer !== witnessRenderer) continue;
    const { text, failure } = await witness;
    files.push({ path, text });
    if (failure === null) continue;
    problems.warning(
      "no-witness",
      `openapi-typescript cannot print this document: ${failure}`,
      `${path} is left empty; nothing else depends on it.`,
      null,
    );
  }
  return files;
}
