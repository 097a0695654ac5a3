import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { FieldView, ModelFileView, ModelView, Unit } from "../../plan/view.js";
import { docs } from "./doc.js";
import { type Import, lineWidth, printFile, type Statement } from "./file.js";
import { namesIn, texts } from "./names.js";
import { runtimeTypes } from "./runtime.js";
import { StructureKind } from "./ts-morph.js";
import { modelValidator, validatorImports } from "./validator.js";

/** `src/models/*.ts`: one model, then those that are written in it. */
export function model(view: ModelFileView, unit: Unit): string {
  const all = [view, ...view.models];
  const statements = all.flatMap(modelStatements);
  const code = all.map((each) => modelValidator(each) ?? "").join("\n");
  const values = namesIn(code);
  const imports: Import[] = unit.imports.map(({ name, module }) => ({
    module,
    names: [name],
    isType: !values.has(name),
  }));
  return printFile(
    [
      ...imports,
      ...runtimeTypes(unit, all.map(typesIn).join(" ")),
      ...validatorImports(unit, code),
    ],
    statements,
  );
}

/** The declaration of a model: its type, and what looks at its values. */
export function modelStatements(view: ModelView): Statement[] {
  const validator = modelValidator(view);
  return [modelStatement(view), ...(validator === null ? [] : [validator])];
}

/** The text in which types of the runtime could stand. */
export function typesIn(view: ModelView): string {
  return [view.type ?? "", view.rest ?? "", ...view.fields.map(({ type }) => type)].join(" ");
}

/** The type of a model. */
function modelStatement(view: ModelView): Statement {
  const { name, kind, bases, fields, rest, doc } = view;
  if (kind === "enum") return typeAlias(view, enumValues(view));
  if (kind === "alias")
    return typeAlias(view, view.type === null ? ["unknown"] : splitUnion(view.type));
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    leadingTrivia: docs(doc),
    extends: [...bases],
    properties: fields.map(property),
    indexSignatures: rest === null ? [] : [indexSignature(rest, fields)],
  };
}

/** The signature of members beyond the fields. It has to admit every field too. */
function indexSignature(rest: string, fields: readonly FieldView[]) {
  const isOptional = fields.some(({ required }) => !required);
  const types = [rest, ...fields.map(({ type }) => type), ...(isOptional ? ["undefined"] : [])];
  const parts = [...new Set(types.flatMap(splitUnion))];
  return {
    keyName: "name",
    keyType: "string",
    returnType: rest === "unknown" ? rest : parts.join(" | "),
  };
}

/** A member of an interface. */
export function property({
  wire,
  type,
  required,
  doc,
}: FieldView): OptionalKind<PropertySignatureStructure> {
  // The printer takes a writer of its own for each type, so name and type are given as one.
  const name = `${propertyKey(wire)}${required ? "" : "?"}: ${type}`;
  return { name, leadingTrivia: docs(doc) };
}

/** A type alias: a union on one line if it fits, else with a line for each part. */
function typeAlias({ name, doc }: ModelView, parts: readonly string[]): string {
  const head = `${docs(doc)}export type ${name} =`;
  const line = `export type ${name} = ${parts.join(" | ")};`;
  const fits = line.length <= lineWidth || parts.length === 1;
  return fits
    ? `${head} ${parts.join(" | ")};`
    : `${head}${parts.map((part) => `\n  | ${part}`).join("")};`;
}

function enumValues({ members, open }: ModelView): string[] {
  const known = members.map(({ value }) =>
    typeof value === "string" ? stringLiteral(value) : String(value),
  );
  // Beside the bare type, a compiler would forget the known values, and editors would not offer them.
  return open === null ? known : [...known, `(${open} & {})`];
}

/** Where a union is split, and what that does not count in: brackets and texts. */
const splitting = new RegExp(`${texts.source}|[([{<]|[)\\]}>]| \\| `, "g");

/** The parts of a union that stands at the top of a type. */
function splitUnion(type: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of type.matchAll(splitting)) {
    const [text] = match;
    if (/^[([{<]$/.test(text)) depth += 1;
    else if (/^[)\]}>]$/.test(text)) depth -= 1;
    else if (text === " | " && depth === 0) {
      parts.push(type.slice(start, match.index));
      start = match.index + text.length;
    }
  }
  return [...parts, type.slice(start)];
}
