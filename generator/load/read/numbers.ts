import type { Problems } from "../../problem/problem.js";
import type { Json, JsonObject } from "../json.js";
import type { Origins } from "../origins.js";

/** Values that become types: they have to be right. */
const types = ["enum", "const"] as const;

/** Values that are only told to people; a default is applied by the server alone. */
const prose = ["default", "example", "examples", "value"] as const;

/** An integer that is too large for a JSON number, and where it stands. */
interface Rounded {
  readonly owner: object;
  readonly step: string;
  readonly written: string;
}

/** Whether a text may hold integers that reading rounds; most do not, and need no search. */
export function mayRound(text: string): boolean {
  const integers = text.matchAll(/(?<![\w."'-])[-+]?\d{16,}(?![\w."'])/g);
  return [...integers].some(([written]) => written !== String(Number(written)));
}

/**
 * Finds integers that reading has rounded. As a value of an enum or constant that is an error. An
 * example or default is left out with a warning: other digits than written would mislead.
 */
export function checkNumbers(
  objects: Iterable<object>,
  origins: Origins,
  problems: Problems,
): void {
  for (const object of objects as Iterable<JsonObject>) {
    for (const name of types) {
      for (const { owner, step, written } of roundedIn(object, name, origins)) {
        problems.error(
          "rounded-number",
          `${written} has more digits than a JSON number keeps`,
          "Make it a string, or a number below 2^53.",
          origins.locate(owner, step),
        );
      }
    }
    for (const name of prose) {
      const [first] = roundedIn(object, name, origins);
      if (first === undefined) continue;
      problems.warning(
        "rounded-number",
        `${first.written} has more digits than a JSON number keeps; this \`${name}\` is left out`,
        "Make it a string, or a number below 2^53.",
        origins.locate(first.owner, first.step),
      );
      Reflect.deleteProperty(object, name);
    }
  }
}

function roundedIn(owner: JsonObject, name: string, origins: Origins): Rounded[] {
  if (!Object.hasOwn(owner, name)) return [];
  const value = owner[name] as Json;
  if (typeof value === "object" && value !== null)
    return Object.keys(value).flatMap((step) => roundedIn(value as JsonObject, step, origins));
  if (typeof value !== "number" || !Number.isInteger(value) || Number.isSafeInteger(value))
    return [];
  const written = origins.written(owner, name);
  // What is printed as it was written lost nothing that anyone would see.
  const isKept = written === undefined || !/^[-+]?\d+$/.test(written) || written === String(value);
  return isKept ? [] : [{ owner, step: name, written }];
}
