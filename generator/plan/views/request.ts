import type { Operation, Type } from "../../ir/types.js";
import { isPlain } from "../plain.js";
import type { Planning } from "../planning.js";
import { printTyped } from "../typed-value.js";
import type { Value } from "../value.js";
import type { BodyView, FieldView, ParameterView } from "../view.js";

/** The member of a request that holds the body. */
export const bodyKey = "requestBody";

/** The parameters, each with its key in the request and its argument. */
export function parameterViews(
  planning: Planning,
  { parameters, body }: Operation,
  keys: readonly string[],
  uses: Set<string>,
): ParameterView[] {
  const names = argumentNames(planning, body === null ? keys : [...keys, bodyKey]);
  return parameters.map(({ doc: _, type, ...facts }, index) => {
    const key = keys[index] ?? facts.wire;
    return {
      ...facts,
      name: names.get(key) ?? key,
      type: planning.print(type, uses),
      as: planning.as(type, uses),
      isPlain: isPlain(type, planning.models),
      isExact: planning.exactness.has(type),
      key,
    };
  });
}

/** The body of a request, and the fields that its model does not require but the operation does. */
export function bodyView(
  planning: Planning,
  { body }: Operation,
  keys: readonly string[],
  uses: Set<string>,
): BodyView | null {
  if (body === null) return null;
  const { encoding, wire, alternatives, type, parts } = body.media;
  const names = argumentNames(planning, [...keys, bodyKey]);
  const named = namedIn(planning, type);
  const fields = named && planning.members.ofModel(named);
  return {
    name: names.get(bodyKey) ?? bodyKey,
    encoding,
    mediaType: wire,
    alternatives,
    required: body.required,
    type: planning.print(type, uses),
    as: planning.as(type, uses),
    isExact: planning.exactness.has(type),
    model: named && planning.names.type(named.id),
    parts,
    requires: (type.kind === "narrowed" ? type.required : []).map((field) => ({
      wire: field,
      name: fields?.get(field) ?? field,
    })),
  };
}

/** The object model that a type is of, if it is of one. */
function namedIn(planning: Planning, type: Type) {
  if (type.kind !== "model" && type.kind !== "narrowed") return null;
  const model = planning.models.get(type.id);
  return model?.kind === "object" ? model : null;
}

function argumentNames(planning: Planning, keys: readonly string[]): ReadonlyMap<string, string> {
  return planning.members.named(keys, planning.language.reserved.arguments);
}

/** The members of a request, which are the arguments of its operation. */
export function requestFields(
  planning: Planning,
  { id, parameters, body }: Operation,
  views: readonly ParameterView[],
  whole: BodyView | null,
  example: Value | null,
  constructed: Set<string>,
  uses: Set<string>,
): FieldView[] {
  const defaults = new Set(planning.api.defaults.map(({ wire }) => wire));
  const exampleOf = (key: string, type: Type, own: string | null): string | null => {
    if (!planning.members.areNamed || example === null) return null;
    const value = Object.entries(example).find(([name]) => name === key)?.[1];
    return value === undefined ? null : printTyped(value, type, planning, own, constructed);
  };
  const fields = parameters.map(({ wire, in: location, type, required, doc }, index) => {
    const key = views[index]?.key ?? wire;
    const isNeeded = required && !(location === "path" && defaults.has(wire));
    const facts = { wire: key, type, required: isNeeded, doc, isExpected: required };
    const printed = exampleOf(key, type, null);
    return planning.field({ ...facts, example: printed }, views[index]?.name ?? key, uses);
  });
  if (body === null || whole === null) return fields;
  const { type, encoding } = body.media;
  const printsBody = whole.model !== null && planning.language.literals.body !== undefined;
  const facts = { wire: bodyKey, type, required: body.required, doc: body.doc };
  const printed = exampleOf(bodyKey, type, printsBody ? planning.names.className(id) : null);
  // Forms, text and bytes are written from more than their types say.
  const more = { isChecked: encoding === "json", example: printed };
  return [...fields, planning.field({ ...facts, ...more }, whole.name, uses)];
}
