import { modelsBehind } from "../../ir/parts.js";
import type { Model } from "../../ir/types.js";
import type { Planning } from "../planning.js";
import type { GroupView, ModelFileView, ModelView } from "../view.js";

/**
 * All models, each after its bases and, of an alias, after what it stands for. Where that goes in a
 * circle the order is that of the document.
 */
export function declared(
  planning: Planning,
  {
    models,
    groups,
  }: { readonly models: readonly ModelFileView[]; readonly groups: readonly GroupView[] },
): ModelView[] {
  const views = new Map<string, ModelView>();
  const add = (view: ModelView): void => {
    views.set(view.name, view);
    for (const inner of view.models) add(inner);
  };
  for (const view of models) add(view);
  for (const { operations } of groups)
    for (const { models: own } of operations) for (const view of own) add(view);

  const ordered: ModelView[] = [];
  const seen = new Set<string>();
  const visit = (model: Model): void => {
    if (seen.has(model.id)) return;
    seen.add(model.id);
    for (const id of modelsBehind(model, true)) {
      const other = planning.models.get(id);
      if (other !== undefined) visit(other);
    }
    const view = views.get(planning.names.type(model.id));
    if (view !== undefined) ordered.push(view);
  };
  for (const model of planning.api.models) visit(model);
  return ordered;
}
