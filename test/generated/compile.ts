import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The strictest options that users of the package may have. */
const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  noEmit: true,
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles files as a user of the package would.
 * @param replaced texts that stand in for files, by absolute path; they need not exist
 * @returns what the compiler complains of
 */
export function compile(
  files: readonly string[],
  replaced: ReadonlyMap<string, string> = new Map(),
  paths: Record<string, string[]> = {},
): string[] {
  const options = { ...strictest, paths };
  const host = ts.createCompilerHost(options);
  // Parsing the library takes longer than all the rest, and it never changes.
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => replaced.has(file) || fileExists(file);
  host.readFile = (file) => replaced.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = replaced.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, language);
    const source = libraries.get(file) ?? getSourceFile(file, language, ...rest);
    if (file.includes("/node_modules/typescript/lib/")) libraries.set(file, source);
    return source;
  };
  const program = ts.createProgram([...files], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.slice(root.length)}:${line + 1}: ${text}`;
  });
}
