import { docText } from "../../escape/comment.js";
import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { OperationView, Unit } from "../../plan/view.js";
import { bodyCodec, bodyValues } from "./body.js";
import { decoder, encoder, responseCodec } from "./codec.js";
import { comment, docs } from "./doc.js";
import { type Import, lineWidth, printFile, type Statement } from "./file.js";
import { bracketed } from "./list.js";
import { modelStatements, property, typesIn } from "./model.js";
import { namesIn } from "./names.js";
import { parameterFacts, parameterValues } from "./parameter.js";
import { runtimeModule, runtimeTypes, sourceModule } from "./runtime.js";
import { serverFacts } from "./server.js";
import { callParameters, signature } from "./signature.js";
import { StructureKind } from "./ts-morph.js";
import { indented, membersCheck, modelValidator, validatorImports } from "./validator.js";

/** `src/operations/<group>/*.ts`: the facts of one operation, the type of its request, its function. */
export function operation(view: OperationView, unit: Unit): string {
  const declared = facts(view);
  const values = declared.slice(declared.indexOf(" = {\n"));
  const code = [values, ...view.models.map((model) => modelValidator(model) ?? "")].join("\n");
  return printFile(imports(view, unit, code), [
    declared,
    ...requestType(view),
    ...view.models.flatMap(modelStatements),
    operationFunction(view),
  ]);
}

/** @param code what stands in the file besides types and the function */
function imports(view: OperationView, unit: Unit, code: string): Import[] {
  const { body, parameters, responses, package: shared } = view;
  const values = new Set([
    "call",
    ...parameters.flatMap(parameterValues),
    ...(body === null ? [] : bodyValues(body)),
    ...parameters.flatMap((part) => (part.content === null ? [] : encoder(part.content, part))),
    ...responses.map(({ encoding }) => decoder(encoding, shared)),
  ]);
  const mentioned = namesIn(code);
  const types = [
    ...(view.request?.fields ?? []).map(({ type }) => type),
    view.result ?? "",
    ...view.models.map(typesIn),
  ].join(" ");
  return [
    { module: sourceModule(unit, "core"), names: [...coreTypes(view)], isType: true },
    ...unit.imports.map(({ name, module }) => ({
      module,
      names: [name],
      isType: !mentioned.has(name),
    })),
    { module: runtimeModule(unit), names: [...values], isType: false },
    { module: runtimeModule(unit), names: ["Call", "Operation"], isType: true },
    ...runtimeTypes(unit, types),
    ...validatorImports(unit, code),
  ];
}

/** The class that callers pass as the first argument, and the options that they pass as the last. */
export function coreTypes(view: Pick<OperationView, "package">): readonly [string, string] {
  const { name } = view.package.client;
  return [`${name}Core`, `${name}CallOptions`];
}

/** What a function or method returns: the call, with the errors that its operation declares. */
export function callType({ result, failures }: OperationView): string {
  const errors = [...new Set(failures.flatMap(({ error }) => error ?? []))];
  const body = result ?? "void";
  if (errors.length === 0) return `Call<${body}>`;
  const line = `Call<${body}, ${errors.join(" | ")}>`;
  if (line.length <= lineWidth - 10) return line;
  return `Call<\n  ${body},\n${errors.map((error) => `  | ${error}\n`).join("")}>`;
}

function facts(view: OperationView): string {
  const { id, method, path, pointer, query, safety, parameters, body, responses } = view;
  const { failures, result, request, requirements } = view;
  const lines = [
    `id: ${stringLiteral(id)},`,
    `method: ${stringLiteral(method)},`,
    `path: ${stringLiteral(path)},`,
  ];
  if (query !== "") lines.push(`query: ${stringLiteral(query)},`);
  if (pointer !== null) lines.push(`pointer: ${stringLiteral(pointer)},`);
  const list = (name: string, brackets: "[]" | "{}", items: readonly string[]): void => {
    if (items.length > 0) lines.push(bracketed(`${name}: `, brackets, items, "  ", ","));
  };
  list("servers", "{}", view.servers.map(serverFacts));
  if (safety !== null) lines.push(`safety: ${stringLiteral(safety)},`);
  list("parameters", "[]", parameters.map(parameterFacts));
  if (body !== null) lines.push(`requestBody: ${bodyCodec(body)},`);
  if (request !== null && request.fields.some(({ check }) => check !== null)) {
    const check = membersCheck("is.members", request.fields);
    lines.push(indented(`request: validator("", () =>\n  ${indented(check)},\n),`));
  }
  list(
    "responses",
    "{}",
    responses.map(
      (response) => `${statusKey(response.status)}: ${responseCodec(response, view.package)}`,
    ),
  );
  list("results", "{}", responses.flatMap(resultFacts));
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

/** What looks at a success. */
function resultFacts({ status, check, outline }: OperationView["responses"][number]): string[] {
  if (outline !== null) {
    const fields = indented(membersCheck("is.object", outline.fields));
    const look = `validator(${stringLiteral(outline.source)}, () =>\n  ${fields},\n)`;
    return [`${statusKey(status)}: ${indented(indented(look))}`];
  }
  return check === null ? [] : [`${statusKey(status)}: validator("", () => ${check})`];
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
      leadingTrivia: comment(`What {@link ${name}} sends.`),
      properties: request.fields.map(property),
    },
  ];
}

function operationFunction(view: OperationView): Statement {
  const { name, request, doc } = view;
  const [core, options] = coreTypes(view);
  return {
    kind: StructureKind.Function,
    name,
    isExported: true,
    leadingTrivia: docs(doc, operationTags(view)),
    ...signature(
      `export function ${name}`,
      [`core: ${core}`, ...callParameters(view, options)],
      callType(view),
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
export function operationTags({ failures, method, route }: OperationView): string[] {
  const throws = failures.flatMap(({ statuses, error }) =>
    error === null ? [] : [`@throws {@link ${error}} ${statuses.join(", ")}`],
  );
  return [`@remarks \`${method} ${docText(route).replaceAll("`", "'")}\``, ...throws];
}
