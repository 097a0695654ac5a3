import { docText } from "../../escape/comment.js";
import { fenceAfter } from "../../escape/fence.js";
import type { Doc } from "../../plan/view.js";

/** How wide the text of a comment may be before it is wrapped. */
const width = 92;

/**
 * A doc comment as lines of code, or nothing where there is nothing to say. `more` are lines such as
 * tags. It goes before what it is about: the printer of ts-morph for comments writes each line in parts.
 */
export function docs(doc: Doc, more: readonly string[] = []): string {
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

/** A doc comment of text that has passed the gate. */
export function comment(text: string): string {
  if (text === "") return "";
  let fence: string | null = null;
  const lines = text.split("\n").flatMap((line) => {
    const before = fence;
    fence = fenceAfter(line, before);
    return before === null && fence === null ? wrap(line) : [line];
  });
  const [first = ""] = lines;
  if (lines.length === 1 && first.length <= width) return `/** ${first} */\n`;
  return `/**\n${lines.map((line) => (line === "" ? " *\n" : ` * ${line}\n`)).join("")} */\n`;
}

function inlineCode(value: unknown): string {
  const text = docText(JSON.stringify(value)).replaceAll("`", "'");
  // No half of a character stands before the dots.
  const start = text.slice(0, width).replace(/[\uD800-\uDBFF]$/, "");
  return `\`${text.length > width ? `${start}…` : text}\``;
}

/** Breaks a line of prose between words; what is laid out on purpose (code, tables, tags) stays. */
function wrap(line: string): string[] {
  if (line.length <= width || /^(\s{2,}|\||@)/.test(line)) return [line];
  // What goes on in an item of a list stands below its text.
  const [item = ""] = /^(?:[-*+]|\d+[.)]) {1,4}/.exec(line) ?? [];
  const indent = " ".repeat(item.length);
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    // A line must not begin with what Markdown or TSDoc would read as the start of something else.
    const isMark = /^([-*+>#|@]|\d+[.)]$)/.test(word);
    if (current !== "" && current.length + 1 + word.length > width && !isMark) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
