import type { Doc, Parameter } from "../ir/types.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { encodingOf } from "../load/media-type.js";
import { dereference } from "../load/references.js";
import { at, type Context, docOf, noDoc, objectAt, textAt } from "./context.js";
import type { Found } from "./found.js";
import { isHeaderName } from "./header.js";
import { below, type Place, placeBehind } from "./place.js";
import { styleOf } from "./style.js";
import { wordsOf } from "../ir/words.js";

const locations = ["path", "query", "header", "cookie"] as const;

/** Header parameters of these names are ignored, as the specification asks: other parts set them. */
const ignoredHeaders: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The parameters of an operation: its own, and those of its path that it does not replace. */
export function parametersOf(
  context: Context,
  found: Found,
  pathItem: JsonObject,
  place: Place,
): Parameter[] {
  const merged = new Map([
    ...byName(context, pathItem, place, "the path"),
    ...byName(context, found.operation, place, "the operation"),
  ]);
  const parameters = [...merged.values()].flatMap((declared) => {
    const lowered = lowerParameter(context, declared);
    return lowered === null ? [] : [lowered];
  });
  // One that a broken reference stands for may be any of them.
  const isComplete = [pathItem, found.operation].every((owner) =>
    written(owner).every((value) => isObject(dereference(context.document.root, value))),
  );
  const undeclared = found.variables
    .filter((name) => !parameters.some(({ in: at, wire }) => at === "path" && wire === name))
    .map((name) => {
      if (isComplete) reportUndeclared(context, found, name);
      return undeclaredParameter(name);
    });
  for (const { in: location, wire } of parameters) {
    if (location !== "path" || found.variables.includes(wire)) continue;
    context.problems.warning(
      "unused-path-parameter",
      `the path ${found.path} has no {${wire}} for the parameter of that name`,
      "Remove the parameter, or add it to the path.",
      at(context, found.operation, "parameters"),
    );
  }
  return [...undeclared, ...parameters].map((parameter) => {
    const wire = parameter.in === "path" ? found.queried.get(parameter.wire) : undefined;
    return wire === undefined
      ? parameter
      : { ...parameter, wire, in: "query", style: "form", explode: true };
  });
}

/** The parameters of a path or an operation, as they are written. */
function written(owner: JsonObject): readonly Json[] {
  const parameters = member(owner, "parameters");
  return Array.isArray(parameters) ? parameters : [];
}

/** A parameter behind references, and the place of what it says. */
interface Declared {
  readonly parameter: JsonObject;
  readonly place: Place;
}

/** The parameters of one list. A name may occur once in each place of a request. */
function byName(
  context: Context,
  owner: JsonObject,
  place: Place,
  what: string,
): Map<string, Declared> {
  const { root } = context.document;
  const named = new Map<string, Declared>();
  for (const [index, value] of written(owner).entries()) {
    const parameter = dereference(root, value);
    if (!isObject(parameter)) continue;
    const { in: location, name } = parameter;
    const key = `${String(location)} ${String(name)}`;
    const here = below(
      place,
      ["parameters", String(location), String(name)],
      wordsOf(String(name)),
    );
    if (named.has(key)) {
      context.problems.warning(
        "duplicate-parameter",
        `${what} has two ${key} parameters; the last one is used`,
        "Remove one of them.",
        at(context, owner, "parameters", index),
      );
    }
    named.set(key, { parameter, place: placeBehind(root, value, here) });
  }
  return named;
}

function lowerParameter(context: Context, { parameter, place }: Declared): Parameter | null {
  const wire = textAt(context, parameter, "name", "error");
  const location = locations.find((known) => known === parameter.in);
  if (wire === null || location === undefined) {
    context.problems.error(
      "incomplete-parameter",
      "a parameter needs a `name` and an `in` of path, query, header or cookie",
      "Complete it.",
      at(context, parameter),
    );
    return null;
  }
  if (location === "header" && !isHeaderName(wire)) {
    context.problems.warning(
      "invalid-header",
      `${JSON.stringify(wire)} is not the name of a header: calls that set it fail`,
      "Correct the name: letters, digits and hyphens.",
      at(context, parameter, "name"),
    );
  }
  if (location === "header" && ignoredHeaders.has(wire.toLowerCase())) return null;
  const [mediaType, media] = contentOf(parameter);
  const style = styleOf(context, parameter, location);
  const doc = parameterDoc(context, parameter, media);
  const here = below(place, ["schema"]);
  const type = context.typeOf(member(media ?? parameter, "schema"), here);
  moveDoc(context, here, doc);
  return {
    wire,
    in: location,
    doc,
    style,
    explode: typeof parameter.explode === "boolean" ? parameter.explode : style === "form",
    allowReserved: parameter.allowReserved === true,
    content: mediaType === null ? null : encodingOf(mediaType),
    required: location === "path" || parameter.required === true,
    type,
  };
}

/** A model that several operations share says what its parameter does; else the parameter says it alone. */
function moveDoc(context: Context, { pointer }: Place, doc: Doc): void {
  const model = context.models.get(pointer);
  if (model === undefined) return;
  const isShared = pointer.startsWith("#/components/");
  context.models.set(pointer, { ...model, doc: isShared ? doc : noDoc });
}

/** What a parameter says of itself, with the example and the default of its schema. */
function parameterDoc(context: Context, parameter: JsonObject, media: JsonObject | null): Doc {
  const own = docOf(context, parameter);
  const schema = objectAt(context, media ?? parameter, "schema");
  if (schema === null) return own;
  const { example, fallback } = docOf(context, schema);
  return { ...own, example: own.example ?? example, fallback: own.fallback ?? fallback };
}

function contentOf(parameter: JsonObject): [string, JsonObject] | [null, null] {
  const content = member(parameter, "content");
  const [first] = isObject(content) ? Object.entries(content) : [];
  if (first === undefined) return [null, null];
  return [first[0], isObject(first[1]) ? first[1] : {}];
}

function reportUndeclared(context: Context, { path, operation }: Found, name: string): void {
  context.problems.repairable(
    "undeclared-path-parameter",
    `the path parameter {${name}} of ${path} is not declared`,
    `Add a parameter with \`name: ${name}\` and \`in: path\`.`,
    at(context, operation),
  );
}

/** A parameter that the path names and nothing declares. */
function undeclaredParameter(name: string): Parameter {
  return {
    wire: name,
    in: "path",
    doc: noDoc,
    style: "simple",
    explode: false,
    allowReserved: false,
    content: null,
    required: true,
    type: { kind: "string", format: null },
  };
}
