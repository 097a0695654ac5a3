import { commonErrors } from "../../ir/types.js";
import { cased } from "../casing.js";
import { docView, fieldView, type Planning } from "../planning.js";
import type { ErrorView, GroupView, ModelFileView, PackageView } from "../view.js";
import { errorView } from "./error.js";
import { groupView } from "./group.js";
import { modelFileView } from "./model.js";

/** The view of the whole package, with all other views in it. */
export function packageView(planning: Planning): PackageView {
  const { info, package: own, servers, security, requirements, errors, groups } = planning.api;
  const { case: casing } = planning.language;
  const { words } = own.client;
  // The other views refer to the package as it does to them, so its lists are filled afterwards.
  const lists = {
    groups: [] as GroupView[],
    models: [] as ModelFileView[],
    errors: [] as ErrorView[],
  };
  const { client: _, ...described } = own;
  const view: PackageView = {
    unit: "package",
    ...described,
    title: info.title,
    doc: docView(info.doc),
    client: {
      name: planning.names.client,
      variable: planning.names.variable,
      file: cased(words, casing.file),
    },
    servers: servers.map(({ name, url, doc }) => ({ name, url, doc: docView(doc) })),
    security: security.map(({ id, doc, kind, in: location, wire, env }) => ({
      id,
      option: planning.names.options.get(id) ?? id,
      doc: docView(doc),
      kind,
      in: location,
      wire,
      env,
    })),
    requirements: planning.options(requirements),
    commonErrors,
    defaults: planning.api.defaults.map(({ wire, type, doc, env }) => ({
      ...fieldView(wire, planning.print(type, new Set()), false, doc),
      env,
    })),
    validators: planning.api.validators && planning.language.checks !== undefined,
    ...lists,
  };
  lists.models.push(...planning.homes.alone.map((model) => modelFileView(planning, model, view)));
  lists.errors.push(...errors.map((error) => errorView(planning, error, view)));
  lists.groups.push(...groups.map((group) => groupView(planning, group, view)));
  return view;
}
