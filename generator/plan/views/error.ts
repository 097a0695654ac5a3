import { allFields } from "../../ir/fields.js";
import type { ErrorModel } from "../../ir/types.js";
import type { Planning } from "../planning.js";
import type { ErrorView, PackageView } from "../view.js";

/** The view of an error class: the fields of its body are its own too. */
export function errorView(planning: Planning, error: ErrorModel, owner: PackageView): ErrorView {
  const uses = new Set([error.body]);
  const body = planning.models.get(error.body);
  return planning.using(uses, {
    unit: "error",
    name: planning.names.type(error.id),
    file: planning.names.file(error.id),
    doc: error.doc,
    body: planning.names.type(error.body),
    message: error.message,
    decidedBy: error.decidedBy,
    fields: body === undefined ? [] : planning.fields(body, allFields(body, planning.models), uses),
    package: owner,
  });
}
