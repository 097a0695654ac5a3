import { StructureKind, type WriterFunction } from "ts-morph";
import { docText } from "../../escape/comment.js";
import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { OperationView, ParameterView, Unit } from "../../plan/view.js";
import { comment, docs } from "./doc.js";
import { type Import, printFile, type Statement } from "./file.js";
import { property } from "./model.js";
import { runtimeModule, runtimeTypes, sourceModule } from "./runtime.js";
import { callParameters, signature } from "./signature.js";

/** `src/operations/<group>/*.ts`: the facts of one operation, the type of its request, its function. */
export function operation(view: OperationView, unit: Unit): string {
  return printFile(imports(view, unit), [
    facts(view),
    ...requestType(view),
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
  const types = (view.request?.fields ?? [])
    .map(({ type }) => type)
    .concat(view.result ?? "")
    .join(" ");
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
  const write: WriterFunction = (writer) => {
    writer.write(`const operation: Operation<${result ?? "void"}> = `).inlineBlock(() => {
      writer.writeLine(`id: ${stringLiteral(id)},`);
      writer.writeLine(`method: ${stringLiteral(method)},`);
      writer.writeLine(`path: ${stringLiteral(path)},`);
      if (parameters.length === 1)
        writer.writeLine(`parameters: [${parameters.map(parameterFacts).join("")}],`);
      else if (parameters.length > 1) {
        writer.writeLine("parameters: [");
        for (const parameter of parameters) writer.writeLine(`  ${parameterFacts(parameter)},`);
        writer.writeLine("],");
      }
      if (body !== null) writer.writeLine(`requestBody: ${codec(body.encoding, body.mediaType)},`);
      const read = responses.filter(({ encoding }) => encoding !== null);
      if (read.length > 0) {
        const entries = read.map(
          ({ status, encoding, mediaType }) =>
            `${statusKey(status)}: ${codec(encoding, mediaType)}`,
        );
        writer.writeLine(`responses: { ${entries.join(", ")} },`);
      }
      const errors = failures.flatMap(({ statuses, error }) =>
        error === null ? [] : statuses.map((status) => `${statusKey(status)}: ${error}`),
      );
      if (errors.length > 0) writer.writeLine(`errors: { ${errors.join(", ")} },`);
      if (requirements !== null)
        writer.writeLine(`requirements: ${requirementsFacts(requirements)},`);
    });
    writer.write(";");
  };
  return write;
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

const usualMediaTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  text: "text/plain",
  binary: "application/octet-stream",
};

function codec(encoding: string | null, mediaType: string | null): string {
  if (encoding === null) return "empty";
  if (mediaType === null || mediaType === usualMediaTypes[encoding]) return encoding;
  return `{ ...${encoding}, mediaType: ${stringLiteral(mediaType)} }`;
}

function statusKey(status: string): string {
  return propertyKey(status).replace(/^"(\d+)"$/, "$1");
}

/** Requirements as an array literal: any one of the inner lists is enough. */
export function requirementsFacts(requirements: readonly (readonly string[])[]): string {
  return `[${requirements.map((set) => `[${set.map(stringLiteral).join(", ")}]`).join(", ")}]`;
}

function requestType({ request, doc, member }: OperationView): Statement[] {
  if (request === null) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: request.name,
      isExported: true,
      docs: comment(`What {@link ${member}} sends.`).filter(
        () => doc.summary === null || doc.summary !== "",
      ),
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
    statements: [`return call(core, operation, ${request === null ? "{}" : "request"}, options);`],
  };
}

/** `@throws` for each declared failure, and where the request goes. */
export function operationTags({ failures, method, path }: OperationView): string[] {
  const throws = failures.flatMap(({ statuses, error }) =>
    error === null ? [] : [`@throws {@link ${error}} ${statuses.join(", ")}`],
  );
  return [`@remarks \`${method} ${docText(path).replaceAll("`", "'")}\``, ...throws];
}
