import { allFields } from "../../ir/fields.js";
import type { ErrorModel } from "../../ir/types.js";
import { docView, fieldView, type Planning } from "../planning.js";
import type { ErrorView, PackageView } from "../view.js";

/** The view of an error class: the fields of its body are its own too. */
export function errorView(planning: Planning, error: ErrorModel, owner: PackageView): ErrorView {
  const uses = new Set([error.body]);
  const body = planning.models.get(error.body);
  const fields = body === undefined ? [] : allFields(body, planning.models);
  return planning.using(uses, {
    unit: "error",
    name: planning.names.type(error.id),
    file: planning.names.file(error.id),
    doc: docView(error.doc),
    body: planning.names.type(error.body),
    message: error.message,
    decidedBy: error.decidedBy,
    fields: fields.map(({ wire, type, required, doc }) =>
      fieldView(wire, planning.print(type, uses), required, doc),
    ),
    package: owner,
  });
}
