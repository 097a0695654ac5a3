import ts from "typescript";
import { apiOf } from "../lower/lowered.js";
import { languageOf, type Planned, plannedApi } from "./planned.js";

const language = languageOf("typescript");

/** A document with these operationIds in one group, and these component keys. */
export function documentWith(operationIds: readonly string[], schemas: readonly string[]): string {
  const operations = operationIds.map(
    (id, index) =>
      `  /p${index}: { get: { tags: [t], operationId: ${JSON.stringify(id)}, parameters: [{ name: q, in: query, schema: {} }] } }`,
  );
  const models = schemas.map(
    (key) => `    ${JSON.stringify(key)}: { properties: { a: { type: string } } }`,
  );
  return [
    "openapi: 3.1.0",
    "info: { title: Test, version: '1' }",
    operations.length === 0 ? "paths: {}" : `paths:\n${operations.join("\n")}`,
    ...(models.length === 0 ? [] : [`components:\n  schemas:\n${models.join("\n")}`]),
  ].join("\n");
}

/** The names of everything in a plan, by component key or operationId. */
export function namesIn({ models, errors, operations, groups }: Planned) {
  return {
    models: new Map(models.map(({ component, name }) => [component ?? name, name])),
    errors: errors.map(({ name }) => name),
    files: new Map(models.map(({ component, name, file }) => [component ?? name, file])),
    operations: new Map(
      operations.map(({ id, name, member, file }) => [id, { name, member, file }]),
    ),
    requests: new Map(operations.map(({ id, request }) => [id, request?.name ?? ""])),
    groups: groups.map(({ name, member, file }) => ({ name, member, file })),
  };
}

/** The names of everything in the plan of such a document. */
export function namesOf(operationIds: readonly string[], schemas: readonly string[]) {
  return namesIn(plannedApi(apiOf(documentWith(operationIds, schemas)), language));
}

/** Whether TypeScript takes a name for an identifier. */
export function isIdentifier(name: string): boolean {
  const [first, ...rest] = [...name].map((character) => character.codePointAt(0) ?? 0);
  return (
    first !== undefined &&
    ts.isIdentifierStart(first, ts.ScriptTarget.ES2022) &&
    rest.every((code) => ts.isIdentifierPart(code, ts.ScriptTarget.ES2022))
  );
}
