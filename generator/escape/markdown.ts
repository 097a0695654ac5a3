import { normalizeLines, visible } from "./control.js";

/**
 * The gate into Markdown of ours for text that is Markdown itself (descriptions): raw HTML, comments
 * and MDX expressions become text, links go only to http, https, mailto or an anchor, headings
 * cannot leave their section, and an open code fence is closed.
 */
export function markdownBlock(text: string): string {
  const lines = visible(normalizeLines(text), { keepLines: true }).split("\n");
  let fence: string | null = null;
  const out = lines.map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length) fence = null;
      return line;
    }
    if (mark !== undefined) {
      fence = mark;
      return line;
    }
    return inert(line)
      .replace(/^ {0,3}(#{1,6})(?=\s|$)/, "\\$1")
      .replace(/^( {0,3})(-{3,}|={3,})\s*$/, "$1\\$2");
  });
  if (fence !== null) out.push(fence);
  return out.join("\n").trim();
}

/** The gate into one line of running Markdown (a title, a table cell), as plain text. */
export function markdownInline(text: string): string {
  return visible(normalizeLines(text).replace(/\s+/g, " ").trim())
    .replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&")
    .replace(/&/g, "&amp;");
}

/** The gate into a Markdown code span: the fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const plain = visible(normalizeLines(text).replace(/\s+/g, " "));
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${fence}${pad}${plain}${pad}${fence}`;
}

// Code spans show their text as it is, so only what stands outside them is made inert.
function inert(line: string): string {
  return line
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? part : inertProse(part)))
    .join("");
}

function inertProse(text: string): string {
  return text
    .replace(/[<{}]/g, (character) => `\\${character}`)
    .replace(/(\]\(\s*|\]:\s*)([^\s)]+)/g, (whole, open: string, url: string) =>
      /^(https?:|mailto:|#)/i.test(url) ? whole : `${open}#`,
    );
}
