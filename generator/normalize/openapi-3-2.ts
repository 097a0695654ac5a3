import type { Document } from "../load/document.js";
import { isObject, type Json, type JsonObject, member, objectOf } from "../load/json.js";
import { dereference } from "../load/references.js";
import { type Kind, methods } from "../load/structure/structure.js";
import type { Problems } from "../problem/problem.js";
import { parametersOf } from "./query-string.js";
import { rewriteObjects } from "./rewrite.js";

/** What each part needs: the document, and where to report. */
interface Context {
  readonly document: Document;
  readonly problems: Problems;
}

/** Turns an object into what 3.1 says for it; `original` is what the origins know. */
type Downgrade = (context: Context, object: JsonObject, original: JsonObject) => JsonObject;

/** What is said differently, by the kind of object. */
const downgrades: Partial<Readonly<Record<Kind, Downgrade>>> = {
  example: exampleValue,
  operation: (context, object) => navigationFirst(context, separateParameters(context, object)),
  parameter: (context, object, original) =>
    parameterPlace(context, mediaTypes(context, object, original), original),
  pathItem: (context, object, original) =>
    usableMethods(context, separateParameters(context, object), original),
  requestBody: mediaTypes,
  response: mediaTypes,
};

/**
 * Says what 3.2 added in the words of 3.1 where those can. What they cannot is reported: as an error, or
 * as a warning where an SDK is of use without it.
 */
export function downgradeFrom32(document: Document, problems: Problems): Document {
  const context = { document, problems };
  const made = rewriteObjects(
    document,
    (object, kind, original) => downgrades[kind]?.(context, object, original) ?? object,
  );
  return { ...made, version: "3.1" };
}

/** Members of a media type that say how a stream or a list of parts is made. */
const sequential = ["itemSchema", "itemEncoding", "prefixEncoding"];

/** Shared media types in the places that refer to them, and streams as one text. */
function mediaTypes(context: Context, holder: JsonObject, original: JsonObject): JsonObject {
  const { origins, root } = context.document;
  const content = member(holder, "content");
  if (!isObject(content)) return holder;
  const made = Object.entries(content).map(([type, held]): [string, Json] => {
    const media = dereference(root, held);
    if (!isObject(media)) return [type, held];
    for (const name of sequential.filter((name) => Object.hasOwn(media, name))) {
      context.problems.warning(
        "unsupported-stream",
        `\`${name}\`: the SDK does not take ${type} apart; its users get or give the whole of it`,
        "Nothing is to be done; `schema` would describe the whole.",
        origins.locate(original, "content", type, name),
      );
    }
    return [type, media];
  });
  const isSame = made.every(([type, media]) => content[type] === media);
  return isSame ? holder : { ...holder, content: objectOf(made) };
}

/** A query string as a whole: as a form it is an object whose members are query parameters. */
function parameterPlace(context: Context, parameter: JsonObject, original: JsonObject): JsonObject {
  const at = (name: string) => context.document.origins.locate(original, name);
  if (parameter.in === "cookie" && parameter.style === "cookie") {
    context.problems.warning(
      "unsupported-style",
      "style cookie is not carried out; form is used, which percent-encodes the value",
      "Leave the style out where values need no encoding.",
      at("style"),
    );
    const { style: _, ...rest } = parameter;
    return rest;
  }
  if (parameter.in !== "querystring") return parameter;
  const [type, media] = mediaOf(parameter);
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    context.problems.error(
      "unsupported-querystring",
      `a query string as ${type === "" ? "a whole without `content`" : type} is not supported`,
      "Describe it as application/x-www-form-urlencoded, or by query parameters.",
      at("in"),
    );
    return parameter;
  }
  if (parametersOf(context.document.root, parameter, media) !== null) return parameter;
  const { content: _, ...rest } = parameter;
  const { schema = {}, example, examples } = media;
  if (isObject(schema) && !hasPlainMembers(context, schema)) {
    context.problems.warning(
      "unsupported-querystring",
      "lists and objects in this query string are written as JSON, and its `encoding` is not carried out",
      "Describe an object whose `properties` are all there are.",
      at("content"),
    );
  }
  return {
    ...rest,
    in: "query",
    style: "form",
    explode: true,
    schema,
    ...(example === undefined ? {} : { example }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/** The media type of a parameter that has one. */
function mediaOf(parameter: JsonObject): [string, JsonObject] {
  const content = member(parameter, "content");
  const [[type, media] = ["", null]] = isObject(content) ? Object.entries(content) : [];
  return [type, isObject(media) ? media : {}];
}

/** Tells whether nothing is known of members that a form would not write as they are. */
function hasPlainMembers({ document: { root } }: Context, schema: JsonObject): boolean {
  const target = dereference(root, schema);
  if (!isObject(target)) return true;
  if (["oneOf", "anyOf", "allOf", "properties"].some((name) => name in target)) return false;
  const value = dereference(root, member(target, "additionalProperties"));
  return !isObject(value) || !["array", "object"].some((type) => value.type === type);
}

/** Parameters in which one that is the whole query string is one for each of its members. */
function separateParameters({ document: { root } }: Context, owner: JsonObject): JsonObject {
  const parameters = member(owner, "parameters");
  if (!Array.isArray(parameters)) return owner;
  const made = parameters.map((value): Json[] => {
    const parameter = dereference(root, value);
    if (!isObject(parameter) || parameter.in !== "querystring") return [value];
    const [, media] = mediaOf(parameter);
    return parametersOf(root, parameter, media) ?? [value];
  });
  return made.every(([first], index) => first === parameters[index])
    ? owner
    : { ...owner, parameters: made.flat() };
}

/** Of several tags the ones that are for navigation first: those name groups, others are badges. */
function navigationFirst({ document }: Context, operation: JsonObject): JsonObject {
  const used = member(operation, "tags");
  const tags = member(document.root, "tags");
  if (!Array.isArray(used) || !Array.isArray(tags)) return operation;
  const isOther = (name: Json): boolean =>
    tags.some((tag) => isObject(tag) && tag.name === name && (tag.kind ?? "nav") !== "nav");
  const sorted = used.toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)));
  return sorted.every((name, index) => name === used[index])
    ? operation
    : { ...operation, tags: sorted };
}

/** Reports methods that cannot be sent, or that a path item has a member for. */
function usableMethods(
  { document, problems }: Context,
  item: JsonObject,
  original: JsonObject,
): JsonObject {
  const additional = member(item, "additionalOperations");
  if (!isObject(additional)) return item;
  for (const method of Object.keys(additional)) {
    const isToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method);
    if (isToken && !methods.some((known) => known === method.toLowerCase())) continue;
    problems.error(
      "invalid-method",
      isToken
        ? `${method} is not an additional method: the path item has a member for it`
        : `${JSON.stringify(method)} is not an HTTP method`,
      isToken ? `Move it to \`${method.toLowerCase()}\`.` : "Correct it.",
      document.origins.locate(original, "additionalOperations", method),
    );
  }
  return item;
}

/** The data of an example, where 3.1 has it. */
function exampleValue(_: Context, example: JsonObject): JsonObject {
  if (!Object.hasOwn(example, "dataValue") || Object.hasOwn(example, "value")) return example;
  const { dataValue: value = null, ...rest } = example;
  return { ...rest, value };
}
