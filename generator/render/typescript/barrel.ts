import type { PackageView } from "../../plan/view.js";
import { printFile } from "./file.js";
import { bracketed } from "./list.js";

/** `src/index.ts`: everything a user of the package imports. */
export function index({
  client,
  groups,
  models,
  security,
  validators,
  isExact,
}: PackageView): string {
  const hasModels =
    models.length > 0 ||
    groups.some(({ operations }) => operations.some((operation) => operation.models.length > 0));
  const credentials = new Set(
    security.map(({ kind }) => (kind === "basic" ? "BasicCredential" : "Credential")),
  );
  const runtimeTypes = [
    ...["Call", "CallAttempt", "CallError", "CallHooks", "CallLogger", "CallOptions", "CallResult"],
    ...credentials,
    ...(isExact ? ["Int64"] : []),
    "SDKOptions",
    "ValidationIssue",
    ...(validators ? ["Validator"] : []),
  ].toSorted();
  return printFile(
    [],
    [
      [
        `export { ${client.name} } from "./client.js";`,
        `export { ${client.name}Core, type ${client.name}CallOptions, type ${client.name}Options } from "./core.js";`,
        `export * from "./errors/index.js";`,
        ...(!hasModels ? [] : [`export ${validators ? "" : "type "}* from "./models/index.js";`]),
        ...groups.map(
          ({ namespace, file }) => `export * as ${namespace} from "./operations/${file}/index.js";`,
        ),
        bracketed("export type ", "{}", runtimeTypes, "", ' from "./runtime/index.js";'),
      ].join("\n"),
    ],
  );
}

/** `src/models/index.ts`: every model, those of operations too. */
export function models(view: PackageView): string {
  const own = view.models.map((model) => ({
    module: `./${model.file}.js`,
    names: [model, ...model.models].map(({ name }) => name),
  }));
  const ofOperations = view.groups.flatMap((group) =>
    group.operations.map(({ file, models }) => ({
      module: `../operations/${group.file}/${file}.js`,
      names: models.map(({ name }) => name),
    })),
  );
  // Where there are validators, the name of a type is that of its validator too.
  const head = view.validators ? "export " : "export type ";
  const lines = [...own, ...ofOperations]
    .filter(({ names }) => names.length > 0)
    .toSorted((a, b) => (a.module < b.module ? -1 : 1))
    .map(({ module, names }) => bracketed(head, "{}", names, "", ` from "${module}";`));
  return printFile([], [lines.length === 0 ? "export {};" : lines.join("\n")]);
}

/** `src/errors/index.ts`: the errors of the API and those of the runtime, below one root. */
export function errors({ client, errors: own, commonErrors }: PackageView): string {
  const runtime = [...commonErrors, `SDKError as ${client.name}Error`];
  const lines = own.map(({ name, file }) => `export { ${name} } from "./${file}.js";`);
  const rest = bracketed("export ", "{}", runtime, "", ' from "../runtime/index.js";');
  return printFile([], [[...lines, rest].join("\n")]);
}
