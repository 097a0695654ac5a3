import { Lexer, type Token } from "marked";
import { normalizeLines, visible } from "./control.js";
import { fenceAfter } from "./fence.js";

/**
 * The gate into Markdown of ours for text that is Markdown itself (descriptions): raw HTML and MDX
 * expressions become text, links go only to http, https, mailto or an anchor, headings cannot leave
 * their section, and an open code fence is closed. What a parser still finds HTML or another link in
 * becomes plain text as a whole.
 */
export function markdownBlock(text: string): string {
  const plain = visible(normalizeLines(text), { keepLines: true });
  const gated = gate(plain);
  const isSafe = !mayHoldMore.test(gated) || Lexer.lex(gated).every(isInert);
  return isSafe ? gated : plain.split("\n").map(plainLine).join("\n").trim();
}

/** Without these nothing is left that a parser could find: most text needs no second look. */
const mayHoldMore = /[<\]]/;

function gate(text: string): string {
  let fence: string | null = null;
  const out = text.split("\n").map((line) => {
    const before = fence;
    fence = fenceAfter(line, before);
    if (before !== null || fence !== null) return line;
    return inert(line)
      .replace(/^ {0,3}(#{1,6})(?=\s|$)/, "\\$1")
      .replace(/^( {0,3})([-=]+)\s*$/, "$1\\$2");
  });
  if (fence !== null) out.push(fence);
  return out.join("\n").trim();
}

function isInert(token: Token): boolean {
  if (token.type === "html") return false;
  if ((token.type === "link" || token.type === "def") && !isHarmless(token.href)) return false;
  return childrenOf(token).every(isInert);
}

/** The tokens inside of a token, wherever the parser keeps them. */
function childrenOf(token: Token): Token[] {
  const below: Token[] = "tokens" in token && Array.isArray(token.tokens) ? token.tokens : [];
  const items: Token[] = token.type === "list" ? token.items : [];
  const cells: { tokens: Token[] }[] =
    token.type === "table" ? [...token.header, ...token.rows.flat()] : [];
  return [...below, ...items, ...cells.flatMap(({ tokens }) => tokens)];
}

function isHarmless(url: string): boolean {
  return /^(https?:|mailto:|#)/i.test(url);
}

function plainLine(line: string): string {
  return line
    .replace(special, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/^(\s*)([-=+])/, "$1\\$2");
}

/** The gate into a cell of a table: Markdown on one line, whose bars end no cell. */
export function markdownCell(text: string): string {
  const line = normalizeLines(text).replace(/\s+/g, " ").trim();
  const isFence = /^(`{3,}|~{3,})/.test(line);
  return withoutBars(isFence ? markdownInline(line) : markdownBlock(line));
}

/** Bars that end no cell. */
function withoutBars(text: string): string {
  return text.replace(/(?<!\\)(\\*)\|/g, (whole, slashes: string) =>
    slashes.length % 2 === 1 ? whole : `${slashes}\\|`,
  );
}

/** The gate into one line of running Markdown (a title, a table cell), as plain text. */
export function markdownInline(text: string): string {
  return (
    visible(normalizeLines(text).replace(/\s+/g, " ").trim())
      .replace(special, "\\$&")
      // Some readers take this for the end of a link in whose text it is.
      .replaceAll("](", "]\\(")
      .replace(/&/g, "&amp;")
  );
}

/** The gate into a Markdown code span: the fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const plain = visible(normalizeLines(text).replace(/\s+/g, " "));
  const runs = plain.match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** The gate into a code span in a cell of a table, whose bars end no cell. */
export function markdownCodeCell(text: string): string {
  return withoutBars(markdownCode(text));
}

const special = /[\\`*_{}[\]<>#|!~]/g;

// Code spans show their text as it is, so only what stands outside of them is made inert.
function inert(line: string): string {
  return line
    .split(/((?<!`)`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? part : inertProse(part)))
    .join("");
}

function inertProse(text: string): string {
  return text
    .replace(/(?<!\\)(\\*)([<{}])/g, (whole, slashes: string, character: string) =>
      slashes.length % 2 === 1 ? whole : `${slashes}\\${character}`,
    )
    .replace(/(\]\(\s*|\]:\s*)([^\s)]+)/g, (whole, open: string, url: string) =>
      isHarmless(url) ? whole : `${open}#`,
    );
}
