import { errorId, type Group } from "../../ir/types.js";
import type { Planning } from "../planning.js";
import type { GroupView, PackageView } from "../view.js";
import { operationView, resultTypes } from "./operation.js";

/** The view of a group, its operations included. */
export function groupView(planning: Planning, group: Group, owner: PackageView): GroupView {
  const names = planning.names.group(group.id);
  const operations = group.operations.map((operation) =>
    operationView(planning, operation, names.file, owner),
  );
  // The file of a group names what its operations return and throw, but not what their requests hold.
  const uses = new Set<string>();
  for (const type of group.operations.flatMap(resultTypes)) planning.print(type, uses);
  for (const { error } of group.operations.flatMap(({ failures }) => failures)) {
    if (error !== null) uses.add(errorId(error));
  }
  return planning.using(uses, {
    unit: "group",
    ...names,
    title: group.title,
    doc: group.doc,
    operations,
    answers: operations.filter(({ answers }) => answers !== null),
    package: owner,
  });
}
