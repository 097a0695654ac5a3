import { generate } from "../generate.js";
import type { OperationView, Unit } from "../plan/view.js";
import type { Problems } from "../problem/problem.js";
import { StoppedByProblems } from "../problem/problem.js";
import type { File } from "../render/renderer.js";
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
  const print = (title: string, text: string): void => {
    terminal.print("");
    terminal.heading(title);
    terminal.print(text);
  };
  terminal.heading(`# IR of ${id}`);
  terminal.print(JSON.stringify(operation, null, 2));
  for (const { language, units, files } of languages) {
    const own = units.filter((unit) => operationIn(unit, id) !== null);
    // Several templates may see the same, but for where their files are.
    const renderers = new Map<string, string[]>();
    for (const unit of own) {
      const seen = JSON.stringify(seenBy(unit, id), withoutPackage, 2);
      const known = renderers.get(seen) ?? [];
      known.push(unit.renderer);
      renderers.set(seen, known);
    }
    for (const [seen, names] of renderers) {
      print(`# ${language.name}: the view that ${names.join(", ")} gets`, seen);
    }
    for (const { path, renderer, imports, root } of own) {
      print(`# ${language.name}: what ${renderer} gets besides`, JSON.stringify({ imports, root }));
      print(`# ${language.name}: ${path}`, textOf(files, path));
    }
  }
  return true;
}

function textOf(files: readonly File[], path: string): string {
  return files.find((file) => file.path === path)?.text.trimEnd() ?? "";
}

/** What the template of a unit sees of the API. A group has all its operations in it: one of them is enough. */
function seenBy(unit: Unit, id: string): object {
  const { view } = unit;
  const seen = view.unit === "group" ? { ...view, operations: [operationIn(unit, id)] } : view;
  return { [view.unit]: seen };
}

/** The view of an operation in that of a unit, if that is of the operation or its group. */
function operationIn({ view }: Unit, id: string): OperationView | null {
  if (view.unit === "operation") return view.id === id ? view : null;
  if (view.unit !== "group") return null;
  return view.operations.find((operation) => operation.id === id) ?? null;
}

/** The package is in every view and has all of them in it, so it is shown by name only. */
function withoutPackage(key: string, value: unknown): unknown {
  const isPackage =
    key === "package" && typeof value === "object" && value !== null && "name" in value;
  return isPackage ? `(the package ${String(value.name)})` : value;
}
