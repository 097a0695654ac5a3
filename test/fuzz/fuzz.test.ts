import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { File } from "../../generator/render/renderer.js";
import { generated } from "../render/printed.js";
import { everything } from "./document.js";
import { Fuzz } from "./fuzz.js";
import { difference, faultsOf, shapeOf } from "./shape.js";
import { filled, slotsOf } from "./slots.js";
import { hostileText } from "./texts.js";

const slots = slotsOf(everything);
const fuzz = new Fuzz(everything, slots);

async function filesWith(texts: Readonly<Record<string, string>>): Promise<readonly File[]> {
  const document = filled(everything, new Map(Object.entries(texts)));
  const { files, problems } = await generated(JSON.stringify(document));
  if (files === null) throw new Error(JSON.stringify(problems.all));
  return files;
}

describe("the document in which everything stands", () => {
  it("gives an output without faults", async () => {
    expect(faultsOf(await filesWith({}))).toEqual([]);
  });

  it("has a slot for each text and name in it", () => {
    const words = slots.map(({ word }) => word);
    expect(words).toEqual(
      expect.arrayContaining([
        ...["infoTitle", "savePetId", "petTag", "petSegment", "petId", "queryName", "headerName"],
        ...[
          "application/json",
          "404",
          "petKey",
          "petName",
          "kindOne",
          "constantValue",
          "hostVariable",
        ],
        ...["petNamePattern", "petNameFormat", "choiceKind", "catValue", "keyScheme", "keyHeader"],
        ...["oauthScope", "callbackKey", "linkKey", "webhookKey", "^patternKey", "defaultKey"],
        ...["speakeasyGroup", "fernMethod", "answerDescription", "serverName", "extensionKey"],
      ]),
    );
    expect(words.filter((word) => /^(type|schema|description|get|x-.*)$/.test(word))).toEqual([]);
  });

  it("is the same with a text in place of a word, wherever that is meant", () => {
    const text = JSON.stringify(
      filled(
        everything,
        new Map([
          ["petKey", "a/b~c%"],
          ["petId", "x"],
        ]),
      ),
    );
    expect(text).toContain('"$ref":"#/components/schemas/a~1b~0c%25"');
    expect(text).toContain('"a/b~c%":{"type":"object"');
    expect(text).toContain('"/petSegment/{x}"');
    expect(text).not.toMatch(/"petKey"|petId\b/);
  });
});

describe("texts of a document", () => {
  it("are literals, comments and names of the output, whatever they are", async () => {
    const texts = fc.array(hostileText, { minLength: slots.length, maxLength: slots.length });
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const each = slots.map(({ word }, index) => [word, all[index] ?? ""] as const);
        expect(await fuzz.faultsOfAll(new Map(each))).toEqual([]);
      }),
      // The fault that is found is that of one text or a few: there is nothing to shrink.
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2), endOnFailure: true },
    );
  });

  it("are seen when they are not", async () => {
    const usual = await filesWith({});
    const shape = shapeOf(usual);
    const changed = (path: RegExp, change: (text: string) => string): string[] => {
      const files = usual.map((file) =>
        path.test(file.path) ? { ...file, text: change(file.text) } : file,
      );
      expect(files).not.toEqual(usual);
      return difference(shapeOf(files), shape, false);
    };
    expect(difference(shapeOf(usual), shape, false)).toEqual([]);
    expect(changed(/src\/core.ts$/, (text) => `${text}void 0;`)).toHaveLength(1);
    expect(changed(/models\/pet-key.ts$/, (text) => text.replace("?:", "?: 1 |"))).toHaveLength(1);
    expect(changed(/docs\/pet-tag.md$/, (text) => `${text}\n## More\n`)).toHaveLength(1);
    expect(changed(/docs\/pet-tag.md$/, (text) => text.replace("```ts\n", "$&f();"))).toHaveLength(
      1,
    );
    expect(changed(/README.md$/, (text) => `${text}\n<b>\n`).length).toBeGreaterThan(0);
    expect(changed(/package.json$/, (text) => text.replace("{", '{"bin": "x",'))).toHaveLength(1);
    expect(changed(/tsconfig.json$/, (text) => `${text} `)).toHaveLength(1);
    expect(difference(shapeOf(usual.slice(1)), shape, false)).toHaveLength(1);
  });

  it("are seen in a Markdown text that brings headings or takes blocks away", async () => {
    const page = { path: "docs/a.md", text: "# a\n\ntext\n\n| a |\n| - |\n| b |\n" };
    const shape = shapeOf([page]);
    const loose = (text: string): number =>
      difference(shapeOf([{ ...page, text }]), shape, true).length;
    expect(loose("# a\n\n- list\n\n> b\n\n| a |\n| - |\n| b |\n")).toBe(0);
    expect(loose("# a\n\n# more\n\n| a |\n| - |\n| b |\n")).toBe(1);
    expect(loose("# a\n\n```\n| a |\n| - |\n| b |\n")).toBe(1);
  });
});
