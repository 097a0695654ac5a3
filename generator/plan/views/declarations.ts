import { inOrder } from "../../ir/order.js";
import { modelsBehind } from "../../ir/parts.js";
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

  const behind = (id: string): readonly string[] => {
    const model = planning.models.get(id);
    return model === undefined ? [] : modelsBehind(model, true);
  };
  const ids = inOrder(planning.models.keys(), behind).filter((id) => planning.models.has(id));
  return ids.flatMap((id) => views.get(planning.names.type(id)) ?? []);
}
