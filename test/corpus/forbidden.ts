import ts from "typescript";

/** What silences a tool, at the beginning of a line of a comment: elsewhere it is only text. */
const directive = /^[\s/*]*(@ts-(?:ignore|nocheck|expect-error)|eslint-disable)/m;

/** What must not be in a generated file: the type `any`, and comments that silence a tool. */
export function forbiddenIn(path: string, source: ts.SourceFile): string[] {
  const found: string[] = [];
  const lineOf = (at: number): number => source.getLineAndCharacterOfPosition(at).line + 1;
  // A syntax tree is walked only where there is something to be found.
  if (/\bany\b/.test(source.text)) {
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        found.push(`${path}:${lineOf(node.getStart(source))}: the type any`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  if (/@ts-|eslint-disable/.test(source.text)) {
    for (const { at, text } of commentsOf(source.text)) {
      const match = directive.exec(text);
      if (match !== null) found.push(`${path}:${lineOf(at)}: the comment ${match[1]}`);
    }
  }
  return found;
}

function* commentsOf(text: string): Generator<{ at: number; text: string }> {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, undefined, text);
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isComment =
      kind === ts.SyntaxKind.SingleLineCommentTrivia ||
      kind === ts.SyntaxKind.MultiLineCommentTrivia;
    if (isComment) yield { at: scanner.getTokenStart(), text: scanner.getTokenText() };
  }
}
