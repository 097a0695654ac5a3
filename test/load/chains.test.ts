import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { maxChain } from "../../generator/load/references.js";
import { Chains } from "../../generator/load/structure/chains.js";
import { generated } from "../render/printed.js";
import { loaded } from "./loaded.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A document with as many schemas, each made from the name of the next; the last is an object. */
function chainOf(count: number, link: (next: string, index: number) => JsonObject): string {
  const last = { type: "object", properties: { end: { type: "string" } } };
  const schemas = Array.from({ length: count }, (_, index) => [
    `S${index}`,
    index + 1 < count ? link(`S${index + 1}`, index) : last,
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Chain", version: "1" },
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  });
}

async function codesOf(document: string): Promise<string[]> {
  const { problems } = await generated(document);
  return problems.all.map(({ code, at }) => `${code} ${at?.pointer ?? "nowhere"}`);
}

describe("a chain of references", () => {
  it("may be as long as every stage follows it, and no longer", async () => {
    expect(await codesOf(chainOf(maxChain + 1, ref))).toEqual([]);
    expect(await codesOf(chainOf(maxChain + 2, ref))).toEqual([
      "too-deep /components/schemas/S0/$ref",
    ]);
  });

  it("is reported once, where what is too long of it begins", async () => {
    const found = await codesOf(chainOf(10_000, ref));
    expect(found).toEqual([`too-deep /components/schemas/S${9_999 - maxChain - 1}/$ref`]);
  });

  it("that ends nowhere is told from those that lead to it", () => {
    const schemas = { A: ref("B"), B: ref("C"), C: ref("B"), D: ref("E"), E: { type: "string" } };
    const chains = new Chains({ components: { schemas } });
    expect([schemas.A, schemas.C, schemas.D, schemas.E].map((one) => chains.length(one))).toEqual([
      Infinity,
      Infinity,
      1,
      0,
    ]);
  });
});

describe("a chain of allOf", () => {
  const extending = (next: string, index: number): JsonObject => ({
    allOf: [ref(next)],
    properties: { [`p${index}`]: { type: "string" } },
  });

  it("may be as deep as every stage goes, and no deeper", async () => {
    expect(await codesOf(chainOf(maxChain + 1, extending))).toEqual([]);
    expect(await codesOf(chainOf(5_000, extending))).toEqual([
      `too-deep /components/schemas/S${4_999 - maxChain - 1}`,
    ]);
  });

  it("may have any number of members", () => {
    const allOf = Array.from({ length: 150_000 }, () => ({}));
    const { problems } = loaded(chainOf(2, () => ({ allOf })));
    expect(problems.all).toEqual([]);
  });

  it("costs no more where each schema extends the next twice, or by two ways", async () => {
    const twice = (next: string): JsonObject => ({ allOf: [ref(next), ref(next)] });
    expect(await codesOf(chainOf(60, twice))).toEqual([]);
    const ways = (next: string, index: number): JsonObject =>
      index % 2 === 0
        ? { allOf: [ref(next), { allOf: [ref(next)], properties: { a: { type: "string" } } }] }
        : extending(next, index);
    expect(await codesOf(chainOf(60, ways))).toEqual([]);
  });
});
