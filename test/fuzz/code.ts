import ts from "typescript";

/**
 * The shape of a piece of TypeScript: the kinds of its syntax tree, without what names, literals and
 * comments say. Where the order depends on how things are called, it does not count.
 */
export function codeShape(text: string): string {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ESNext, true);
  return file.statements.map(shape).toSorted().join("\n");
}

/** Lists that are sorted by names, or whose order JavaScript changes for names like numbers. */
const unordered: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.TypeLiteral,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.NamedImports,
  ts.SyntaxKind.NamedExports,
]);

function shape(node: ts.Node): string {
  // `x` and `y as x` differ in names alone.
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) return "specifier";
  if (isName(node)) return "name";
  if (ts.isStringLiteralLike(node)) return "text";
  if (ts.isNumericLiteral(node)) return "number";
  const below: string[] = [];
  // Unlike `getChildren` this leaves comments out.
  ts.forEachChild(node, (child) => {
    below.push(shape(child));
  });
  if (unordered.has(node.kind)) below.sort();
  const kind = ts.SyntaxKind[node.kind];
  return below.length === 0 ? kind : `${kind}(${below.join(" ")})`;
}

/** Identifiers, and the other ways to write the name of a member. */
function isName(node: ts.Node): boolean {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return true;
  if (isMemberName(node)) return true;
  if (ts.isComputedPropertyName(node)) return ts.isStringLiteral(node.expression);
  return false;
}

function isMemberName(node: ts.Node): boolean {
  if (!ts.isStringLiteral(node) && !ts.isNumericLiteral(node)) return false;
  const { parent } = node;
  return "name" in parent && parent.name === node;
}
