import { allFields } from "../ir/fields.js";
import type { Model, Type } from "../ir/types.js";
import type { Planning } from "./planning.js";
import type { OutlineView } from "./view.js";

/** An object of which nothing more is asked. */
const anyObject: Type = { kind: "map", value: { kind: "unknown" } };

/** A type without what is inside of the objects in it, so that nothing has to know their models. */
export function outlined(type: Type, models: ReadonlyMap<string, Model>): Type {
  const inner = (part: Type): Type => outlined(part, models);
  switch (type.kind) {
    case "model": {
      const model = models.get(type.id);
      if (model?.kind === "enum") return type;
      // Aliases may hold themselves, and unions of objects are about what is inside of them.
      return model?.kind === "object" ? anyObject : { kind: "unknown" };
    }
    case "narrowed":
      return anyObject;
    case "list":
      return { ...type, item: inner(type.item) };
    case "map":
      return { ...type, value: inner(type.value) };
    case "nullable":
      return { ...type, type: inner(type.type) };
    case "union":
      return { ...type, variants: type.variants.map(inner) };
    case "tuple":
    case "intersection":
      return { kind: "unknown" };
    default:
      return type;
  }
}

/** What looks at the fields of a model and at nothing inside of them; `null` for other types. */
export function outlineView(planning: Planning, type: Type, uses: Set<string>): OutlineView | null {
  const model = type.kind === "model" ? planning.models.get(type.id) : undefined;
  if (model?.kind !== "object") return null;
  const fields = allFields(model, planning.models).map(
    ({ wire, type: whole, required, access, secret }) => ({
      wire,
      check: planning.check(outlined(whole, planning.models), uses, secret),
      isExpected: required && access === "both",
    }),
  );
  return { source: model.source, fields };
}
