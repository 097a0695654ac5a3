import { fileURLToPath } from "node:url";
import { foldersIn, type Language, readLanguages } from "../../generator/config/language.js";
import type { Api } from "../../generator/ir/types.js";
import { plan } from "../../generator/plan/plan.js";
import type {
  ErrorView,
  GroupView,
  ModelFileView,
  OperationView,
  PackageView,
  Unit,
} from "../../generator/plan/view.js";
import { Problems } from "../../generator/problem/problem.js";
import { apiOf } from "../lower/lowered.js";

/** The folder that has a folder per language. */
export const templates: string = fileURLToPath(new URL("../../templates", import.meta.url));

/** A language of this repository. */
export function languageOf(name: string): Language {
  const problems = new Problems();
  const [language] = readLanguages(foldersIn(templates), [name], problems);
  if (language === undefined) throw new Error(JSON.stringify(problems.all));
  return language;
}

/** The plan of an API in TypeScript, with the means to pick from it. */
export interface Planned {
  readonly api: Api;
  readonly units: readonly Unit[];
  readonly package: PackageView;
  readonly models: readonly ModelFileView[];
  readonly errors: readonly ErrorView[];
  readonly groups: readonly GroupView[];
  readonly operations: readonly OperationView[];
  /** The unit of a path. */
  unit(path: string): Unit;
}

/** Plans a document in which nothing is wrong, in TypeScript. */
export function planned(document: string, sdk: string | null = null): Planned {
  return plannedApi(apiOf(document, sdk));
}

/** Plans an API in TypeScript. */
export function plannedApi(api: Api, language: Language = languageOf("typescript")): Planned {
  const units = plan(api, language);
  const view = units.find((unit) => unit.view.unit === "package")?.view;
  if (view?.unit !== "package") throw new Error("the plan has no package");
  return {
    api,
    units,
    package: view,
    models: view.models,
    errors: view.errors,
    groups: view.groups,
    operations: view.groups.flatMap((group) => group.operations),
    unit: (path) => {
      const found = units.find((unit) => unit.path === path);
      if (found === undefined) throw new Error(`there is no unit ${path}`);
      return found;
    },
  };
}
