import { posix } from "node:path";
import type { ImportView } from "./view.js";

/** A file that others can import: where it is, and what it defines. */
export interface Importable {
  readonly path: string;
  readonly name: string;
}

/** Relative path between two output files, without extension, as import statements want it. */
export function moduleBetween(from: string, to: string): string {
  const relative = posix.relative(
    posix.dirname(from),
    to.slice(0, to.length - posix.extname(to).length),
  );
  return relative.startsWith(".") ? relative : `./${relative}`;
}

/** The steps from the folder of the sources to a file, without extension. */
function stepsTo(path: string): string[] {
  const whole = path.slice(0, path.length - posix.extname(path).length).split("/");
  return whole.length > 1 ? whole.slice(1) : whole;
}

/** Relative path from a file to the folder of the sources (the first folder of its path). */
export function rootFrom(path: string): string {
  const folder = posix.dirname(path);
  const [source = "."] = folder.split("/");
  return posix.relative(folder, source) || ".";
}

/** The imports of a file that uses these, without itself, in order of their modules. */
export function importsOf(
  path: string,
  uses: Iterable<string>,
  places: ReadonlyMap<string, Importable>,
): ImportView[] {
  const imports = [...new Set(uses)].flatMap((id) => {
    const place = places.get(id);
    return place === undefined || place.path === path
      ? []
      : [
          {
            name: place.name,
            module: moduleBetween(path, place.path),
            steps: stepsTo(place.path),
          },
        ];
  });
  return imports.toSorted((a, b) => (a.module < b.module ? -1 : 1));
}
