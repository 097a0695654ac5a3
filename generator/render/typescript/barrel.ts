import type { PackageView } from "../../plan/view.js";
import { printFile } from "./file.js";
import { bracketed } from "./list.js";

/** Classes and types of the runtime that people use, besides the root of the errors. */
const runtimeErrors = [
  "APIError",
  "ConnectionError",
  "InvalidRequestError",
  "RequestAbortedError",
  "RequestTimeoutError",
  "ResponseValidationError",
];

/** `src/index.ts`: everything a user of the package imports. */
export function index({ client, groups, models, security }: PackageView): string {
  const credentials = new Set(
    security.map(({ kind }) => (kind === "basic" ? "BasicCredential" : "Credential")),
  );
  const runtimeTypes = ["Call", "CallOptions", ...credentials, "SDKOptions"].toSorted();
  return printFile(
    [],
    [
      [
        `export { ${client.name} } from "./client.js";`,
        `export { ${client.name}Core, type ${client.name}Options } from "./core.js";`,
        `export * from "./errors/index.js";`,
        ...(models.length === 0 ? [] : [`export type * from "./models/index.js";`]),
        ...groups.map(
          ({ namespace, file }) => `export * as ${namespace} from "./operations/${file}/index.js";`,
        ),
        bracketed("export type ", "{}", runtimeTypes, "", ' from "./runtime/index.js";'),
      ].join("\n"),
    ],
  );
}

/** `src/models/index.ts`. */
export function models(view: PackageView): string {
  const lines = view.models.map(({ name, file }) => ({
    file,
    line: `export type { ${name} } from "./${file}.js";`,
  }));
  const sorted = lines.toSorted((a, b) => (a.file < b.file ? -1 : 1)).map(({ line }) => line);
  return printFile([], [sorted.length === 0 ? "export {};" : sorted.join("\n")]);
}

/** `src/errors/index.ts`: the errors of the API and those of the runtime, below one root. */
export function errors({ client, errors: own }: PackageView): string {
  const runtime = [...runtimeErrors, `SDKError as ${client.name}Error`];
  const lines = own.map(({ name, file }) => `export { ${name} } from "./${file}.js";`);
  const rest = bracketed("export ", "{}", runtime, "", ' from "../runtime/index.js";');
  return printFile([], [[...lines, rest].join("\n")]);
}
