import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { OperationView, PackageView, Unit } from "../../plan/view.js";
import { printFile, type Statement } from "./file.js";

const agrees = `/** \`true\` if each type can stand for the other and both have the same members. */
type Agrees<Ours, Theirs> = [Ours, Theirs, keyof Ours] extends [Theirs, Ours, keyof Theirs]
  ? [keyof Theirs] extends [keyof Ours]
    ? true
    : never
  : never;`;

/**
 * `test/agreement.ts`: a file that compiles only if the models, requests and responses are the types
 * that openapi-typescript reads from the same document. It is not part of the published package.
 */
export function agreement(view: PackageView, unit: Unit): string {
  const src = `${unit.root === "." ? ".." : unit.root}/src`;
  const components = view.models.filter(({ component }) => component !== null);
  const operations = view.groups.flatMap((group) =>
    group.operations.map((operation) => ({ group, operation })),
  );
  const withRequest = operations.filter(({ operation }) => operation.request !== null);
  return printFile(
    [
      { module: `${src}/schema`, names: ["components", "paths"], isType: true },
      { module: `${src}/models/index`, names: components.map(({ name }) => name), isType: true },
      ...withRequest.map(({ group, operation }) => ({
        module: `${src}/operations/${group.file}/${operation.file}`,
        names: [operation.request?.name ?? ""],
        isType: true,
      })),
      ...operations.map(({ group, operation }) => ({
        module: `${src}/operations/${group.file}/${operation.file}`,
        names: [operation.name],
        isType: true,
      })),
    ],
    [
      agrees,
      check(
        "models",
        "The models are the component schemas.",
        components.map(({ name, component }) => [
          name,
          `Agrees<${name}, components["schemas"][${stringLiteral(component ?? "")}]>`,
        ]),
      ),
      check(
        "requests",
        "Requests are made of the declared parameters and body.",
        withRequest.flatMap(({ operation }) => requestChecks(operation)),
      ),
      check(
        "responses",
        "Calls resolve to the declared success.",
        operations.flatMap(({ operation }) => responseChecks(operation)),
      ),
    ],
  );
}

type Check = readonly [name: string, type: string];

function requestChecks(operation: OperationView): Check[] {
  const { request, parameters, body } = operation;
  const at = `paths[${stringLiteral(operation.path)}]["${operation.method.toLowerCase()}"]`;
  const member = (key: string): string => `NonNullable<${request?.name}[${stringLiteral(key)}]>`;
  const checks: Check[] = parameters.map(({ key, wire, in: location }) => [
    `${operation.id}.${key}`,
    `Agrees<${member(key)}, NonNullable<NonNullable<${at}["parameters"]["${location}"]>[${stringLiteral(wire)}]>>`,
  ]);
  if (body === null || body.encoding === "binary" || body.encoding === "text") return checks;
  const theirs = `NonNullable<${at}["requestBody"]>["content"][${stringLiteral(body.mediaType)}]`;
  return [
    ...checks,
    [`${operation.id}.requestBody`, `Agrees<${member("requestBody")}, ${theirs}>`],
  ];
}

function responseChecks({ id, name, path, method, responses }: OperationView): Check[] {
  const json = responses.filter(({ encoding }) => encoding === "json");
  if (json.length === 0) return [];
  const theirs = json.map(({ status, mediaType }) => {
    const key = /^\d+$/.test(status) ? status : stringLiteral(status);
    return `paths[${stringLiteral(path)}]["${method.toLowerCase()}"]["responses"][${key}]["content"][${stringLiteral(mediaType ?? "")}]`;
  });
  return [[id, `Agrees<NonNullable<Awaited<ReturnType<typeof ${name}>>>, ${theirs.join(" | ")}>`]];
}

function check(name: string, doc: string, checks: readonly Check[]): Statement {
  return (writer) => {
    writer.writeLine(`/** ${doc} */`);
    writer.write(`export const ${name}: `).inlineBlock(() => {
      for (const [key, type] of checks) writer.writeLine(`${propertyKey(key)}: ${type};`);
    });
    writer.write(" = ").inlineBlock(() => {
      for (const [key] of checks) writer.writeLine(`${propertyKey(key)}: true,`);
    });
    writer.write(";");
  };
}
