import { errorId, type Operation, type Type } from "../../ir/types.js";
import { exampleRequest } from "../example.js";
import { isPlain } from "../plain.js";
import { fill } from "../pattern.js";
import { docView, fieldView, type Planning } from "../planning.js";
import { printValue } from "../value.js";
import type { FieldView, OperationView, PackageView, ParameterView } from "../view.js";
import { modelView } from "./model.js";

/** The member of a request that holds the body. */
const bodyKey = "requestBody";

/** The view of an operation. `group` is the file name of the group it is in. */
export function operationView(
  planning: Planning,
  operation: Operation,
  group: string,
  owner: PackageView,
): OperationView {
  const { id, method, path, doc, body, success, failures, requirements, safety, answers } =
    operation;
  const uses = new Set<string>();
  const parameters = parameterViews(planning, operation);
  const fields = requestFields(planning, operation, parameters, uses);
  const result = resultType(planning, operation, uses);
  for (const { error } of failures) if (error !== null) uses.add(errorId(error));
  const keys = parameters.map(({ key }) => key);
  const example = exampleRequest(operation, keys, planning.models);
  return planning.using(uses, {
    unit: "operation",
    id,
    ...planning.names.operation(id),
    group,
    method,
    path,
    doc: docView(doc),
    request: fields.length === 0 ? null : requestView(planning, id, fields),
    parameters,
    body: body && {
      encoding: body.media.encoding,
      mediaType: body.media.wire,
      type: planning.print(body.media.type, uses),
    },
    responses: success.map(({ status, media }) => ({
      status,
      encoding: media?.encoding ?? null,
      mediaType: media?.wire ?? null,
      check: media?.encoding === "json" ? planning.check(media.type, uses) : null,
    })),
    result,
    failures: failures.map(({ statuses, error }) => ({
      statuses,
      error: error === null ? null : planning.names.type(errorId(error)),
    })),
    requirements: requirements && planning.options(requirements),
    safety,
    answers,
    example: example === null ? null : printValue(example, planning.language.literals),
    models: planning.homes
      .within(operation.source)
      .map((model) => modelView(planning, model, owner, uses)),
    package: owner,
  });
}

function requestView(planning: Planning, id: string, fields: readonly FieldView[]) {
  const optional = fields.every((field) => !field.required);
  return { name: planning.names.request(id), optional, fields };
}

/**
 * The parameters with their keys in the request: their names on the wire, which is what the API's
 * own documentation says. One that is taken (`id` in path and query) has its location in front.
 */
function parameterViews({ models }: Planning, operation: Operation): ParameterView[] {
  const taken = new Set([bodyKey]);
  return operation.parameters.map(({ in: location, type, doc: _, required: __, ...facts }) => {
    let key = facts.wire;
    while (taken.has(key)) key = `${location}_${key}`;
    taken.add(key);
    return { ...facts, in: location, isPlain: isPlain(type, models), key };
  });
}

function requestFields(
  planning: Planning,
  { parameters, body }: Operation,
  views: readonly ParameterView[],
  uses: Set<string>,
): FieldView[] {
  const defaults = new Set(planning.api.defaults.map(({ wire }) => wire));
  const fields = parameters.map(({ wire, in: location, type, required, doc }, index) => {
    const isNeeded = required && !(location === "path" && defaults.has(wire));
    const key = views[index]?.key ?? wire;
    const view = fieldView(key, planning.print(type, uses), isNeeded, doc);
    return { ...view, check: planning.check(type, uses), isExpected: required };
  });
  if (body === null) return fields;
  const type = planning.print(body.media.type, uses);
  const view = fieldView(bodyKey, type, body.required, body.doc);
  // Forms, text and bytes are written from more than their types say.
  const isLookedAt = body.media.encoding === "json";
  return [...fields, { ...view, check: isLookedAt ? planning.check(body.media.type, uses) : null }];
}

function resultType(
  planning: Planning,
  operation: Operation,
  uses: Set<string>,
): OperationView["result"] {
  const results = resultTypes(operation);
  const [first] = results;
  if (first === undefined) return null;
  const type: Type = results.length === 1 ? first : { kind: "union", variants: results };
  const text = planning.print(type, uses);
  const isOptional = operation.success.some(({ media }) => media === null);
  const { absent } = planning.language.types;
  return isOptional && absent !== undefined ? fill(absent, { type: text }) : text;
}

/** The types of the successes that have content, each once. */
export function resultTypes({ success }: Operation): Type[] {
  const types = success.flatMap(({ media }) => (media === null ? [] : [media.type]));
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
