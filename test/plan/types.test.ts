import { describe, expect, it } from "vitest";
import type { Type } from "../../generator/ir/types.js";
import { fill } from "../../generator/plan/pattern.js";
import { TypePrinter } from "../../generator/plan/types.js";
import { languageOf } from "./planned.js";

const language = languageOf("typescript");
const names = new Map([
  ["pet", "Pet"],
  ["toy", "Toy"],
]);
const printer = new TypePrinter(language, names);

const string: Type = { kind: "string", format: null };
const integer: Type = { kind: "integer", format: "int64" };
const pet: Type = { kind: "model", id: "pet" };
const toy: Type = { kind: "model", id: "toy" };
const either: Type = { kind: "union", variants: [string, integer] };
const both: Type = { kind: "intersection", parts: [pet, toy] };
const orNull = (type: Type): Type => ({ kind: "nullable", type });
const list = (item: Type): Type => ({ kind: "list", item });

describe("types in TypeScript", () => {
  it.each<[string, Type]>([
    ["string", string],
    ["string", { kind: "string", format: "date-time" }],
    ["number", integer],
    ["boolean", { kind: "boolean", format: null }],
    ["Blob", { kind: "bytes" }],
    ["null", { kind: "null" }],
    ["unknown", { kind: "unknown" }],
    ["never", { kind: "never" }],
    ["Pet", pet],
    ['"it\'s"', { kind: "literal", value: "it's" }],
    ['"a\\u2028\\n\\\\"', { kind: "literal", value: "a\u2028\n\\" }],
    ["-1.5", { kind: "literal", value: -1.5 }],
    ["false", { kind: "literal", value: false }],
    ["string[]", list(string)],
    ["string[][]", list(list(string))],
    ["{ [name: string]: string }", { kind: "map", value: string }],
    ["{ [name: string]: string | null }", { kind: "map", value: orNull(string) }],
    ["string | null", orNull(string)],
    ["string | number", either],
    ["Pet & Toy", both],
    ["unknown", { kind: "model", id: "nothing" }],
  ])("%s", (text, type) => {
    expect(printer.print(type).text).toBe(text);
  });

  it.each<[string, Type]>([
    ["(string | number)[]", list(either)],
    ["(string | null)[]", list(orNull(string))],
    ["(Pet & Toy)[]", list(both)],
    ["(string | number | null)[]", list(orNull(either))],
    ["string[] | null", orNull(list(string))],
    ["Pet & Toy | null", orNull(both)],
    ["(string | number) & Pet", { kind: "intersection", parts: [either, pet] }],
    ["(string | null) & Pet", { kind: "intersection", parts: [orNull(string), pet] }],
    ["string | Pet & Toy", { kind: "union", variants: [string, both] }],
    ["string[] & Pet", { kind: "intersection", parts: [list(string), pet] }],
    ['WithRequired<Pet, "a" | "b-c">', { kind: "narrowed", id: "pet", required: ["a", "b-c"] }],
    ['WithRequired<Pet, "a">[]', list({ kind: "narrowed", id: "pet", required: ["a"] })],
  ])("%s binds as it should", (text, type) => {
    expect(printer.print(type).text).toBe(text);
  });

  it.each<[string, Type]>([
    ["[string, number]", { kind: "tuple", items: [string, integer], required: 2, rest: null }],
    ["[string, number?]", { kind: "tuple", items: [string, integer], required: 1, rest: null }],
    ["[(string | number)?]", { kind: "tuple", items: [either], required: 0, rest: null }],
    ["[string, ...Pet[]]", { kind: "tuple", items: [string], required: 1, rest: pet }],
    [
      "[string | number, ...(string | null)[]]",
      { kind: "tuple", items: [either], required: 1, rest: orNull(string) },
    ],
  ])("%s is a tuple", (text, type) => {
    expect(printer.print(type).text).toBe(text);
  });

  it("know the models in them, each once", () => {
    const type: Type = {
      kind: "union",
      variants: [
        list(pet),
        { kind: "map", value: both },
        { kind: "narrowed", id: "pet", required: [] },
      ],
    };
    expect([...printer.print(type).uses]).toEqual(["pet", "toy"]);
  });
});

describe("types in a language of few patterns", () => {
  const sparse = new TypePrinter(
    {
      ...language,
      types: { string: "str", "string:date": "Day", unknown: "any", list: "List<{item}>" },
    },
    names,
  );

  it.each<[string, Type]>([
    ["str", string],
    ["Day", { kind: "string", format: "date" }],
    ["str", { kind: "string", format: "uuid" }],
    ["List<any>", list(either)],
    ["any", integer],
    ["any", { kind: "bytes" }],
    ["any", { kind: "map", value: string }],
    ["Pet", { kind: "narrowed", id: "pet", required: ["a"] }],
    ["any", { kind: "tuple", items: [string], required: 1, rest: null }],
  ])("are %s where there is none", (text, type) => {
    expect(sparse.print(type).text).toBe(text);
  });

  it("have patterns of their own alone, not members of Object.prototype", () => {
    expect(sparse.print({ kind: "string", format: "constructor" }).text).toBe("str");
  });
});

describe("filling a pattern", () => {
  it("never reads what was filled in as a pattern", () => {
    expect(fill("{a} {b} {c}", { a: "{b}", b: "$&", c: "x" })).toBe("{b} $& x");
  });

  it("leaves what nobody fills", () => {
    expect(fill("{a} {toString}", { a: "1" })).toBe("1 {toString}");
  });
});
