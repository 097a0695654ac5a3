import { Lexer, type Token, type Tokens } from "marked";
import { codeShape } from "./code.js";

/**
 * The shape of a page of Markdown: its blocks, in order. What the text of a document is put into as
 * Markdown may bring blocks of its own.
 */
export function pageShape(text: string): string[] {
  return Lexer.lex(text).flatMap(block);
}

function block(token: Token): string[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return [`heading ${(token as Tokens.Heading).depth} ${inline(token)}`];
    case "code":
      return [code(token as Tokens.Code)];
    case "table":
      return [table(token as Tokens.Table)];
    case "list":
      return [
        `list ${(token as Tokens.List).items.map(({ tokens }) => tokens.flatMap(block).join(", ")).join("; ")}`,
      ];
    default:
      return [`${token.type} ${inline(token)}`];
  }
}

function code({ lang, text }: Tokens.Code): string {
  return `code ${lang ?? ""} ${lang === "ts" ? codeShape(text) : ""}`;
}

function table({ header, rows }: Tokens.Table): string {
  const title = header.map(({ text }) => text).join(" | ");
  return `table ${title}: ${rows.map((row) => row.length).join(" ")}`;
}

/** The kinds inside of a line; pieces of text are one text. */
function inline(token: Token): string {
  const below = "tokens" in token && Array.isArray(token.tokens) ? token.tokens : [];
  const kinds = below.map(({ type }) => (type === "escape" || type === "br" ? "text" : type));
  return kinds.filter((kind, index) => kind !== "text" || kinds[index - 1] !== "text").join("+");
}
