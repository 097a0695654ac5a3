import * as v from "valibot";

const casing = v.picklist(["pascal", "camel", "snake", "screaming", "kebab"]);
const words = v.optional(v.array(v.string()), []);
const expression = v.pipe(
  v.string(),
  v.check(isExpression, "must be a regular expression (with the flag u)"),
);
const patterns = v.record(v.string(), v.string());
const separators = v.optional(
  v.record(v.picklist(["union", "intersection", "tuple", "narrowed", "cases"]), v.string()),
  {},
);
const command = v.pipe(v.array(v.string()), v.minLength(1));

/** The sorts of names that a language can be particular about. */
const sorts = v.picklist(["type", "operation", "group", "field", "constant", "file"]);

/** The schema of `language.yaml`. */
export const LanguageSchema = v.strictObject({
  /** That of its folder, and of the folder that it is written to. */
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]*$/, "must be a plain word in small letters")),
  /** Whether it is written where nobody names languages. */
  default: v.optional(v.boolean(), false),
  /**
   * How each sort of name is written. Where nothing is said of fields (members of models, arguments of
   * operations) they are called as on the wire, and where nothing is said of constants, members of
   * enums have no names.
   */
  case: v.strictObject({
    type: casing,
    operation: casing,
    group: casing,
    file: casing,
    field: v.optional(casing),
    constant: v.optional(casing),
  }),
  /** Whether a model has the fields of its bases by inheriting them; else they are its own. */
  inheritance: v.optional(v.boolean(), true),
  /** What names are made of. */
  identifiers: v.optional(
    v.strictObject({
      /** A class of characters: others are left out. */
      characters: v.optional(expression, "[\\p{ID_Continue}$]"),
      /** What a name has to begin with, by sort. */
      start: v.optional(v.record(sorts, expression), {}),
      /** What is put in front of a name that does not begin so, by sort; `_` if nothing is said. */
      prefix: v.optional(v.record(sorts, v.string()), {}),
      /** The normal form of Unicode in which names are the same. */
      normal: v.optional(v.picklist(["NFC", "NFKC"])),
    }),
    {},
  ),
  /** Names that are taken, and what is put behind one that would be. */
  reserved: v.optional(
    v.strictObject({
      /** Words that nothing can be called. */
      everywhere: words,
      /** Words of the language, which no function can be called. */
      words,
      /** Names that members of a class cannot have. */
      members: words,
      suffix: v.optional(v.string(), "_"),
      /** Options that every client has, which no credential can be called. */
      options: words,
      /** Types of the language or of the runtime, which no model can be called. */
      types: words,
      /** Members that every model has, which no field can be called. */
      fields: words,
      /** Arguments that every operation has, which none of its own can be called. */
      arguments: words,
      /** Files that the language has itself, by their stems. */
      files: words,
      /** What no member of an enum can be called. */
      constants: words,
    }),
    {},
  ),
  /** Patterns by kind of type (or `kind:format`): `{item}`, `{value}`, `{type}`, `{types}`, `{model}`, `{fields}`. */
  types: patterns,
  /** Other ways to write a type, by name: views have them under `as`. */
  notations: v.optional(v.record(v.string(), v.strictObject({ types: patterns, separators })), {}),
  /** Patterns by kind of type, as above, of what looks at values; `secret` is what must not be told. */
  checks: v.optional(patterns),
  /** What stands between the parts of a union, an intersection, a tuple, the fields of a narrowed model. */
  separators,
  /** How values are written, in examples and literal types. */
  literals: v.optional(
    v.strictObject({
      /** How text is quoted; `gate` is the gate `string` of the language. */
      string: v.optional(v.picklist(["double", "single", "fewest-escapes", "gate"]), "double"),
      true: v.optional(v.string(), "true"),
      false: v.optional(v.string(), "false"),
      null: v.optional(v.string(), "null"),
      bytes: v.optional(v.string(), "null"),
      list: v.optional(v.string(), "[{items}]"),
      object: v.optional(v.string(), "{{entries}}"),
      entry: v.optional(v.string(), "{key}: {value}"),
      key: v.optional(v.picklist(["identifier", "string"]), "string"),
      /** A value of a model, `{name}`, whose `{entries}` are fields. As an object, if left out. */
      model: v.optional(v.string()),
      /** The same of the body of a request that has a class of its own, `{name}`. */
      body: v.optional(v.string()),
      /** One field of those: `{name}` and `{value}`. */
      field: v.optional(v.string(), "{name}: {value}"),
      /** What stands behind each item, entry and field but the last, and behind the last. */
      after: v.optional(v.string(), ","),
      last: v.optional(v.string(), ","),
    }),
    {},
  ),
  /** Filters of its templates: how text of the document gets into each sort of place. */
  gates: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[a-z]\w*$/, "must be a name in small letters")),
      v.strictObject({
        open: v.optional(v.string(), ""),
        close: v.optional(v.string(), ""),
        line: v.optional(v.string(), ""),
        lines: v.optional(v.picklist(["keep", "join", "raw"]), "keep"),
        replace: v.optional(v.record(v.pipe(v.string(), v.nonEmpty()), v.string()), {}),
        break: v.optional(v.array(expression), []),
        unseen: v.optional(v.string(), "\\u{hex}"),
        half: v.optional(v.string()),
      }),
    ),
    {},
  ),
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
  /**
   * Folders of the template that are copied as they are. `to` may hold what the path of an output for
   * the package may; where a language has nothing else that keeps two packages apart, a name in the
   * files is replaced by one that is the package's own: `{name}` is that of the client.
   */
  copy: v.optional(
    v.array(
      v.strictObject({
        from: v.string(),
        to: v.string(),
        replace: v.optional(v.record(v.pipe(v.string(), v.minLength(5)), v.string()), {}),
      }),
    ),
    [],
  ),
  /** Where handwritten code of one API goes, and its page: `{export}` is its name. */
  exports: v.optional(v.strictObject({ code: v.string(), page: v.string() })),
  /**
   * Commands that find fault with a package, run in its folder; `{templates}` is the folder of the
   * language. One whose program is not installed is skipped.
   */
  verify: v.optional(v.array(command), []),
});

/** A language: everything the generator knows of it, from its `language.yaml`. */
export interface Language extends v.InferOutput<typeof LanguageSchema> {
  /** The folder of its templates. */
  readonly folder: string;
}

/** One output of a language. */
export type Output = Language["outputs"][number];

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
