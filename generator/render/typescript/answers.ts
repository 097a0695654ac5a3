import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { GroupView, OperationView } from "../../plan/view.js";
import { lineWidth, printFile } from "./file.js";
import { bracketed } from "./list.js";

type Answers = NonNullable<OperationView["answers"]>;
type Answer = Answers["values"][number];
type Table = Answers & Pick<OperationView, "name" | "member">;

/** `src/answers/*.ts`: what to answer to a client of one's own, as the document's tables say it. */
export function answers(view: GroupView): string {
  const tables = view.answers.flatMap(({ name, member, answers }) =>
    answers === null ? [] : [{ name, member, ...answers }],
  );
  const bodies = tables.flatMap(({ values }) => values.flatMap(({ body }) => body ?? []));
  const body = [...new Set(bodies)].map(stringLiteral).join(" | ") || "never";
  return printFile(
    [],
    [
      `/** An HTTP answer. \`body\` is the field of the response that is its body, if it has one. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ${body};
}`,
      `/** An answer for each of some values. */
export type Answers<Value extends string> = Readonly<Record<Value, Answer>>;`,
      ...shared(tables).map(
        (answer) => `const ${answer.value}: Answer = ${answerText(answer, "")};`,
      ),
      ...tables.map((table) => tableText(table, shared(tables))),
    ],
  );
}

/** Answers that are the same in several tables, where their values can be names. */
function shared(tables: readonly Answers[]): Answer[] {
  const all = tables.flatMap(({ values }) => values);
  const isShared = (answer: Answer): boolean =>
    /^[A-Z][A-Z0-9_]+$/.test(answer.value) &&
    all.every((other) => other.value !== answer.value || isSame(other, answer));
  const values = all.map(({ value }) => value);
  return all.filter(
    (answer, index) =>
      values.indexOf(answer.value) === index &&
      values.lastIndexOf(answer.value) !== index &&
      isShared(answer),
  );
}

/** Whether two answers are the same but for what is said of them. */
function isSame(one: Answer, other: Answer): boolean {
  return answerText(one, "") === answerText(other, "");
}

function tableText({ name, member, field, values }: Table, once: readonly Answer[]): string {
  const types = values.map(({ value }) => stringLiteral(value));
  const head = (union: string): string => `export const ${name}: Answers<${union}> = {`;
  const line = head(types.join(" | ") || "never");
  return `/** What to answer after \`${member}\`, by the \`${field}\` of its response. */
${line.length <= lineWidth ? line : head(`\n  ${types.map((type) => `| ${type}`).join("\n  ")}\n`)}
${values.map((answer) => entry(answer, once)).join("")}};`;
}

function entry(answer: Answer, once: readonly Answer[]): string {
  const { value } = answer;
  if (once.some((other) => other.value === value)) return `  ${value},\n`;
  return `  ${propertyKey(value)}: ${answerText(answer, "  ")},\n`;
}

function answerText({ status, headers, body }: Answer, indent: string): string {
  const named = headers.map(
    (header) => `${propertyKey(header.name)}: ${stringLiteral(header.value)}`,
  );
  const inner = `${indent}  `;
  const members = [
    `status: ${status},`,
    named.length === 0 ? "headers: {}," : bracketed("headers: ", "{}", named, inner, ","),
    ...(body === null ? [] : [`body: ${stringLiteral(body)},`]),
  ];
  return `{\n${members.map((member) => `${inner}${member}\n`).join("")}${indent}}`;
}
