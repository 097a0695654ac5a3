import type { Unit } from "../../plan/view.js";
import type { Import } from "./file.js";
import { namesIn } from "./names.js";

/** The door of the runtime that generated code goes through, seen from a file. */
export function runtimeModule({ root }: Pick<Unit, "root">): string {
  return `${root === "." ? "./" : `${root}/`}runtime/codegen`;
}

/** What looks at values in the runtime: the other door for generated code. */
export function checksModule({ root }: Pick<Unit, "root">): string {
  return `${root === "." ? "./" : `${root}/`}runtime/checks`;
}

/** A module of the sources, seen from a file. */
export function sourceModule({ root }: Pick<Unit, "root">, path: string): string {
  return `${root === "." ? "." : root}/${path}`;
}

/** Imports of the types of the runtime that printed types mention. */
export function runtimeTypes(unit: Pick<Unit, "root">, text: string): Import[] {
  const mentioned = namesIn(text);
  const names = ["Int64", "WithRequired"].filter((name) => mentioned.has(name));
  return names.length === 0 ? [] : [{ module: runtimeModule(unit), names, isType: true }];
}
