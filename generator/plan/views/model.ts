import type { Model } from "../../ir/types.js";
import { docView, fieldView, type Planning } from "../planning.js";
import type { ModelView, PackageView } from "../view.js";

/** The view of a model. */
export function modelView(planning: Planning, model: Model, owner: PackageView): ModelView {
  const uses = new Set<string>(model.kind === "object" ? model.bases : []);
  return planning.using(uses, {
    unit: "model",
    kind: model.kind,
    name: planning.names.type(model.id),
    file: planning.names.file(model.id),
    doc: docView(model.doc),
    component: model.component,
    ...partsOf(planning, model, uses),
    package: owner,
  });
}

type Parts = Pick<ModelView, "bases" | "fields" | "rest" | "members" | "type">;

function partsOf(planning: Planning, model: Model, uses: Set<string>): Parts {
  const none: Parts = { bases: [], fields: [], rest: null, members: [], type: null };
  switch (model.kind) {
    case "object":
      return {
        ...none,
        bases: model.bases.map((id) => planning.names.type(id)),
        fields: model.fields.map(({ wire, type, required, doc }) =>
          fieldView(wire, planning.print(type, uses), required, doc),
        ),
        rest: model.rest === null ? null : planning.print(model.rest, uses),
      };
    case "enum":
      return {
        ...none,
        members: model.members.map(({ value, doc }) => ({ value, doc: docView(doc) })),
      };
    case "alias":
      return { ...none, type: planning.print(model.type, uses) };
  }
}
