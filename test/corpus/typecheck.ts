import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A program of a package that is in memory. */
export interface Checked {
  /** What the compiler says of one of its files. */
  readonly diagnosticsOf: (path: string) => readonly ts.Diagnostic[];
  /** The syntax tree of one of its files. */
  readonly sourceOf: (path: string) => ts.SourceFile;
}

/** Where the files of a package seem to be: in the repository, so that they find its packages. */
const folder = posix.join(fileURLToPath(new URL("../../", import.meta.url)), "in-memory");

/**
 * Files that are the same in every package: libraries, packages, the runtime. Parsing and binding
 * them takes most of the time of a small document.
 */
const shared = new Map<string, { readonly text: string | null; readonly source: ts.SourceFile }>();

/**
 * Makes ready to check the TypeScript of a package, under the options of its own `tsconfig.json`.
 * @param files texts by their paths in the package
 */
export function typeCheck(files: ReadonlyMap<string, string>): Checked {
  const options = optionsOf(files.get("tsconfig.json") ?? "{}");
  const host = hostOf(files, options);
  const roots = [...files.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(
    roots.map((path) => posix.join(folder, path)),
    options,
    host,
  );
  const sourceOf = (path: string): ts.SourceFile => {
    const source = program.getSourceFile(posix.join(folder, path));
    if (source === undefined) throw new Error(`there is no ${path}`);
    return source;
  };
  return {
    sourceOf,
    diagnosticsOf: (path) => {
      const source = sourceOf(path);
      const found = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      // What is not built declares nothing.
      const isBuilt = path.startsWith("src/") && path !== "src/schema.ts";
      return found.length === 0 && isBuilt ? program.getDeclarationDiagnostics(source) : found;
    },
  };
}

/** A diagnostic as `path:line: message`. */
export function printDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${posix.relative(folder, file.fileName)}:${line + 1}: ${text}`;
}

function optionsOf(tsconfig: string): ts.CompilerOptions {
  const { config } = ts.parseConfigFileTextToJson("tsconfig.json", tsconfig) as {
    config?: { compilerOptions?: object };
  };
  const { options, errors } = ts.convertCompilerOptionsFromJson(config?.compilerOptions, folder);
  const [first] = errors;
  if (first !== undefined) throw new Error(printDiagnostic(first));
  const { rootDir: _, outDir: __, ...rest } = options;
  return { ...rest, noEmit: true };
}

function hostOf(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  const own = new Map([...files].map(([path, text]) => [posix.join(folder, path), text]));
  const cache = ts.createModuleResolutionCache(folder, (path) => path, options);
  host.fileExists = (path) => own.has(path) || (!path.startsWith(folder) && fileExists(path));
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, language, ...rest) => {
    const text = own.get(path) ?? null;
    const known = shared.get(path);
    if (known !== undefined && known.text === text) return known.source;
    const source =
      text === null
        ? getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, text, language);
    const isShared = text === null || path.startsWith(`${folder}/src/runtime/`);
    if (source !== undefined && isShared) shared.set(path, { text, source });
    return source;
  };
  // Most imports are of files beside: no need to look for them on the disk.
  host.resolveModuleNameLiterals = (names, containing, redirected, _, source) =>
    names.map((name) => {
      const path = posix.join(posix.dirname(containing), name.text).replace(/\.js$/, ".ts");
      if (name.text.startsWith(".") && own.has(path))
        return {
          resolvedModule: {
            resolvedFileName: path,
            extension: ts.Extension.Ts,
            isExternalLibraryImport: false,
          },
        };
      const mode = ts.getModeForUsageLocation(source, name, options);
      return ts.resolveModuleName(name.text, containing, options, host, cache, redirected, mode);
    });
  return host;
}
