import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The root of the repository. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** A source file of the repository. */
export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The files that it imports, from the root; packages are left out. */
  readonly imports: readonly string[];
  /** The packages that it imports. */
  readonly packages: readonly string[];
}

/** Every TypeScript file below a folder. */
export function sourcesIn(folder: string): Source[] {
  return filesIn(folder, /\.ts$/).map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const modules = ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => fileName);
    const isRelative = (module: string): boolean => module.startsWith(".");
    return {
      path,
      text,
      imports: modules
        .filter(isRelative)
        .map((module) => posix.join(posix.dirname(path), module).replace(/\.js$/, ".ts")),
      packages: modules.filter((module) => !isRelative(module)),
    };
  });
}

/** Paths below a folder, from the root, whose names match; packages and builds are left out. */
export function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory())
      return /^(node_modules|dist|\.git)$/.test(entry.name) ? [] : filesIn(path, name);
    return name.test(entry.name) ? [path] : [];
  });
}

/** The code of a file without its comments, token by token. */
export function withoutComments({ path, text }: Source): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file);
    if (children.length === 0) tokens.push(node.getText(file));
    for (const child of children) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(file);
  return tokens.join(" ");
}
