import type { Export } from "../../config/config.js";
import { commonErrors, type Group, type Type } from "../../ir/types.js";
import { cased } from "../casing.js";
import { fill } from "../pattern.js";
import type { Planning } from "../planning.js";
import { isASCII } from "../spelling.js";
import type { ErrorView, GroupView, ModelFileView, ModelView, PackageView } from "../view.js";
import { errorView } from "./error.js";
import { declared } from "./declarations.js";
import { groupView } from "./group.js";
import { modelFileView } from "./model.js";

/** The view of the whole package, with all other views in it. */
export function packageView(
  planning: Planning,
  exports: readonly Export[],
  notes: string | null,
  licenseText: string | null,
): PackageView {
  const { info, package: own, servers, requirements, errors, groups } = planning.api;
  const { case: casing } = planning.language;
  const { words } = own.client;
  // The other views refer to the package as it does to them, so its lists are filled afterwards.
  const lists = {
    groups: [] as GroupView[],
    models: [] as ModelFileView[],
    declarations: [] as ModelView[],
    errors: [] as ErrorView[],
  };
  const { client: _, ...described } = own;
  const view: PackageView = {
    unit: "package",
    ...described,
    licenseText,
    slug: own.name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, ""),
    module: planning.names.module,
    repositoryURL: own.repository === null ? null : cloneURL(own.repository),
    userAgent: `${planning.names.client}/${own.version}`.toLowerCase().replace(/[^\w./-]+/g, "-"),
    title: info.title,
    doc: info.doc,
    client: {
      name: planning.names.client,
      variable: planning.names.variable,
      file: cased(words, casing.file),
    },
    servers,
    security: securityViews(planning),
    serverEnv: planning.api.serverEnv,
    requirements: planning.options(requirements),
    commonErrors,
    // Known when all is named, which is after the views refer to the package.
    get hasPlainNames() {
      return namesIn(planning, lists).every(isASCII);
    },
    defaults: defaultViews(planning),
    validators: planning.api.validators !== null,
    isExact: planning.api.isExact,
    hasExact: planning.api.isExact && typesIn(groups).some((type) => planning.exactness.has(type)),
    notes,
    exports: exportViews(planning, exports),
    ...lists,
  };
  for (const model of planning.homes.alone) lists.models.push(modelFileView(planning, model, view));
  for (const error of errors) lists.errors.push(errorView(planning, error, view));
  for (const group of groups) lists.groups.push(groupView(planning, group, view));
  for (const model of declared(planning, lists)) lists.declarations.push(model);
  return view;
}

function securityViews({ api, names }: Planning): PackageView["security"] {
  return api.security.map(({ id, doc, kind, in: location, wire, env }) => ({
    id,
    option: names.options.get(id) ?? id,
    doc,
    kind,
    in: location,
    wire,
    env,
  }));
}

function defaultViews(planning: Planning): PackageView["defaults"] {
  const { defaults } = planning.api;
  const wires = defaults.map(({ wire }) => wire);
  const names = planning.members.named(wires, planning.language.reserved.options);
  return defaults.map(({ wire, type, doc, env }) => ({
    ...planning.field({ wire, type, doc, required: false }, names.get(wire) ?? wire, new Set()),
    env,
  }));
}

function exportViews({ language }: Planning, exports: readonly Export[]): PackageView["exports"] {
  const pattern = language.exports?.page;
  return exports.map(({ name, summary, page }) => ({
    name,
    summary,
    page: page === null || pattern === undefined ? null : fill(pattern, { export: name }),
  }));
}

/** The types of what is sent and received. */
function typesIn(groups: readonly Group[]): Type[] {
  return groups
    .flatMap(({ operations }) => operations)
    .flatMap(({ parameters, body, success }) => [
      ...parameters.map(({ type }) => type),
      ...[body, ...success].flatMap((content) => content?.media?.type ?? []),
    ]);
}

/** Pages of repositories at hosts that let them be cloned from the same address. */
const repositoryPage =
  /^https:\/\/(?:(?:github\.com|bitbucket\.org)(?:\/[\w.-]+){2}|gitlab\.com(?:\/\w[\w.-]*){2,})$/;

/** The address of a repository with the protocol that it is cloned by; another text as it is. */
function cloneURL(repository: string): string {
  const page = repository.replace(/(\.git)?\/?$/, "");
  return repositoryPage.test(page) ? `git+${page}.git` : repository;
}

/** The names that are in the files of the package. */
function namesIn(
  { names }: Planning,
  { groups, declarations }: Pick<PackageView, "groups" | "declarations">,
): string[] {
  const operations = groups.flatMap((group) => group.operations);
  return [
    names.client,
    ...names.types.values(),
    ...names.options.values(),
    ...groups.flatMap((group) => [group.name, group.member]),
    ...operations.flatMap(({ className, member }) => [className, member]),
    ...operations.flatMap((operation) => operation.arguments.map(({ name }) => name)),
    ...declarations.flatMap((model) => [...model.fields, ...model.members].map(({ name }) => name)),
  ];
}
