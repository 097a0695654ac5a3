import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Printed } from "./printed.js";

/** Where the files of a package seem to be: in the repository, so that they find its packages. */
const folder = posix.join(fileURLToPath(new URL("../../", import.meta.url)), "in-memory");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  noEmit: true,
};

// Libraries are the same for every program, and parsing them takes the most of the time.
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles the TypeScript of a package in memory, as strictly as its users may.
 * @returns what the compiler complains of, as `path:line: message`
 */
export function compiled(files: Printed): string[] {
  const own = new Map(
    [...files]
      .filter(([path]) => /\.ts$/.test(path) || path === "package.json")
      .map(([path, text]) => [posix.join(folder, path), text]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, language, ...rest) => {
    const text = own.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    if (!libraries.has(path)) libraries.set(path, getSourceFile(path, language, ...rest));
    return libraries.get(path);
  };
  const roots = [...own.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(roots, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${posix.relative(folder, file.fileName)}:${line + 1}: ${text}`;
  });
}
