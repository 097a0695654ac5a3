import { allFields } from "../ir/fields.js";
import type { Json, Model, Operation, Parameter, Type } from "../ir/types.js";
import { isEndless } from "./endless.js";
import { bytes, type Value } from "./value.js";

/** How deep an example goes below the request; what is required deeper than that is cut short. */
const maxDepth = 5;

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
    else if (body.required) members.push(["requestBody", sample(type, models, 0)]);
  }
  return members.length === 0 ? null : Object.fromEntries(members);
}

/** A value for a parameter. One of the path is refused where nothing would stand in its place. */
function sampleParameter(
  { in: location, type }: Parameter,
  models: ReadonlyMap<string, Model>,
): Value {
  if (location !== "path") return sample(type, models, 0);
  const named = type.kind === "model" ? models.get(type.id) : undefined;
  const shown = named?.kind === "alias" ? named.type : type;
  if (shown.kind === "unknown") return "text";
  if (shown.kind === "map") return { name: sample(shown.value, models, 1) };
  const value = sample(type, models, 0);
  if (named?.kind !== "object" || Object.keys(Object(value)).length > 0) return value;
  const first = allFields(named, models)[0];
  return sampleModel(named, first === undefined ? [] : [first.wire], models, 0);
}

function fits(value: Json, type: Type, models: ReadonlyMap<string, Model>): boolean {
  switch (type.kind) {
    case "string":
      return typeof value === "string";
    case "integer":
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value) && value.every((item: Json) => fits(item, type.item, models));
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
  value: Json,
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

function sample(type: Type, models: ReadonlyMap<string, Model>, depth: number): Value {
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
      return depth > maxDepth || isEndless(type.item, models)
        ? []
        : [sample(type.item, models, depth + 1)];
    case "tuple":
      return type.items.slice(0, type.required).map((item) => sample(item, models, depth + 1));
    case "nullable":
      return depth > maxDepth ? null : sample(type.type, models, depth);
    case "union": {
      const variant = type.variants.find((each) => !isEndless(each, models)) ?? type.variants[0];
      return variant === undefined ? null : sample(variant, models, depth + 1);
    }
    case "intersection":
      return Object.assign({}, ...type.parts.map((part) => sample(part, models, depth + 1)));
    case "model":
    case "narrowed":
      return sampleModel(
        models.get(type.id),
        type.kind === "narrowed" ? type.required : [],
        models,
        depth,
      );
    case "map":
    case "unknown":
      return {};
    default:
      return null;
  }
}

function sampleModel(
  model: Model | undefined,
  narrowed: readonly string[],
  models: ReadonlyMap<string, Model>,
  depth: number,
): Value {
  if (model === undefined || depth > maxDepth) return {};
  if (model.kind === "enum") return model.members[0]?.value ?? null;
  if (model.kind === "alias") return sample(model.type, models, depth + 1);
  const needed = allFields(model, models).filter(
    ({ wire, required }) => required || narrowed.includes(wire),
  );
  return Object.fromEntries(
    needed.map(({ wire, type, doc }) => [
      wire,
      doc.example !== null && fits(doc.example, type, models)
        ? doc.example
        : sample(type, models, depth + 1),
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
