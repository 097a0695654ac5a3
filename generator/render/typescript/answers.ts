import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { GroupView, OperationView } from "../../plan/view.js";
import { lineWidth, printFile } from "./file.js";
import { bracketed } from "./list.js";

type Answers = NonNullable<OperationView["answers"]>;

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
      ...tables.map(table),
    ],
  );
}

function table({ name, member, field, values }: Answers & Pick<OperationView, "name" | "member">) {
  const types = values.map(({ value }) => stringLiteral(value));
  const head = (union: string): string => `export const ${name}: Answers<${union}> = {`;
  const line = head(types.join(" | ") || "never");
  return `/** What to answer after \`${member}\`, by the \`${field}\` of its response. */
${line.length <= lineWidth ? line : head(`\n  ${types.map((type) => `| ${type}`).join("\n  ")}\n`)}
${values.map(answer).join("")}};`;
}

function answer({ value, status, headers, body }: Answers["values"][number]): string {
  const named = headers.map(
    (header) => `${propertyKey(header.name)}: ${stringLiteral(header.value)}`,
  );
  const members = [
    `status: ${status},`,
    named.length === 0 ? "headers: {}," : bracketed("headers: ", "{}", named, "    ", ","),
    ...(body === null ? [] : [`body: ${stringLiteral(body)},`]),
  ];
  const lines = members.map((member) => `    ${member}\n`).join("");
  return `  ${propertyKey(value)}: {\n${lines}  },\n`;
}
