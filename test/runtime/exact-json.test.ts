import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJson, exactJsonBody, json } from "../../templates/typescript/runtime/codegen.js";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const read = (text: string): unknown => exactJson.decode(bytesOf(text), "application/json");

describe("JSON whose integers are never rounded", () => {
  it.each([
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-9223372036854775808", -9223372036854775808n],
    ["18446744073709551615", 18446744073709551615n],
    ["1234567890123456.5", 1234567890123456.5],
    ["12345678901234567e3", 12345678901234567e3],
    ['"9007199254740993"', "9007199254740993"],
    ['"\\"9007199254740993"', '"9007199254740993'],
  ])("reads %s", (text, value) => {
    expect(read(text)).toEqual(value);
    expect(read(`{"a":[${text},1,"9007199254740993"]}`)).toEqual({
      a: [value, 1, "9007199254740993"],
    });
  });

  it("leaves digits that no integer of a document has as JSON reads them", () => {
    expect(read(`[12345678901234567890,${"1".repeat(2_000)}]`)).toEqual([
      12345678901234567890n,
      Infinity,
    ]);
  });

  it("reads everything else as JSON does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // Floats are written like integers where they are large.
        fc.pre(!/(?<![.\d])\d{16,}(?![.\d])/.test(text));
        expect(read(text)).toEqual(JSON.parse(text));
        // With a long number beside it the other way through the decoder is taken.
        expect(read(`[12345678901234567890,${text}]`)).toEqual([
          12345678901234567890n,
          json.decode(bytesOf(text), ""),
        ]);
      }),
    );
  });

  it("writes what it reads", () => {
    const value = fc.oneof(
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }),
      fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
      fc.maxSafeInteger(),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(value)), (values) => {
        const object: unknown = { ...values };
        expect(read(String(exactJsonBody.encode(object)))).toEqual(object);
      }),
    );
  });

  it("writes a `bigint` as a number, and text that looks like one as text", () => {
    expect(exactJsonBody.encode({ id: 9007199254740993n, text: "9007199254740993" })).toBe(
      '{"id":9007199254740993,"text":"9007199254740993"}',
    );
  });

  it.each(["", "{", '{"a":9007199254740993', "[9007199254740993]]", '"\\"'.repeat(20_000)])(
    "refuses what is not JSON without quoting it",
    (text) => {
      expect(() => read(text)).toThrow(text === "" ? "the body is empty" : "the body is not JSON");
    },
  );

  it("reads a long string beside a long integer", () => {
    const text = `${"a9".repeat(5_000_000)}"\\`;
    expect(read(JSON.stringify([text]).replace("]", ",9007199254740993]"))).toEqual([
      text,
      9007199254740993n,
    ]);
  });

  it("takes no member for the prototype", () => {
    const value = read('{"__proto__":{"a":1},"id":9007199254740993}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(Object(value))).toEqual(["__proto__", "id"]);
  });
});
