import { docText } from "../../escape/comment.js";
import type { DocView } from "../../plan/view.js";

/** How wide the text of a comment may be before it is wrapped. */
const width = 92;

/** A doc comment, or none where there is nothing to say. `more` are lines such as tags. */
export function docs(doc: DocView, more: readonly string[] = []): string[] {
  const text = [doc.summary, doc.text]
    .flatMap((part) => (part === null ? [] : [docText(part)]))
    .filter((part) => part !== "");
  const tags = [
    ...(doc.fallback === null ? [] : [`@defaultValue ${inlineCode(doc.fallback)}`]),
    ...(doc.example === null ? [] : [`@example ${inlineCode(doc.example)}`]),
    ...(doc.link === null ? [] : [`@see ${docText(doc.link)}`]),
    ...more,
    ...(doc.deprecated ? ["@deprecated"] : []),
  ];
  return comment([...text, ...(tags.length > 0 ? [tags.join("\n")] : [])].join("\n\n"));
}

/**
 * A doc comment of text that has passed the gate, as ts-morph takes it: on lines of its own if it begins
 * with a line feed.
 */
export function comment(text: string): string[] {
  if (text === "") return [];
  const wrapped = text.split("\n").flatMap(wrap).join("\n");
  return [wrapped.includes("\n") || wrapped.length > width ? `\n${wrapped}` : wrapped];
}

/** A doc comment as lines of code, for statements that are written out. */
export function docLines(doc: DocView): string {
  const [made] = docs(doc);
  if (made === undefined) return "";
  const text = made.trim();
  if (!text.includes("\n")) return `/** ${text} */\n`;
  const lines = text.split("\n").map((line) => ` * ${line}`.trimEnd());
  return `/**\n${lines.join("\n")}\n */\n`;
}

function inlineCode(value: unknown): string {
  const text = docText(JSON.stringify(value)).replaceAll("`", "'");
  return `\`${text.length > width ? `${text.slice(0, width)}…` : text}\``;
}

/** Breaks a line of prose between words; what is laid out on purpose (lists, code, tables) stays. */
function wrap(line: string): string[] {
  if (line.length <= width || /^(\s{2,}|\||```|@)/.test(line)) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    // A line must not begin with what Markdown or TSDoc would read as the start of something else.
    const isMark = /^([-*+>#|@]|\d+[.)]$)/.test(word);
    if (current !== "" && current.length + 1 + word.length > width && !isMark) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
