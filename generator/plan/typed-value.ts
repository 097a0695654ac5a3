import { allFields } from "../ir/fields.js";
import type { Model, Type } from "../ir/types.js";
import { fill } from "./pattern.js";
import type { Planning } from "./planning.js";
import { isList, printLines, printValue, type Value } from "./value.js";

/**
 * Prints a value of a type as a literal: what is of a model as the language constructs that, if it
 * says how.
 * @param own the class of its own that an object is of, where that is not its model's
 * @param used takes the names of the models that are constructed
 */
export function printTyped(
  value: Value,
  type: Type,
  planning: Planning,
  own: string | null = null,
  used: Set<string> = new Set(),
  indent = "",
): string {
  const { language, models } = planning;
  const { literals } = language;
  if (value === null || typeof value !== "object") return printValue(value, language, indent);
  const inner = `${indent}  `;
  switch (type.kind) {
    case "nullable":
      return printTyped(value, type.type, planning, own, used, indent);
    case "union": {
      const variant = type.variants.find((each) => isMeant(value, each, planning));
      if (variant === undefined) break;
      return printTyped(value, variant, planning, own, used, indent);
    }
    case "list":
      if (!isList(value)) break;
      return fill(literals.list, {
        items: printLines(
          value.map((item) => printTyped(item, type.item, planning, null, used, inner)),
          language,
          indent,
        ),
      });
    case "model":
    case "narrowed": {
      const model = models.get(type.id);
      if (model?.kind === "alias")
        return printTyped(value, model.type, planning, own, used, indent);
      const pattern = own === null ? literals.model : literals.body;
      if (model === undefined || pattern === undefined || isList(value)) break;
      const name = own ?? planning.names.type(model.id);
      const entries = printFields(value, model, planning, used, inner);
      if (entries === null) break;
      if (own === null) used.add(name);
      return fill(pattern, { name, entries: printLines(entries, language, indent) });
    }
  }
  return printValue(value, language, indent);
}

/** Whether a value is of a variant of a union, by its members: all are fields, and none is missing. */
function isMeant(value: object, type: Type, planning: Planning): boolean {
  const model = type.kind === "model" ? planning.models.get(type.id) : undefined;
  if (model?.kind === "alias") {
    const variants = model.type.kind === "union" ? model.type.variants : [model.type];
    return variants.some((variant) => isMeant(value, variant, planning));
  }
  if (model?.kind !== "object" || Array.isArray(value)) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  const fields = allFields(model, planning.models);
  const known = new Set(fields.map(({ wire }) => wire));
  if ([...members.keys()].some((wire) => !known.has(wire))) return false;
  return fields.every((field) => {
    if (!members.has(field.wire)) return !field.required;
    return field.type.kind !== "literal" || field.type.value === members.get(field.wire);
  });
}

/** The members of a value as fields of a model; `null` where some of them are no fields. */
function printFields(
  value: { readonly [name: string]: Value },
  model: Model,
  planning: Planning,
  used: Set<string>,
  indent: string,
): string[] | null {
  const fields = new Map(allFields(model, planning.models).map((field) => [field.wire, field]));
  const names = planning.members.ofModel(model);
  const entries = Object.entries(value);
  if (entries.some(([wire]) => !fields.has(wire))) return null;
  return entries.map(([wire, item]) => {
    const type = fields.get(wire)?.type ?? { kind: "unknown" };
    return fill(planning.language.literals.field, {
      name: names.get(wire) ?? wire,
      value: printTyped(item, type, planning, null, used, indent),
    });
  });
}
