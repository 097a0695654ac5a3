import { allFields } from "../ir/fields.js";
import type { ReadonlyJson, Model, Operation, Parameter, Type } from "../ir/types.js";
import { isEndless } from "./endless.js";
import { bytes, isList, type Value } from "./value.js";

/** How deep an example goes below the request; what is required deeper than that is cut short. */
const maxDepth = 5;

/** How many values are in the models of an argument; what is required beyond them is cut short. */
const maxValues = 200;

/**
 * A request for an operation: the document's own examples where their shape fits, and for what is
 * required beyond them the simplest value of its type.
 */
export function exampleRequest(
  operation: Operation,
  keys: readonly string[],
  models: ReadonlyMap<string, Model>,
): Value | null {
  const members: [string, Value][] = operation.parameters.flatMap(
    (parameter, index): [string, Value][] => {
      const key = keys[index] ?? parameter.wire;
      const { example } = parameter.doc;
      if (!parameter.required && example === null) return [];
      return [
        [
          key,
          example !== null && fits(example, parameter.type, models)
            ? example
            : sampleParameter(parameter, models),
        ],
      ];
    },
  );
  const { body } = operation;
  if (body !== null) {
    const { example, type } = body.media;
    if (example !== null && fits(example, type, models)) members.push(["requestBody", example]);
    else if (body.required) members.push(["requestBody", sample(type, models)]);
  }
  return members.length === 0 ? null : Object.fromEntries(members);
}

/** A value for a parameter. One of the path is refused where nothing would stand in its place. */
function sampleParameter(
  { in: location, type }: Parameter,
  models: ReadonlyMap<string, Model>,
): Value {
  if (location !== "path") return sample(type, models);
  const named = type.kind === "model" ? models.get(type.id) : undefined;
  const shown = named?.kind === "alias" ? named.type : type;
  if (shown.kind === "unknown") return "text";
  if (shown.kind === "map") return { name: sample(shown.value, models, 1) };
  const value = sample(type, models);
  if (named?.kind !== "object" || Object.keys(Object(value)).length > 0) return value;
  const first = allFields(named, models)[0];
  const required = first === undefined ? [] : [first.wire];
  return sample({ kind: "narrowed", id: named.id, required }, models);
}

function fits(value: ReadonlyJson, type: Type, models: ReadonlyMap<string, Model>): boolean {
  switch (type.kind) {
    case "string":
      return typeof value === "string";
    case "integer":
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "list":
      return (
        Array.isArray(value) && value.every((item: ReadonlyJson) => fits(item, type.item, models))
      );
    case "map":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "nullable":
      return value === null || fits(value, type.type, models);
    case "model":
      return fitsModel(value, models.get(type.id), models);
    case "narrowed":
      return (
        fitsModel(value, models.get(type.id), models) &&
        type.required.every((wire) => Object.hasOwn(Object(value), wire))
      );
    case "unknown":
      return true;
    default:
      return false;
  }
}

function fitsModel(
  value: ReadonlyJson,
  model: Model | undefined,
  models: ReadonlyMap<string, Model>,
): boolean {
  if (model === undefined) return false;
  if (model.kind === "enum") return model.members.some((member) => member.value === value);
  if (model.kind === "alias") return fits(value, model.type, models);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const members = new Map(Object.entries(value));
  const fields = allFields(model, models);
  const known = new Set(fields.map(({ wire }) => wire));
  if (model.rest === null && [...members.keys()].some((wire) => !known.has(wire))) return false;
  return fields.every(({ wire, required, type }) => {
    const member = members.get(wire);
    return member === undefined ? !required : fits(member, type, models);
  });
}

/** What the example of an argument is made with. */
interface Making {
  readonly models: ReadonlyMap<string, Model>;
  /** How many values there may still be. */
  left: number;
}

function sample(type: Type, models: ReadonlyMap<string, Model>, depth = 0): Value {
  return sampleType(type, { models, left: maxValues }, depth);
}

function isCutShort({ left }: Making, depth: number): boolean {
  return depth > maxDepth || left <= 0;
}

function sampleType(type: Type, making: Making, depth: number): Value {
  switch (type.kind) {
    case "string":
      return sampleText(type.format);
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "literal":
      return type.value;
    case "bytes":
      return bytes;
    case "list":
      return isCutShort(making, depth) || isEndless(type.item, making.models)
        ? []
        : [sampleType(type.item, making, depth + 1)];
    case "tuple":
      return type.items.slice(0, type.required).map((item) => sampleType(item, making, depth + 1));
    case "nullable":
      return isCutShort(making, depth) ? null : sampleType(type.type, making, depth);
    case "union": {
      const { variants } = type;
      const variant = variants.find((each) => !isEndless(each, making.models)) ?? variants[0];
      return variant === undefined ? null : sampleType(variant, making, depth + 1);
    }
    case "intersection":
      return merged(type.parts.map((part) => sampleType(part, making, depth + 1)));
    case "model":
    case "narrowed":
      return sampleModel(
        making.models.get(type.id),
        type.kind === "narrowed" ? type.required : [],
        making,
        depth,
      );
    case "map":
    case "unknown":
      return {};
    default:
      return null;
  }
}

/** A value that is all of these: an object with the members of each, where they are objects. */
function merged(values: readonly Value[]): Value {
  return values.every(isObject)
    ? Object.fromEntries(values.flatMap(Object.entries<Value>))
    : (values[0] ?? null);
}

function isObject(value: Value): value is { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null && !isList(value);
}

function sampleModel(
  model: Model | undefined,
  narrowed: readonly string[],
  making: Making,
  depth: number,
): Value {
  if (model?.kind === "enum") return model.members[0]?.value ?? null;
  if (model === undefined || isCutShort(making, depth)) return {};
  making.left -= 1;
  if (model.kind === "alias") return sampleType(model.type, making, depth + 1);
  const needed = allFields(model, making.models).filter(
    ({ wire, required }) => required || narrowed.includes(wire),
  );
  making.left -= needed.length;
  return Object.fromEntries(
    needed.map(({ wire, type, doc }) => [
      wire,
      doc.example !== null && fits(doc.example, type, making.models)
        ? doc.example
        : sampleType(type, making, depth + 1),
    ]),
  );
}

function sampleText(format: string | null): string {
  const samples: Readonly<Record<string, string>> = {
    date: "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    email: "user@example.com",
    uri: "https://example.com/",
    url: "https://example.com/",
    uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  };
  return (
    (format !== null && Object.hasOwn(samples, format) ? samples[format] : undefined) ?? "text"
  );
}
