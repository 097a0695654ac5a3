import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { ModelView, OperationView, PackageView } from "../../plan/view.js";
import { printFile } from "./file.js";

const agrees = `/** \`true\` if each type can stand for the other and both have the same members. */
type Agrees<Ours, Theirs> = [Ours, Theirs, Names<Ours>, Known<Ours>] extends [
  Theirs,
  Ours,
  Names<Theirs>,
  Known<Theirs>,
]
  ? [Names<Theirs>, Known<Theirs>] extends [Names<Ours>, Known<Ours>]
    ? true
    : never
  : never;

/** The names of a type's members. */
type Names<Type> = Extract<keyof Type, string>;

/** The texts that a type lists, also where it admits any other. */
type Known<Type> = Type extends string ? ({} extends Record<Type, true> ? never : Type) : never;`;

/**
 * `test/agreement.ts`: a file that compiles only if the models, requests and responses are the types
 * that openapi-typescript reads from the same document. It is not part of the published package.
 */
export function agreement({ models, groups }: PackageView): string {
  const operations = groups.flatMap((group) =>
    group.operations.map((operation) => ({ ...operation, namespace: `sdk.${group.namespace}` })),
  );
  const checks = [
    check("models", "The models are the component schemas.", models.flatMap(modelChecks)),
    check("requests", "Requests are made of what is declared.", operations.flatMap(requestChecks)),
    check("responses", "Calls resolve to what is declared.", operations.flatMap(responseChecks)),
  ].filter((text) => text !== "");
  if (checks.length === 0) return printFile([], ["export {};"]);
  const code = checks.join("\n");
  const schema = ["components", "paths"].filter((name) => code.includes(`${name}[`));
  const imports = [
    'import type * as sdk from "../src/index.js";',
    `import type { ${schema.join(", ")} } from "../src/schema.js";`,
  ];
  return printFile([], [imports.join("\n"), agrees, ...checks]);
}

interface Operation extends OperationView {
  /** Where the operation's function and the type of its request are. */
  readonly namespace: string;
}

type Check = readonly [name: string, type: string];

function modelChecks({ name, component }: ModelView): Check[] {
  if (component === null) return [];
  return [[name, `Agrees<sdk.${name}, components["schemas"][${stringLiteral(component)}]>`]];
}

function requestChecks(operation: Operation): Check[] {
  const { namespace, request, parameters, body } = operation;
  const written = writtenPath(operation);
  const at = typeOf(operation);
  const member = (key: string): string =>
    `NonNullable<${namespace}.${request?.name}[${stringLiteral(key)}]>`;
  // What is serialized as a media type, openapi-typescript does not look into; and it knows a parameter
  // that stands in the query of a path by another name.
  const styled = parameters.filter(
    ({ content, wire }) => content === null && !written.includes(`${wire}={`),
  );
  const checks: Check[] = styled.map(({ key, wire, in: location }) => [
    `${operation.id}.${key}`,
    `Agrees<${member(key)}, NonNullable<NonNullable<${at}["parameters"]["${location}"]>[${stringLiteral(wire)}]>>`,
  ]);
  if (body?.encoding !== "json") return checks;
  const theirs = `NonNullable<${at}["requestBody"]>["content"][${stringLiteral(body.mediaType)}]`;
  return [
    ...checks,
    [`${operation.id}.requestBody`, `Agrees<${member("requestBody")}, ${theirs}>`],
  ];
}

function responseChecks(operation: Operation): Check[] {
  const { id, namespace, member, responses } = operation;
  const json = responses.filter(({ encoding }) => /^json/.test(encoding ?? ""));
  if (json.length === 0) return [];
  const theirs = json.map(({ status, mediaType }) => {
    const key = /^\d+$/.test(status) ? status : stringLiteral(status);
    return `${typeOf(operation)}["responses"][${key}]["content"][${stringLiteral(mediaType ?? "")}]`;
  });
  return [
    [
      id,
      `Agrees<Exclude<Awaited<ReturnType<typeof ${namespace}.${member}>>, undefined>, ${theirs.join(" | ")}>`,
    ],
  ];
}

/** What openapi-typescript calls the type of an operation. */
function typeOf(operation: OperationView): string {
  const { method } = operation;
  return `paths[${stringLiteral(writtenPath(operation))}]["${method.toLowerCase()}"]`;
}

/** The path of an operation as it is written in the document, with a query or what else is not sent. */
function writtenPath({ path, pointer }: OperationView): string {
  const [, token] = /^#\/paths\/([^/]*)\//.exec(pointer ?? "") ?? [];
  return token?.replaceAll("~1", "/").replaceAll("~0", "~") ?? path;
}

/** A constant that can only be written if every check holds; nothing where there is none. */
function check(name: string, doc: string, checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  const types = checks.map(([key, type]) => `  ${propertyKey(key)}: ${type};\n`);
  const values = checks.map(([key]) => `  ${propertyKey(key)}: true,\n`);
  return `/** ${doc} */\nexport const ${name}: {\n${types.join("")}} = {\n${values.join("")}};`;
}
