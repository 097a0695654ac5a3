import { escapeUnseenLines } from "../escape/control.js";
import type { File } from "../render/renderer.js";

/** A file of JSON. What it is made of is large enough that its text is not held as a whole. */
export function jsonFile(path: string, value: object): File {
  return {
    path,
    get text() {
      return [...jsonParts(value)].join("");
    },
    parts: () => jsonParts(value),
  };
}

/** The text that `JSON.stringify(value, null, 2)` gives, item by item of the lists at the top. */
function* jsonParts(value: object): Generator<string> {
  let before = "{\n";
  for (const [name, held] of Object.entries(value) as [string, unknown][]) {
    if (held === undefined) continue;
    const head = `${before}  ${JSON.stringify(name)}: `;
    before = ",\n";
    if (!Array.isArray(held) || held.length === 0)
      yield escapeUnseenLines(head + indented(held, 1));
    else {
      let open = `${head}[\n`;
      for (const item of held as unknown[]) {
        yield escapeUnseenLines(`${open}    ${indented(item, 2)}`);
        open = ",\n";
      }
      yield "\n  ]";
    }
  }
  yield before === "{\n" ? "{}\n" : "\n}\n";
}

/** A value as it stands at a depth, without the indentation of its first line. */
function indented(value: unknown, depth: number): string {
  // Lists around it give it its indentation: `[`, a line feed and two spaces for each level.
  const nested = Array.from({ length: depth }).reduce<unknown>((inner) => [inner], value);
  const around = Array.from({ length: depth }, (_, level) => 2 + 2 * (level + 1));
  const ends = Array.from({ length: depth }, (_, level) => 2 + 2 * level);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const text = JSON.stringify(nested, null, 2);
  return text.slice(sum(around), text.length - sum(ends));
}
