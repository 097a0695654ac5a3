import { dirname, resolve } from "node:path";
import * as v from "valibot";
import { isURL } from "../load/files/permitted.js";
import { pointerStep } from "../load/json.js";
import type { Problems, ReportEntry } from "../problem/problem.js";
import { repairableCodes } from "../problem/repairs.js";
import { licenseText } from "./license.js";
import { PackageSchema, text } from "./package.js";
import { mapOf, readShaped } from "./shape.js";

const name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9]*$/, "must be letters and digits, a letter first"),
);
const env = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Z0-9_]*$/, "must be an environment variable in capitals"),
);

const exportName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, "must be small letters, digits and hyphens, a letter first"),
);

const ConfigSchema = v.strictObject({
  document: v.pipe(
    text,
    v.check((path) => !isURL(path), "only files are read; download the document first"),
  ),
  overlay: v.optional(v.union([text, v.array(text)]), []),
  /** What references may name although it is not in the folder of the document. */
  references: v.optional(
    v.array(v.pipe(text, v.regex(/^[^#]*$/, "must name a whole file, without a fragment"))),
    [],
  ),
  output: text,
  languages: v.optional(v.pipe(v.array(text), v.minLength(1))),
  templates: v.optional(text),
  select: v.optional(
    v.pipe(
      v.strictObject({
        tags: v.optional(v.array(text), []),
        paths: v.optional(v.array(text), []),
        operations: v.optional(v.array(text), []),
      }),
      v.check(
        (chosen) => Object.values(chosen).some((names) => names.length > 0),
        "must name tags, paths or operations",
      ),
    ),
  ),
  /** Faults of the document that its owner knows of and that are to be repaired. */
  accept: v.optional(v.array(v.picklist(repairableCodes)), []),
  client: v.optional(name),
  package: v.optional(PackageSchema, {}),
  security: v.optional(mapOf(v.strictObject({ env: v.optional(env) })), {}),
  /** The environment variable that stands in for the address of the server. */
  server: v.optional(v.strictObject({ env: v.optional(env) }), {}),
  validators: v.nullish(v.picklist(["deep", "shallow"]), null),
  int64: v.optional(v.picklist(["number", "bigint"]), "number"),
  defaults: v.optional(mapOf(v.strictObject({ env: v.optional(env) })), {}),
  groups: v.optional(mapOf(v.strictObject({ title: v.optional(text) }), name), {}),
  operations: v.optional(
    mapOf(v.strictObject({ group: v.optional(name), name: v.optional(name) })),
    {},
  ),
  readme: v.optional(mapOf(text), {}),
  exports: v.optional(
    mapOf(
      v.strictObject({
        language: text,
        from: text,
        summary: v.optional(text),
        page: v.optional(text),
      }),
      exportName,
    ),
    {},
  ),
  errors: v.optional(
    mapOf(
      v.strictObject({
        name: v.optional(name),
        message: v.optional(text),
        decidedBy: v.optional(v.array(text)),
      }),
    ),
    {},
  ),
});

type ConfigFile = v.InferOutput<typeof ConfigSchema>;

/** Handwritten code of one API: shipped in the package of a language, as a module of its own. */
export interface Export {
  readonly name: string;
  readonly language: string;
  /** Absolute path of the folder of its files. */
  readonly from: string;
  readonly summary: string | null;
  /** Absolute path of its page of documentation. */
  readonly page: string | null;
}

/** What `sdk.yaml` says: how we call things that the document does not, or not well. */
export interface Config extends Omit<
  ConfigFile,
  "document" | "overlay" | "references" | "output" | "templates" | "readme" | "exports"
> {
  /** Absolute path of the document. */
  readonly document: string;
  /** Absolute paths of overlays, in the order in which they are applied. */
  readonly overlays: readonly string[];
  /** Absolute paths and URLs that references may name. */
  readonly references: readonly string[];
  /** Absolute path of the folder that receives one folder per language. */
  readonly output: string;
  /** Absolute path of a folder of the user that has languages beside those of sdkwright. */
  readonly templates: string | null;
  /** Absolute paths of what READMEs say beside what is generated, by language. */
  readonly readme: ReadonlyMap<string, string>;
  readonly exports: readonly Export[];
  /** The text of the license, where `sdk.yaml` names a file that has it. */
  readonly licenseText: string | null;
  readonly reportEntry: ReportEntry;
}

/**
 * Reads `sdk.yaml`. Its paths are relative to its own folder. Unknown keys are errors.
 * @returns `null` after problems were reported.
 */
export function readConfig(path: string, problems: Problems): Config | null {
  const start =
    "`document:`, the OpenAPI document, and `output:`, the folder that receives the SDK";
  const read = readShaped(path, ConfigSchema, start, problems);
  if (read === null) return null;
  const { value: file, source } = read;
  const folder = dirname(resolve(path));
  const { licenseFile } = file.package;
  return {
    ...file,
    document: resolve(folder, file.document),
    overlays: [file.overlay].flat().map((path) => resolve(folder, path)),
    references: file.references.map((reference) =>
      isURL(reference) ? new URL(reference).href : resolve(folder, reference),
    ),
    output: resolve(folder, file.output),
    templates: file.templates === undefined ? null : resolve(folder, file.templates),
    readme: new Map([...file.readme].map(([language, path]) => [language, resolve(folder, path)])),
    exports: [...file.exports].map(([name, { language, from, summary = null, page }]) => ({
      name,
      language,
      from: resolve(folder, from),
      summary,
      page: page === undefined ? null : resolve(folder, page),
    })),
    licenseText:
      licenseFile === undefined
        ? null
        : licenseText(folder, licenseFile, source.locate("/package/licenseFile"), problems),
    reportEntry: (steps, message, hint, to) => {
      to.error("wrong-entry", message, hint, source.locate(steps.map(pointerStep).join("")));
    },
  };
}

/** The configuration of a document that comes without one. */
export function defaultConfig(
  document: string,
  output: string,
  languages: readonly string[] | undefined,
): Config {
  const file = v.parse(ConfigSchema, { document, output, languages: languages && [...languages] });
  return {
    ...file,
    document: resolve(document),
    overlays: [],
    output: resolve(output),
    templates: null,
    readme: new Map(),
    exports: [],
    licenseText: null,
    reportEntry: () => {},
  };
}
