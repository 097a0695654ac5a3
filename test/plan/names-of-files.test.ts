import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdentifier, namesOf } from "./named.js";

describe("file names", () => {
  const files = (...schemas: string[]): (string | undefined)[] => {
    const names = namesOf([], schemas);
    return schemas.map((key) => names.files.get(key));
  };

  it("are plain words in the casing of the language", () => {
    expect(files("ClientRegistration", "Größe", "../../etc/passwd")).toEqual([
      "client-registration",
      "groe",
      "etc-passwd",
    ]);
  });

  it("are none that Windows keeps for devices, nor that of the folder", () => {
    const keys = ["con", "PRN", "aux", "nul", "com1", "LPT9", "index"];
    const reserved = new Set(keys.map((key) => key.toLowerCase()));
    for (const file of files(...keys)) expect(reserved.has(file ?? "con")).toBe(false);
  });

  it("are short enough for every file system, and still distinct", () => {
    const long = "a".repeat(300);
    const [one = "", two = ""] = files(`${long}1`, `${long}2`);
    expect(one).not.toBe(two);
    expect(Math.max(one.length, two.length)).toBeLessThanOrEqual(100);
  });

  it("are distinct where nothing plain is left of a name", () => {
    const made = files("宠物", "订单", "Привет");
    expect(new Set(made).size).toBe(3);
    for (const file of made) expect(file).toMatch(/^[a-z0-9-]+$/);
  });
});

describe("names of anything", () => {
  const text = fc.oneof(
    {
      weight: 4,
      // Letters of several scripts, digits, marks, signs and emoji: what people do write.
      arbitrary: fc.string({
        unit: fc.constantFrom(
          ..."aZ09_-. /é̆ßİıſДжΩ宠物かな한แी١०😀ª²Ⅷ·",
          "\u20e3",
          "\u200d",
          "\u202e",
        ),
        minLength: 1,
        maxLength: 8,
      }),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 6 }) },
    {
      weight: 3,
      arbitrary: fc.string({ unit: fc.constantFrom(..."aAbB1_-.$/ "), minLength: 1, maxLength: 5 }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("constructor", "__proto__", "then", "index", "con", "Error"),
    },
  );
  const texts = fc.uniqueArray(text, { maxLength: 8 });

  it("are legal identifiers", () => {
    fc.assert(
      fc.property(texts, texts, (operationIds, schemas) => {
        const { models, requests, operations, groups } = namesOf(operationIds, schemas);
        const all = [
          ...models.values(),
          ...requests.values(),
          ...[...operations.values()].map(({ name }) => name),
          ...groups.flatMap(({ name, member }) => [name, member]),
        ];
        expect(all.filter((name) => !isIdentifier(name))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it("are unique in their scope, also where case does not count", () => {
    fc.assert(
      fc.property(texts, texts, (operationIds, schemas) => {
        const { models, files, operations, requests } = namesOf(operationIds, schemas);
        const scopes: Record<string, string[]> = {
          types: [...models.values(), ...requests.values()],
          members: [...operations.values()].map(({ member }) => member),
          functions: [...operations.values()].map(({ name }) => name),
          operationFiles: [...operations.values()].map(({ file }) => file),
          modelFiles: [...files.values()],
        };
        for (const [scope, names] of Object.entries(scopes)) {
          const folded = names.map((name) => name.normalize("NFC").toLowerCase());
          const twice = folded.filter((name, index) => folded.indexOf(name) !== index);
          expect({ scope, twice }).toEqual({ scope, twice: [] });
        }
      }),
      { numRuns: 80 },
    );
  });

  it("stay as they are when an operation is added at the end", () => {
    fc.assert(
      fc.property(texts, text, texts, (operationIds, added, schemas) => {
        fc.pre(!operationIds.includes(added));
        const before = namesOf(operationIds, schemas);
        const after = namesOf([...operationIds, added], schemas);
        after.operations.delete(added);
        after.requests.delete(added);
        expect(after.operations).toEqual(before.operations);
        expect(after.requests).toEqual(before.requests);
        expect(after.models).toEqual(before.models);
        expect(after.files).toEqual(before.files);
      }),
      { numRuns: 50 },
    );
  });

  it("stay as they are when a schema is added that is called like nothing that is there", () => {
    fc.assert(
      fc.property(texts, text, texts, (operationIds, added, schemas) => {
        fc.pre(!schemas.includes(added));
        const before = namesOf(operationIds, schemas);
        const after = namesOf(operationIds, [...schemas, added]);
        const alone = namesOf([], [added]);
        const taken = [...before.models.values(), ...before.requests.values()];
        const [name = ""] = alone.models.values();
        fc.pre(!taken.some((one) => one.toLowerCase() === name.toLowerCase()));
        const [file = ""] = alone.files.values();
        fc.pre(![...before.files.values()].includes(file));
        after.models.delete(added);
        after.files.delete(added);
        expect(after).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
