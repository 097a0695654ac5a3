import { allFields } from "../../ir/fields.js";
import type { Model, Type } from "../../ir/types.js";
import type { Planning } from "../planning.js";
import type { ModelFileView, ModelView, PackageView } from "../view.js";

/** The view of a model with a file of its own. */
export function modelFileView(planning: Planning, model: Model, owner: PackageView): ModelFileView {
  const uses = new Set<string>();
  const view = modelView(planning, model, owner, uses);
  return planning.using(uses, {
    ...view,
    file: planning.names.file(model.id),
    flat: [view, ...view.models.flatMap(flattened)],
  });
}

function flattened(view: ModelView): ModelView[] {
  return [view, ...view.models.flatMap(flattened)];
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
    doc: model.doc,
    component: model.component,
    source: model.source,
    ...kindMembers(planning, model, uses),
    models: planning.homes.within(model.id).map((inner) => modelView(planning, inner, owner, uses)),
    package: owner,
  };
}

type KindMembers = Pick<
  ModelView,
  "bases" | "fields" | "rest" | "members" | "open" | "type" | "as" | "check"
>;

function kindMembers(planning: Planning, model: Model, uses: Set<string>): KindMembers {
  const nothing = { rest: null, open: null, type: null, check: null };
  const none: KindMembers = { bases: [], fields: [], members: [], as: {}, ...nothing };
  switch (model.kind) {
    case "object": {
      const { inheritance } = planning.language;
      const bases = inheritance ? model.bases : [];
      for (const id of bases) uses.add(id);
      return {
        ...none,
        bases: bases.map((id) => planning.names.type(id)),
        fields: planning.fields(
          model,
          inheritance ? model.fields : allFields(model, planning.models),
          uses,
        ),
        rest: model.rest === null ? null : planning.print(model.rest, uses),
        as: model.rest === null ? {} : planning.as(model.rest, uses),
      };
    }
    case "enum": {
      const names = planning.members.ofEnum(model);
      const base: Type = { kind: model.base, format: null };
      return {
        ...none,
        members: model.members.map(({ value, doc }, index) => ({
          value,
          name: names[index] ?? "",
          literal: planning.literal(value),
          doc,
        })),
        open: model.open ? planning.print(base, uses) : null,
        as: planning.as(base, uses),
      };
    }
    case "alias":
      return {
        ...none,
        type: planning.print(model.type, uses),
        as: planning.as(model.type, uses),
        check: planning.check(model.type, uses),
      };
  }
}
