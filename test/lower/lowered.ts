import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, defaultConfig, readConfig } from "../../generator/config/config.js";
import type { Api, Model, Operation, Type } from "../../generator/ir/types.js";
import { load } from "../../generator/load/document.js";
import { lower } from "../../generator/lower/api.js";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { told } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

/** The IR of a document, or `null` where it could not be loaded, with everything that was reported. */
export function lowered(
  document: string,
  sdk: string | null = null,
): { api: Api | null; problems: Problems } {
  const problems = new Problems();
  const config = configured(document, sdk, problems);
  problems.accept(config.accept);
  const loaded = load(config.document, problems, config);
  if (loaded === null || problems.errorCount > 0) return { api: null, problems };
  return { api: lower(normalize(loaded, problems, config), config, problems), problems };
}

/** The IR of a document in which nothing is wrong. */
export function apiOf(document: string, sdk: string | null = null): Api {
  const { api, problems } = lowered(document, sdk);
  if (api === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all, null, 2)}`);
  return api;
}

/** What is reported of a document, each as `line:column code`. */
export function problemsOf(document: string, sdk: string | null = null): string[] {
  return told(lowered(document, sdk).problems);
}

/** Writes a document, and `sdk.yaml` if there is one, into a folder and returns the configuration. */
export function configured(document: string, sdk: string | null, problems: Problems): Config {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const spec = join(folder, "openapi.yaml");
  writeFileSync(spec, dedent(document));
  if (sdk === null) return defaultConfig(spec, join(folder, "out"), ["typescript"]);
  const path = join(folder, "sdk.yaml");
  writeFileSync(path, dedent(sdk));
  const config = readConfig(path, problems);
  if (config === null) throw new Error(`sdk.yaml is broken: ${JSON.stringify(problems.all)}`);
  return config;
}

/** A document that has these component schemas, given as YAML, and nothing else. */
export function withSchemas(schemas: string, version = "3.1.0"): string {
  const indented = dedent(schemas).replace(/^(?=.)/gm, "    ");
  return `openapi: ${version}\ninfo: { title: Test, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n${indented}`;
}

/** A model as far as most tests look at it. Ids of component schemas are shortened to their keys. */
export type Brief =
  | { readonly name: string; readonly alias: Type }
  | {
      readonly name: string;
      readonly base: "string" | "number";
      readonly values: readonly unknown[];
    }
  | {
      readonly name: string;
      readonly bases: readonly string[];
      readonly fields: Readonly<Record<string, Type>>;
      readonly required: readonly string[];
      readonly rest: Type | null;
    };

/** The models that these component schemas, given as YAML, become, by their shortened ids. */
export function modelsOf(schemas: string, version = "3.1.0"): Record<string, Brief> {
  return briefly(apiOf(withSchemas(schemas, version)).models);
}

/** Models by their shortened ids. */
export function briefly(models: readonly Model[]): Record<string, Brief> {
  const entries = models.map((model): [string, Brief] => [short(model.id), brief(model)]);
  return Object.fromEntries(entries);
}

/** The type that a schema, given as YAML, has as the property `field` of the object `Holder`. */
export function typeOf(schema: string, version = "3.1.0", others = ""): Type {
  const models = modelsOf(
    `Holder: { type: object, properties: { field: ${schema} } }\n${dedent(others)}`,
    version,
  );
  const { Holder: holder } = models;
  const type = holder !== undefined && "fields" in holder ? holder.fields.field : undefined;
  if (type === undefined) throw new Error("Holder has no field");
  return type;
}

/** The operation of a document that has only one. */
export function operationOf(document: string, sdk: string | null = null): Operation {
  const [operation, ...more] = apiOf(document, sdk).groups.flatMap((group) => group.operations);
  if (operation === undefined || more.length > 0) throw new Error("expected one operation");
  return operation;
}

/** A document with one operation, given as YAML: `GET /things`, or `POST` if it has a body. */
export function withOperation(operation: string, path = "/things", rest = ""): string {
  const indented = dedent(operation).replace(/^(?=.)/gm, "      ");
  return [
    "openapi: 3.1.0",
    "info: { title: Test, version: 1.0.0 }",
    "paths:",
    `  ${JSON.stringify(path)}:`,
    operation.includes("requestBody") ? "    post:" : "    get:",
    indented.trimEnd(),
    dedent(rest),
  ].join("\n");
}

function brief(model: Model): Brief {
  const name = model.name.words.join(" ");
  if (model.kind === "alias") return { name, alias: shortened(model.type) };
  if (model.kind === "enum")
    return { name, base: model.base, values: model.members.map(({ value }) => value) };
  return {
    name,
    bases: model.bases.map(short),
    fields: Object.fromEntries(model.fields.map(({ wire, type }) => [wire, shortened(type)])),
    required: model.fields.flatMap(({ wire, required }) => (required ? [wire] : [])),
    rest: model.rest === null ? null : shortened(model.rest),
  };
}

/** An id without the steps that all component schemas share. */
export function short(id: string): string {
  return id.replace("#/components/schemas/", "");
}

/** A type with shortened ids. */
export function shortened(type: Type): Type {
  switch (type.kind) {
    case "list":
      return { ...type, item: shortened(type.item) };
    case "map":
      return { ...type, value: shortened(type.value) };
    case "nullable":
      return { ...type, type: shortened(type.type) };
    case "union":
      return { ...type, variants: type.variants.map(shortened) };
    case "intersection":
      return { ...type, parts: type.parts.map(shortened) };
    case "tuple":
      return {
        ...type,
        items: type.items.map(shortened),
        rest: type.rest === null ? null : shortened(type.rest),
      };
    case "model":
    case "narrowed":
      return { ...type, id: short(type.id) };
    default:
      return type;
  }
}
