import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Json } from "../load/json.js";
import { parseSource } from "../load/read/parse.js";
import { readSource } from "../load/read/source.js";
import type { Problems } from "../problem/problem.js";
import { checkShape } from "./shape.js";

const casing = v.picklist(["pascal", "camel", "snake", "screaming", "kebab"]);
const words = v.optional(v.array(v.string()), []);

const LanguageSchema = v.strictObject({
  name: v.string(),
  /** How each sort of name is written. */
  case: v.strictObject({ type: casing, operation: casing, group: casing, file: casing }),
  /** Names that are taken, and what is put behind one that would be. */
  reserved: v.optional(
    v.strictObject({
      /** Words of the language, which no operation or group can be called. */
      words,
      /** Names that members of a class cannot have. */
      members: words,
      suffix: v.optional(v.string(), "_"),
      /** Options that every client has, which no credential can be called. */
      options: words,
      /** Types of the language or of the runtime, which no model can be called. */
      types: words,
    }),
    {},
  ),
  /** Patterns by kind of type (or `kind:format`): `{item}`, `{value}`, `{type}`, `{types}`, `{model}`, `{fields}`. */
  types: v.record(v.string(), v.string()),
  /** Patterns by kind of type, as above, of what looks at values; `secret` is what must not be told. */
  checks: v.optional(v.record(v.string(), v.string())),
  /** What stands between the parts of a union, an intersection, a tuple, the fields of a narrowed model. */
  separators: v.optional(
    v.record(v.picklist(["union", "intersection", "tuple", "narrowed"]), v.string()),
    {},
  ),
  /** How values are written, in examples and literal types. */
  literals: v.optional(
    v.strictObject({
      string: v.optional(v.picklist(["double", "single", "fewest-escapes"]), "double"),
      true: v.optional(v.string(), "true"),
      false: v.optional(v.string(), "false"),
      null: v.optional(v.string(), "null"),
      bytes: v.optional(v.string(), "null"),
      list: v.optional(v.string(), "[{items}]"),
      object: v.optional(v.string(), "{{entries}}"),
      entry: v.optional(v.string(), "{key}: {value}"),
      key: v.optional(v.picklist(["identifier", "string"]), "string"),
    }),
    {},
  ),
  /** How a line of a comment begins; the `comment` filter uses it. */
  comment: v.optional(v.string(), "# "),
  /** The files: one for each model, error, operation or group, or one for the package. */
  outputs: v.array(
    v.strictObject({
      each: v.optional(v.picklist(["model", "error", "operation", "group"])),
      once: v.optional(v.literal("package")),
      path: v.string(),
      render: v.string(),
      /** Written only where this field of the package is set. */
      when: v.optional(v.string()),
    }),
  ),
  /** Folders of the template that are copied as they are. */
  copy: v.optional(v.array(v.strictObject({ from: v.string(), to: v.string() })), []),
});

/** A language: everything the generator knows of it, from its `language.yaml`. */
export interface Language extends v.InferOutput<typeof LanguageSchema> {
  /** The folder of its templates. */
  readonly folder: string;
}

/** One output of a language. */
export type Output = Language["outputs"][number];

/**
 * Reads the languages of these names from a folder of templates; all of them if there are no names.
 * @returns those that could be read; problems were reported for the others.
 */
export function readLanguages(
  templates: string,
  names: readonly string[] | undefined,
  problems: Problems,
): Language[] {
  const known = readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return (names ?? known).flatMap((name) => {
    if (!known.includes(name)) {
      problems.error(
        "unknown-language",
        `there is no language ${JSON.stringify(name)}`,
        `Known are: ${known.join(", ")}.`,
        null,
      );
      return [];
    }
    const folder = join(templates, name);
    const source = readSource(join(folder, "language.yaml"), problems);
    const value = source && parseSource(source, problems);
    const language = source && value && checkShape(LanguageSchema, value as Json, source, problems);
    return language ? [{ ...language, folder }] : [];
  });
}
