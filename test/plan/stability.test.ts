import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type Planned, planned } from "./planned.js";

/** An operation of a generated document: its id, its tag, and the schema of its answer. */
interface Operation {
  readonly operationId: string;
  readonly tag: string;
  readonly schema: unknown;
}

/** A generated document: its operations and its component schemas, in their order. */
interface Generated {
  readonly operations: readonly Operation[];
  readonly schemas: ReadonlyMap<string, unknown>;
}

function plannedFrom({ operations, schemas }: Generated): Planned {
  const paths = operations.map(({ operationId, tag, schema }) => {
    const content = { "application/json": { schema } };
    const responses = { 200: { description: "d", content } };
    return [`/${operationId}`, { get: { operationId, tags: [tag], responses } }] as const;
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "Test", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
  return planned(stringify(document, { aliasDuplicateObjects: false }));
}

/** How users of an SDK call its operations, and where they find them. */
function namesOfOperations({ groups }: Planned): Map<string, unknown> {
  return new Map(
    groups.flatMap((group) =>
      group.operations.map(({ id, name, member, file }) => [
        id,
        [group.member, group.file, name, member, file],
      ]),
    ),
  );
}

/** Everything that users of an SDK see by name, by what it is in the document; and all files. */
function allNames(whole: Planned): Map<string, unknown> {
  const { units, groups, operations, models, api } = whole;
  return new Map<string, unknown>([
    ...namesOfOperations(whole),
    ["client", whole.package.client],
    ...groups.map(({ title, member, name }) => [`group ${title}`, [member, name]] as const),
    ...operations.map(({ id, request, result }) => [`types of ${id}`, [request, result]] as const),
    ...models.map(({ component, name, file }) => [`schema ${component}`, [name, file]] as const),
    ...api.models.map(({ id, name }) => [`model ${id}`, name] as const),
    ...units.map(({ path }) => [`file ${path}`, true] as const),
  ]);
}

/** What is called otherwise in the second than in the first, of what is in the first. */
function renamed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): unknown {
  return [...before]
    .map(([what, name]) => ({ what, name, now: after.get(what) }))
    .filter(({ name, now }) => JSON.stringify(name) !== JSON.stringify(now));
}

/** Documents whose names are these; the last of their operations and schemas are what is added. */
function documents(ids: readonly string[], tags: readonly string[], keys: readonly string[]) {
  const inline = { type: "object", properties: { a: { type: "object", properties: { b: {} } } } };
  const schema = fc.oneof(
    fc.constantFrom(...keys).map((key) => ({ $ref: `#/components/schemas/${key}` })),
    fc.constantFrom<unknown>(inline, { type: "string", enum: ["x", "y"] }, { type: "string" }),
  );
  const tag = fc.constantFrom(...tags);
  const operations = fc
    .shuffledSubarray([...ids], { minLength: 2 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((operationId) =>
          fc.record({ operationId: fc.constant(operationId), tag, schema }),
        ),
      ),
    );
  const held = fc.constantFrom<unknown>(inline, { type: "string", enum: ["x"] });
  const schemas = fc
    .shuffledSubarray([...keys], { minLength: keys.length })
    .chain((order) => fc.tuple(...order.map((key) => fc.tuple(fc.constant(key), held))));
  return fc.record({ operations, schemas });
}

describe("adding to a document renames nothing", () => {
  it("wherever an operation and its schema are added", () => {
    const ids = ["getPet", "list-pets", "add_owner", "pets.remove", "delete"];
    const added = fc.record({ schema: fc.nat(4), operation: fc.nat(4) });
    fc.assert(
      fc.property(
        documents(ids, ["pets", "Our owners", "default"], ["Pet", "owner_list", "Error"]),
        added,
        ({ operations, schemas }, at) => {
          const last = operations.slice(-1).map((operation) => ({
            ...operation,
            schema: { $ref: "#/components/schemas/Added" },
          }));
          const before = operations.slice(0, -1);
          const extended = schemas.toSpliced(at.schema, 0, [
            "Added",
            { type: "object", properties: { a: {} } },
          ]);
          const old = plannedFrom({ operations: before, schemas: new Map(schemas) });
          const now = plannedFrom({
            operations: before.toSpliced(at.operation, 0, ...last),
            schemas: new Map(extended),
          });
          expect(now.operations).toHaveLength(operations.length);
          expect(renamed(allNames(old), allNames(now))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("that is an operation, if an added one behind them would have the same name", () => {
    const ids = ["get_pet", "getPet", "GetPet", "get-pet", "pets.list", "list", "List"];
    fc.assert(
      fc.property(
        documents(ids, ["pets", "Pets", "pe ts"], ["Pet", "List", "ListResponse"]),
        ({ operations, schemas }) => {
          const known = new Map(schemas);
          const old = plannedFrom({ operations: operations.slice(0, -1), schemas: known });
          const now = plannedFrom({ operations, schemas: known });
          expect(renamed(namesOfOperations(old), namesOfOperations(now))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
