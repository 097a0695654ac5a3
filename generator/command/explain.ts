import { generate } from "../generate.js";
import type { Problems } from "../problem/problem.js";
import { StoppedByProblems } from "../problem/problem.js";
import { configOf, type SourceOptions } from "./sources.js";
import type { Terminal } from "./terminal.js";

/** `sdkwright explain`: the IR of one operation, then per language its view and its files. */
export async function explainCommand(
  id: string,
  options: SourceOptions,
  templates: string,
  terminal: Terminal,
  problems: Problems,
): Promise<boolean> {
  const config = configOf(options, problems);
  const { api, languages } = await generate(config, templates, problems, () => {});
  const operations = api.groups.flatMap((group) => group.operations);
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) {
    const known = operations.map((candidate) => candidate.id);
    const shown = known.length > 20 ? [...known.slice(0, 20), "…"] : known;
    problems.error(
      "unknown-operation",
      `there is no operation ${JSON.stringify(id)}`,
      `Known are: ${shown.join(", ")}`,
      null,
    );
    throw new StoppedByProblems();
  }
  const { bold } = terminal.palette;
  terminal.print(bold(`# IR of ${id}`));
  terminal.print(JSON.stringify(operation, null, 2));
  for (const { language, units, files } of languages) {
    for (const unit of units) {
      if (unit.view.unit !== "operation" || unit.view.id !== id) continue;
      terminal.print("");
      terminal.print(bold(`# ${language.name}: the view that ${unit.renderer} gets`));
      terminal.print(
        JSON.stringify(
          { view: unit.view, imports: unit.imports, root: unit.root },
          withoutPackage,
          2,
        ),
      );
      terminal.print("");
      terminal.print(bold(`# ${language.name}: ${unit.path}`));
      terminal.print(files.find(({ path }) => path === unit.path)?.text.trimEnd() ?? "");
    }
  }
  return true;
}

/** The package is in every view and has all of them in it, so it is shown by name only. */
function withoutPackage(key: string, value: unknown): unknown {
  const isPackage =
    key === "package" && typeof value === "object" && value !== null && "name" in value;
  return isPackage ? `(the package ${String(value.name)})` : value;
}
