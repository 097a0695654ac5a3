import { errorId, type Media, type Operation, type Type } from "../../ir/types.js";
import { exampleRequest } from "../example.js";
import { outlined, outlineView } from "../outline.js";
import { fill } from "../pattern.js";
import type { Planning } from "../planning.js";
import { printValue } from "../value.js";
import type { FieldView, OperationView, PackageView } from "../view.js";
import { modelView } from "./model.js";
import { bodyKey, bodyView, parameterViews, requestFields } from "./request.js";

/** The view of an operation. `group` is the file name of the group it is in. */
export function operationView(
  planning: Planning,
  operation: Operation,
  group: string,
  owner: PackageView,
): OperationView {
  const { id, source, method, path, query, servers, doc, failures } = operation;
  const { requirements, safety, answers } = operation;
  const uses = new Set<string>();
  const keys = parameterKeys(operation);
  const example = exampleRequest(operation, keys, planning.models);
  const parameters = parameterViews(planning, operation, keys, uses);
  const body = bodyView(planning, operation, keys, uses);
  const constructed = new Set<string>();
  const fields = requestFields(planning, operation, parameters, body, example, constructed, uses);
  const result = resultType(planning, operation, uses);
  for (const { error } of failures) if (error !== null) uses.add(errorId(error));
  const view: OperationView = {
    unit: "operation",
    id,
    className: planning.names.className(id),
    ...planning.names.operation(id),
    group,
    method,
    path,
    query,
    route: query === "" ? path : `${path}?${query}`,
    pointer: source === usualPointer(operation) ? null : source,
    servers: servers.map(({ name, url }) => ({ name, url })),
    doc,
    request: fields.length === 0 ? null : requestView(planning, id, fields),
    arguments: fields,
    parameters,
    body,
    responses: responseViews(planning, operation, uses),
    contents: contentViews(planning, operation, uses),
    ...result,
    failures: failures.map(({ statuses, error }) => ({
      statuses,
      error: error === null ? null : planning.names.type(errorId(error)),
    })),
    requirements: requirements && planning.options(requirements),
    safety,
    answers,
    example: example === null ? null : printValue(example, planning.language),
    exampleModels: [...constructed].toSorted(),
    models: planning.homes.within(source).map((model) => modelView(planning, model, owner, uses)),
    package: owner,
  };
  return planning.using(uses, view);
}

/** Where the document declares an operation whose path is sent as it is written there. */
function usualPointer({ method, path }: Operation): string {
  return `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
}

function requestView(planning: Planning, id: string, fields: readonly FieldView[]) {
  const optional = fields.every((field) => !field.required);
  return { name: planning.names.request(id), optional, fields };
}

/**
 * The keys of the parameters in the request: their names on the wire, which is what the API's own
 * documentation says. One that is taken (`id` in path and query) has its location in front.
 */
function parameterKeys({ parameters }: Operation): string[] {
  const taken = new Set([bodyKey]);
  return parameters.map(({ in: location, wire }) => {
    let key = wire;
    while (taken.has(key)) key = `${location}_${key}`;
    taken.add(key);
    return key;
  });
}

function responseViews(planning: Planning, { success }: Operation, uses: Set<string>) {
  const isShallow = planning.api.validators === "shallow";
  return success.map(({ status, media }) => ({
    status,
    encoding: media?.encoding ?? null,
    mediaType: media?.wire ?? null,
    type: media === null ? null : planning.print(media.type, uses),
    as: media === null ? {} : planning.as(media.type, uses),
    name: media === null ? "body" : contentName(planning, media.type),
    ...(isLookedAt(media) ? looks(planning, media.type, isShallow, uses) : nothing),
  }));
}

/** Whether content has values: bytes, forms and text are taken as they are. */
function isLookedAt(media: Media | null): media is Media {
  return media !== null && ["json", "jsonOrText"].includes(media.encoding);
}

const nothing = { check: null, outline: null };

/** What looks at content. */
function looks(planning: Planning, type: Type, isShallow: boolean, uses: Set<string>) {
  if (!isShallow) return { check: planning.check(type, uses), outline: null };
  const outline = outlineView(planning, type, uses);
  if (outline !== null) return { check: null, outline };
  return { check: planning.check(outlined(type, planning.models), uses), outline };
}

/** What content is called as a field: by its model, if it has one. */
function contentName(planning: Planning, type: Type): string {
  if (type.kind === "nullable") return contentName(planning, type.type);
  if (type.kind !== "model" && type.kind !== "narrowed") return "body";
  const wire = planning.names.type(type.id);
  return planning.members.named([wire], planning.language.reserved.fields).get(wire) ?? wire;
}

/** The object models that a call can return, by the names that they have as fields. */
function contentViews(planning: Planning, operation: Operation, uses: Set<string>) {
  const views = resultTypes(operation).flatMap((type) => {
    const inner = type.kind === "nullable" ? type.type : type;
    if (inner.kind !== "model" && inner.kind !== "narrowed") return [];
    if (planning.models.get(inner.id)?.kind !== "object") return [];
    const facts = { type: planning.print(inner, uses), as: planning.as(inner, uses) };
    return [{ name: contentName(planning, inner), model: planning.names.type(inner.id), ...facts }];
  });
  return [...new Map(views.map((view) => [view.name, view])).values()];
}

function resultType(
  planning: Planning,
  operation: Operation,
  uses: Set<string>,
): Pick<OperationView, "result" | "as"> {
  const results = resultTypes(operation);
  const [first] = results;
  if (first === undefined) return { result: null, as: {} };
  const type: Type = results.length === 1 ? first : { kind: "union", variants: results };
  const text = planning.print(type, uses);
  const isOptional = operation.success.some(({ media }) => media === null);
  const { absent } = planning.language.types;
  return {
    result: isOptional && absent !== undefined ? fill(absent, { type: text }) : text,
    as: planning.as(type, uses),
  };
}

/** The types of the successes that have content, each once. */
export function resultTypes({ success }: Operation): Type[] {
  const types = success.flatMap(({ media }) => (media === null ? [] : [media.type]));
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
