import type { Model } from "../../ir/types.js";
import { docView, type Planning } from "../planning.js";
import type { ModelFileView, ModelView, PackageView } from "../view.js";

/** The view of a model with a file of its own. */
export function modelFileView(planning: Planning, model: Model, owner: PackageView): ModelFileView {
  const uses = new Set<string>();
  const view = modelView(planning, model, owner, uses);
  return planning.using(uses, { ...view, file: planning.names.file(model.id) });
}

/** The view of a model. What it and the models in it name is added to `uses`. */
export function modelView(
  planning: Planning,
  model: Model,
  owner: PackageView,
  uses: Set<string>,
): ModelView {
  return {
    unit: "model",
    kind: model.kind,
    name: planning.names.type(model.id),
    doc: docView(model.doc),
    component: model.component,
    source: model.source,
    ...partsOf(planning, model, uses),
    models: planning.homes.within(model.id).map((inner) => modelView(planning, inner, owner, uses)),
    package: owner,
  };
}

type Parts = Pick<ModelView, "bases" | "fields" | "rest" | "members" | "open" | "type" | "check">;

function partsOf(planning: Planning, model: Model, uses: Set<string>): Parts {
  const nothing = { rest: null, open: null, type: null, check: null };
  const none: Parts = { bases: [], fields: [], members: [], ...nothing };
  switch (model.kind) {
    case "object":
      for (const id of model.bases) uses.add(id);
      return {
        ...none,
        bases: model.bases.map((id) => planning.names.type(id)),
        fields: model.fields.map((field) => planning.field(field, uses)),
        rest: model.rest === null ? null : planning.print(model.rest, uses),
      };
    case "enum":
      return {
        ...none,
        members: model.members.map(({ value, doc }) => ({ value, doc: docView(doc) })),
        open: model.open ? planning.print({ kind: model.base, format: null }, uses) : null,
      };
    case "alias":
      return {
        ...none,
        type: planning.print(model.type, uses),
        check: planning.check(model.type, uses),
      };
  }
}
