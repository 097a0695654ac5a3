import type { Export } from "../config/config.js";
import type { Language, Output } from "../config/language.js";
import type { Api } from "../ir/types.js";
import { fill } from "./pattern.js";
import { importsOf, type Importable, rootFrom } from "./imports.js";
import { Planning } from "./planning.js";
import type { PackageView, Unit, View } from "./view.js";
import { packageView } from "./views/package.js";

/**
 * Decides everything about the output of a language but its text: names, types, files, imports.
 * @param exports handwritten code that the package has beside it
 * @param notes what its README says beside what is generated: Markdown
 * @param licenseText the text of its license, where that is given
 */
export function plan(
  api: Api,
  language: Language,
  exports: readonly Export[] = [],
  notes: string | null = null,
  licenseText: string | null = null,
): Unit[] {
  const planning = new Planning(api, language);
  const whole = packageView(planning, exports, notes, licenseText);
  const importables = importablesOf(planning, whole);
  return language.outputs.flatMap((output) => {
    const { when } = output;
    const views = viewsOf(output, whole).filter((view) => when === undefined || isSet(view, when));
    return views.map((view): Unit => {
      const path = pathOf(output, view, whole);
      const imports = importsOf(path, planning.usesOf(view), importables);
      return { path, renderer: output.render, view, imports, root: rootFrom(path) };
    });
  });
}

function viewsOf({ each }: Output, whole: PackageView): readonly View[] {
  switch (each) {
    case "model":
      return whole.models;
    case "error":
      return whole.errors;
    case "group":
      return whole.groups;
    case "operation":
      return whole.groups.flatMap((group) => group.operations);
    case undefined:
      return [whole];
  }
}

/** Fills what is the package's own into a path, or into a text that is copied. */
export function filledFor([unit]: readonly Unit[]): (pattern: string) => string {
  if (unit === undefined) return (pattern) => pattern;
  const whole = unit.view.unit === "package" ? unit.view : unit.view.package;
  const parts = { ...ownParts(whole), name: whole.client.name };
  return (pattern) => fill(pattern, parts);
}

function ownParts({ client, name, slug, module }: PackageView) {
  return { client: client.file, package: name, slug, module };
}

function pathOf(output: Output, view: View, whole: PackageView): string {
  const common = ownParts(whole);
  if (view.unit === "package") return fill(output.path, common);
  const group = view.unit === "operation" ? view.group : "";
  return fill(output.path, { ...common, file: view.file, group });
}

/** Where each model and error will be, so that others can import it. */
function importablesOf(
  { api, language, names, homes }: Planning,
  whole: PackageView,
): ReadonlyMap<string, Importable> {
  const common = ownParts(whole);
  const importables = new Map<string, Importable>();
  const outputOf = (each: Output["each"]) =>
    language.outputs.find((candidate) => candidate.each === each);
  const add = (output: Output | undefined, file: Record<string, string>, ids: string[]): void => {
    if (output === undefined) return;
    const path = fill(output.path, { ...common, ...file });
    for (const id of ids) importables.set(id, { name: names.type(id), path });
  };
  const within = (owner: string): string[] => homes.within(owner).map(({ id }) => id);
  for (const { id } of homes.alone)
    add(outputOf("model"), { file: names.file(id) }, [id, ...within(id)]);
  for (const { id } of api.errors) add(outputOf("error"), { file: names.file(id) }, [id]);
  for (const group of api.groups) {
    for (const { id, source } of group.operations) {
      const file = { group: names.group(group.id).file, file: names.operation(id).file };
      add(outputOf("operation"), file, within(source));
    }
  }
  return importables;
}

/** Whether a view has something under this name, for outputs that ask for it. */
function isSet(view: View, field: string): boolean {
  const value: unknown = Object.hasOwn(view, field) ? Reflect.get(view, field) : undefined;
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== "" && value !== false;
}
