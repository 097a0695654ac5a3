import { docText } from "../../escape/comment.js";
import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { Encoding, OperationView, ParameterView, Unit } from "../../plan/view.js";
import { comment, docs } from "./doc.js";
import { type Import, printFile, type Statement } from "./file.js";
import { bracketed } from "./list.js";
import { modelStatement, property, typesIn } from "./model.js";
import { runtimeModule, runtimeTypes, sourceModule } from "./runtime.js";
import { callParameters, signature } from "./signature.js";
import { StructureKind } from "./ts-morph.js";

/** `src/operations/<group>/*.ts`: the facts of one operation, the type of its request, its function. */
export function operation(view: OperationView, unit: Unit): string {
  return printFile(imports(view, unit), [
    facts(view),
    ...requestType(view),
    ...view.models.map(modelStatement),
    operationFunction(view),
  ]);
}

function imports(view: OperationView, unit: Unit): Import[] {
  const errors = new Set(view.failures.map(({ error }) => error));
  const values = new Set([
    "call",
    ...view.parameters.map((parameter) => parameter.in),
    ...codecs(view),
  ]);
  const types = [
    ...(view.request?.fields ?? []).map(({ type }) => type),
    view.result ?? "",
    ...view.models.map(typesIn),
  ].join(" ");
  return [
    { module: sourceModule(unit, "core"), names: [coreName(view)], isType: true },
    ...unit.imports.map(({ name, module }) => ({
      module,
      names: [name],
      isType: !errors.has(name),
    })),
    { module: runtimeModule(unit), names: [...values], isType: false },
    { module: runtimeModule(unit), names: ["Call", "CallOptions", "Operation"], isType: true },
    ...runtimeTypes(unit, types),
  ];
}

function codecs(view: OperationView): string[] {
  const encodings = [
    view.body,
    ...view.responses,
    ...view.parameters.map(({ content }) => ({ encoding: content })),
  ];
  return encodings.flatMap((part) => (part?.encoding ? [part.encoding] : []));
}

/** The class that callers pass as the first argument. */
export function coreName(view: OperationView): string {
  return `${view.package.client.name}Core`;
}

function facts(view: OperationView): Statement {
  const { id, method, path, parameters, body, responses, failures, requirements, result } = view;
  const lines = [
    `id: ${stringLiteral(id)},`,
    `method: ${stringLiteral(method)},`,
    `path: ${stringLiteral(path)},`,
  ];
  const list = (name: string, brackets: "[]" | "{}", items: readonly string[]): void => {
    if (items.length > 0) lines.push(bracketed(`${name}: `, brackets, items, "  ", ","));
  };
  list("parameters", "[]", parameters.map(parameterFacts));
  if (body !== null) lines.push(`requestBody: ${codec(body.encoding, body.mediaType)},`);
  const read = responses.flatMap(({ status, encoding, mediaType }) =>
    encoding === null ? [] : [`${statusKey(status)}: ${codec(encoding, mediaType)}`],
  );
  list("responses", "{}", read);
  const thrown = failures.flatMap(({ statuses, error }) =>
    error === null ? [] : statuses.map((status) => `${statusKey(status)}: ${error}`),
  );
  list("errors", "{}", thrown);
  if (requirements !== null) {
    lines.push(bracketed("requirements: ", "[]", requirements.map(requirementFacts), "  ", ","));
  }
  const members = lines.map((line) => `  ${line}\n`).join("");
  return `const operation: Operation<${result ?? "void"}> = {\n${members}};`;
}

function parameterFacts({
  in: location,
  wire,
  key,
  style,
  explode,
  allowReserved,
  content,
}: ParameterView): string {
  const defaults = { path: "simple", query: "form", header: "simple", cookie: "form" };
  const members = [
    `in: ${location}`,
    `name: ${stringLiteral(wire)}`,
    ...(key === wire ? [] : [`key: ${stringLiteral(key)}`]),
    ...(content !== null ? [`codec: ${content}`] : []),
    ...(style === defaults[location] ? [] : [`style: ${stringLiteral(style)}`]),
    ...(explode === (style === "form") ? [] : [`explode: ${explode}`]),
    ...(allowReserved ? ["allowReserved: true"] : []),
  ];
  return `{ ${members.join(", ")} }`;
}

const usualMediaTypes: Readonly<Record<Encoding, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  text: "text/plain",
  binary: "application/octet-stream",
};

function codec(encoding: Encoding, mediaType: string | null): string {
  // A range such as `*/*` names no media type that could be sent.
  const isUsual = mediaType === usualMediaTypes[encoding] || mediaType?.includes("*");
  if (mediaType === null || isUsual) return encoding;
  return `{ ...${encoding}, mediaType: ${stringLiteral(mediaType)} }`;
}

function statusKey(status: string): string {
  return propertyKey(status).replace(/^"(\d+)"$/, "$1");
}

/** A set of credentials, all of which are needed together. */
export function requirementFacts(set: readonly string[]): string {
  return `[${set.map(stringLiteral).join(", ")}]`;
}

function requestType({ request, name }: OperationView): Statement[] {
  if (request === null) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: request.name,
      isExported: true,
      docs: comment(`What {@link ${name}} sends.`),
      properties: request.fields.map(property),
    },
  ];
}

function operationFunction(view: OperationView): Statement {
  const { name, result, request, doc } = view;
  return {
    kind: StructureKind.Function,
    name,
    isExported: true,
    docs: docs(doc, operationTags(view)),
    ...signature(
      `export function ${name}`,
      ["core: ".concat(coreName(view)), ...callParameters(view)],
      `Call<${result ?? "void"}>`,
    ),
    statements: [`return call(core, operation, ${passed(request)}, options);`],
  };
}

/** What is passed for the request: a default value would not fit a type with a member `toString`. */
function passed(request: OperationView["request"]): string {
  if (request === null) return "{}";
  return request.optional ? "request ?? {}" : "request";
}

/** `@throws` for each declared failure, and where the request goes. */
export function operationTags({ failures, method, path }: OperationView): string[] {
  const throws = failures.flatMap(({ statuses, error }) =>
    error === null ? [] : [`@throws {@link ${error}} ${statuses.join(", ")}`],
  );
  return [`@remarks \`${method} ${docText(path).replaceAll("`", "'")}\``, ...throws];
}
