import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { Lexer, type Token } from "marked";
import ts from "typescript";
import { parseDocument } from "yaml";

/** The identifier by which the payloads of hostile documents are known when they have become code. */
export const payload = "__pwned";

/** Paths of the files below a folder with their bytes, in order. Links are not followed. */
export function filesBelow(folder: string, prefix = ""): Map<string, Buffer> {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  const found = entries.flatMap((entry): [string, Buffer][] => {
    const path = posix.join(prefix, entry.name);
    if (entry.isDirectory()) return [...filesBelow(folder, path)];
    return [[path, entry.isFile() ? readFileSync(join(folder, path)) : Buffer.from("a link")]];
  });
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with one file of the output, by what its name says that it is. */
export function faultsIn(path: string, text: string): string[] {
  const faults = checks.find(([name]) => name.test(path))?.[1](path, text) ?? [];
  return faults.map((fault) => `${path}: ${fault}`);
}

const checks: readonly (readonly [RegExp, (path: string, text: string) => string[]])[] = [
  [/\.[cm]?[jt]s$/, codeFaults],
  [/\.json$/, jsonFaults],
  [/\.ya?ml$/, yamlFaults],
  [/\.md$/, pageFaults],
];

/** Syntax errors, the payload as an identifier, and comments that speak to the compiler. */
export function codeFaults(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found = [...syntaxErrors(file)];
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
    if (isName && node.text === payload) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`line ${line + 1}: the payload is code`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (file.referencedFiles.length > 0 || file.typeReferenceDirectives.length > 0)
    found.push("a reference to another file");
  if (directives(file) > 0) found.push("a comment that silences the compiler");
  return found;
}

/** What the parser complains of in a file. */
function syntaxErrors(file: ts.SourceFile): string[] {
  if (!("parseDiagnostics" in file) || !Array.isArray(file.parseDiagnostics)) return [];
  const diagnostics: readonly ts.Diagnostic[] = file.parseDiagnostics;
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** How many comments of a file the compiler obeys. */
function directives(file: ts.SourceFile): number {
  const ignored =
    "commentDirectives" in file && Array.isArray(file.commentDirectives)
      ? file.commentDirectives.length
      : 0;
  const isUnchecked = "checkJsDirective" in file && file.checkJsDirective !== undefined;
  return ignored + (isUnchecked ? 1 : 0);
}

function jsonFaults(_: string, text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`is no JSON: ${String(error)}`];
  }
}

function yamlFaults(_: string, text: string): string[] {
  return parseDocument(text).errors.map(({ message }) => message);
}

/** Raw HTML, and links that run something. */
export function pageFaults(_: string, text: string): string[] {
  const found = new Set<string>();
  const visit = (token: Token): void => {
    if (token.type === "html") found.add(`raw HTML: ${excerpt(token.raw)}`);
    if ("href" in token && /^\s*(javascript|data|vbscript|file):/i.test(String(token.href)))
      found.add(`a link to ${excerpt(String(token.href))}`);
    for (const inner of tokensIn(token)) visit(inner);
  };
  const tokens = Lexer.lex(text);
  for (const token of tokens) visit(token);
  for (const { href } of Object.values(tokens.links))
    if (/^\s*(javascript|data|vbscript|file):/i.test(String(href)))
      found.add(`a link to ${excerpt(String(href))}`);
  return [...found];
}

/** The tokens inside of a token, wherever the parser keeps them. */
export function tokensIn(token: Token): Token[] {
  const below: Token[] = "tokens" in token && Array.isArray(token.tokens) ? token.tokens : [];
  const items: Token[] = token.type === "list" ? token.items : [];
  const cells: { tokens: Token[] }[] =
    token.type === "table" ? [...token.header, ...token.rows.flat()] : [];
  return [...below, ...items, ...cells.flatMap(({ tokens }) => tokens)];
}

function excerpt(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
