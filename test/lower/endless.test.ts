import { describe, expect, it } from "vitest";
import { lowered, withSchemas } from "./lowered.js";

/** What is said of schemas that are each the next one or `null`; the last one is the first. */
function saidOf(count: number): string[] {
  const schemas = Array.from({ length: count }, (_, index) => {
    const next = `#/components/schemas/S${(index + 1) % count}`;
    return `S${index}: { anyOf: [{ $ref: "${next}" }, { type: "null" }] }`;
  });
  const { problems } = lowered(withSchemas(schemas.join("\n")));
  return problems.all.map(({ code, message }) => `${code} ${message.replace(/.*: /, "")}`);
}

describe("schemas that are made of themselves without end", () => {
  it("are told with the way from one to the other", () => {
    expect(saidOf(3)).toEqual(["endless-type S2 → S0 → S1 → S2"]);
  });

  it("are told as far as people read, however long the way is", () => {
    const names = Array.from({ length: 19 }, (_, index) => `S${index}`).join(" → ");
    expect(saidOf(5_000)).toEqual([`endless-type S4999 → ${names} → … → S4999`]);
  });
});
