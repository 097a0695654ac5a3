import ts from "typescript";
import { isObject, type Json, type JsonObject, member } from "../../generator/load/json.js";
import { reasonOf } from "./reasons.js";
import type { Checked } from "./typecheck.js";
import type { Agreement, Difference } from "./verdict.js";

/**
 * Compares our types of the component schemas with those of openapi-typescript. The package brings
 * the checks: in `test/agreement.ts`, a line that does not compile is a schema of which they differ.
 * @param document the document as it was read
 */
export function agreementOf(checked: Checked, document: JsonObject): Agreement {
  const schemas = schemasOf(document);
  const checks = modelChecks(checked.sourceOf("test/agreement.ts"));
  const failed = new Set<string>();
  for (const { start = 0 } of checked.diagnosticsOf("test/agreement.ts")) {
    const check = checks.find(({ from, to }) => from <= start && start < to);
    if (check !== undefined) failed.add(check.schema);
  }
  const broken = brokenIn(checked);
  const compared = new Set(checks.map(({ schema }) => schema).filter((name) => !broken.has(name)));
  for (const name of broken) failed.delete(name);
  return {
    schemas: schemas.size,
    compared: compared.size,
    agreed: compared.size - failed.size,
    differences: [...failed].map((schema) => difference(schema, schemas, failed)),
  };
}

function difference(
  schema: string,
  schemas: ReadonlyMap<string, Json>,
  failed: ReadonlySet<string>,
): Difference {
  const value = schemas.get(schema) ?? null;
  const by = referredTo(value).find((name) => name !== schema && failed.has(name));
  return { schema, reason: reasonOf(value), by: by ?? null };
}

/** The component schemas of a document of any version. */
function schemasOf(document: JsonObject): Map<string, Json> {
  const components = member(document, "components");
  const held = isObject(components)
    ? member(components, "schemas")
    : member(document, "definitions");
  return new Map(isObject(held) ? Object.entries(held) : []);
}

/** The names of the component schemas that a schema refers to itself. */
function referredTo(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referredTo);
  if (!isObject(value)) return [];
  const reference = member(value, "$ref");
  const name = typeof reference === "string" ? /[^/]*$/.exec(reference)?.[0] : undefined;
  return [
    ...(name === undefined ? [] : [name.replaceAll("~1", "/").replaceAll("~0", "~")]),
    ...Object.values(value).flatMap(referredTo),
  ];
}

/** The component schemas of which openapi-typescript prints what does not compile. */
function brokenIn(checked: Checked): Set<string> {
  const diagnostics = checked.diagnosticsOf("src/schema.ts");
  if (diagnostics.length === 0) return new Set();
  const source = checked.sourceOf("src/schema.ts");
  const components = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === "components",
  );
  const schemas = membersOf(components).find(({ name }) => name?.getText(source) === "schemas");
  const broken = membersOf(schemas && ts.isPropertySignature(schemas) ? schemas.type : undefined)
    .filter(({ pos, end }) => diagnostics.some(({ start = -1 }) => pos <= start && start < end))
    .flatMap(({ name }) =>
      name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
    );
  return new Set(broken);
}

function membersOf(node: ts.Node | undefined): readonly ts.TypeElement[] {
  return node !== undefined && (ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node))
    ? node.members
    : [];
}

interface Check {
  readonly schema: string;
  /** Where the value is that compiles only if the types are the same. */
  readonly from: number;
  readonly to: number;
}

/** The checks of models: `Name: Agrees<…, components["schemas"]["name"]>`, then `Name: true`. */
function modelChecks(source: ts.SourceFile): Check[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    const [declaration] = statement.declarationList.declarations;
    const { type, initializer } = declaration ?? {};
    if (declaration?.name.getText(source) !== "models") return [];
    if (type === undefined || !ts.isTypeLiteralNode(type)) return [];
    if (initializer === undefined || !ts.isObjectLiteralExpression(initializer)) return [];
    return type.members.flatMap((signature, index): Check[] => {
      const schema = schemaOf(signature);
      const value = initializer.properties[index];
      if (schema === null || value === undefined) return [];
      return [
        { schema, from: value.getStart(source), to: value.end },
        // A type that cannot be worked out is complained of where it is written.
        { schema, from: signature.getStart(source), to: signature.end },
      ];
    });
  });
}

function schemaOf(signature: ts.TypeElement): string | null {
  if (!ts.isPropertySignature(signature) || signature.type === undefined) return null;
  if (!ts.isTypeReferenceNode(signature.type)) return null;
  const theirs = signature.type.typeArguments?.at(-1);
  if (theirs === undefined || !ts.isIndexedAccessTypeNode(theirs)) return null;
  const { indexType } = theirs;
  return ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)
    ? indexType.literal.text
    : null;
}
