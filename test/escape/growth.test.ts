import { describe, expect, it } from "vitest";
import { docText } from "../../generator/escape/comment.js";
import { normalizeLines, visible } from "../../generator/escape/control.js";
import { propertyKey } from "../../generator/escape/key.js";
import { stringLiteral } from "../../generator/escape/literal.js";
import {
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownInline,
} from "../../generator/escape/markdown.js";
import { wordsOf } from "../../generator/ir/words.js";

const gates: Readonly<Record<string, (text: string) => unknown>> = {
  docText,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownInline,
  normalizeLines,
  propertyKey,
  stringLiteral,
  visible,
  wordsOf,
};

const pieces = [
  ...["a", "A", "1", "Aa", " ", "\\", "`", "|", "\\|", "[", "](", "]: ", "<", "{", "*", "_", "~"],
  ...["#", "-", "=", "/", "*/", "@", " @", "\n", "\r\n", "\u2028", "\0", "\u0301", "- ", "``\n"],
];

/** Time of the processor in milliseconds, the best of some runs: nothing else that runs counts. */
function cost(gate: (text: string) => unknown, text: string): number {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    gate(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

describe("the cost of a long text", () => {
  it.each(Object.entries(gates))("grows no faster than it in %s", (_, gate) => {
    const steep = pieces.filter((piece) => {
      const text = (length: number): string => `a ${piece.repeat(length / piece.length)}x`;
      const short = cost(gate, text(5_000));
      const long = cost(gate, text(80_000));
      // Sixteen times as long: a cost that grows with the square is 256 times as high.
      return long > 25 && long > 64 * Math.max(short, 0.1);
    });
    expect(steep).toEqual([]);
  });
});
