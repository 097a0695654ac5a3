import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { ModelView, OutlineView, Unit } from "../../plan/view.js";
import { type Import, lineWidth } from "./file.js";
import { namesIn } from "./names.js";
import { checksModule, runtimeModule } from "./runtime.js";

/** What a file with validators imports of the runtime. */
export function validatorImports(unit: Pick<Unit, "root">, code: string): Import[] {
  const mentioned = namesIn(code);
  return [
    ...(mentioned.has("is")
      ? [{ module: checksModule(unit), names: ["* as is"], isType: false }]
      : []),
    ...(mentioned.has("validator")
      ? [{ module: runtimeModule(unit), names: ["validator"], isType: false }]
      : []),
    ...(mentioned.has("Validator")
      ? [{ module: runtimeModule(unit), names: ["Validator"], isType: true }]
      : []),
  ];
}

/** Bundlers leave out a call of which they are told that it does nothing else, if nobody uses what it gives. */
const make = "/* @__PURE__ */ validator";

/** The validator of a model, which has the name of its type; `null` where nothing looks at values. */
export function modelValidator(view: ModelView): string | null {
  const check = view.package.validators ? modelCheck(view) : null;
  if (check === null) return null;
  const { name, source } = view;
  const head = `export const ${name}: Validator<${name}> =`;
  const pointer = stringLiteral(source);
  const call = `${make}(${pointer}, () =>\n  ${indented(check)},\n);`;
  const [line = ""] = call.split("\n");
  if (head.length + line.length < lineWidth) return `${head} ${call}`;
  if (line.length < lineWidth - 1) return `${head}\n  ${indented(call)}`;
  const broken = `${make}(\n  ${pointer},\n  () =>\n    ${indented(indented(check))},\n);`;
  return `${head}\n  ${indented(broken)}`;
}

function modelCheck({ kind, bases, fields, members, open, check }: ModelView): string | null {
  if (kind === "alias") return check;
  if (kind === "enum") {
    const values = members.map(({ value }) =>
      typeof value === "string" ? stringLiteral(value) : String(value),
    );
    return grouped(open === null ? "is.oneOf(" : "is.knownOf(", values, ")");
  }
  if (fields.some((field) => field.check === null)) return null;
  const own = membersCheck("is.object", fields);
  return bases.length === 0 ? own : `is.allOf(${[...bases, own].join(", ")})`;
}

/** What looks at members, and the names of those that are missed where they are not there. */
export function membersCheck(head: string, fields: OutlineView["fields"]): string {
  const expected = fields.filter(({ isExpected }) => isExpected);
  const checks = fields.flatMap(({ wire, check }) =>
    check === null ? [] : [`${propertyKey(wire)}: ${check}`],
  );
  const required = expected.map(({ wire }) => stringLiteral(wire));
  if (required.length === 0) return grouped(`${head}({ `, checks, " })");
  const parts = [grouped("{ ", checks, " }"), grouped("[", required, "]")];
  return `${head}(\n${parts.map((part) => `  ${indented(part)},\n`).join("")})`;
}

/** Items between brackets, on one line if that is short, else on a line each. */
function grouped(open: string, items: readonly string[], close: string): string {
  const line = `${open}${items.join(", ")}${close}`.replace("{  }", "{}");
  if (line.length <= lineWidth - 20) return line;
  return `${open.trimEnd()}\n${items.map((item) => `  ${item},\n`).join("")}${close.trimStart()}`;
}

/** Text whose lines after the first are one step further in. */
export function indented(text: string): string {
  return text.replaceAll("\n", "\n  ");
}
