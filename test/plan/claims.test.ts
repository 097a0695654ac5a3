import { describe, expect, it } from "vitest";
import { Claims } from "../../generator/plan/claims.js";

describe("claims", () => {
  it("give each of very many owners of one name a name of its own", () => {
    const claims = new Claims();
    const ids = Array.from({ length: 20_000 }, (_, index) => `#/components/schemas/${index}`);
    const names = ids.map((id) => claims.claim(["Pet"], id));
    // So many digests cannot all differ in their first six digits.
    expect(new Set(names).size).toBe(names.length);
    expect(names.some((name) => name.length > "Pet".length + 6)).toBe(true);
  });
});
