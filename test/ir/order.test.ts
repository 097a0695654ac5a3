import { describe, expect, it } from "vitest";
import { inOrder } from "../../generator/ir/order.js";

/** The order of what leads to what, and the circles in it. */
function ordered(next: Readonly<Record<string, readonly string[]>>): [string[], string[]] {
  const circles: string[] = [];
  const order = inOrder(
    Object.keys(next),
    (id) => next[id] ?? [],
    (circle) => {
      circles.push(circle.join(""));
    },
  );
  return [order, circles];
}

describe("the order of what leads to one another", () => {
  it("is each thing once, after what it leads to", () => {
    expect(ordered({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] })).toEqual([
      ["d", "b", "c", "a"],
      [],
    ]);
  });

  it("tells each circle", () => {
    expect(ordered({ a: ["b"], b: ["c", "b"], c: ["b", "a"] })).toEqual([
      ["c", "b", "a"],
      ["bc", "abc", "b"],
    ]);
  });

  it("takes no stack, however long the way is", () => {
    const count = 100_000;
    const next = (id: string): string[] => (Number(id) < count ? [String(Number(id) + 1)] : []);
    const order = inOrder(["0"], next);
    expect([order.length, order[0], order.at(-1)]).toEqual([count + 1, String(count), "0"]);
  });
});
