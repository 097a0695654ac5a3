import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Language } from "../../generator/config/language.js";
import { Problems } from "../../generator/problem/problem.js";
import { render } from "../../generator/render/render.js";
import { dedent } from "../load/dedent.js";
import { apiOf } from "../lower/lowered.js";
import { languageOf, plannedApi } from "../plan/planned.js";
import { onlyProblem } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

const spec = dedent(`
  openapi: 3.1.0
  info: { title: "A *bold* | <b> title", version: "1", description: "Text\\nof two lines." }
  paths: { /a: { get: { operationId: getA } } }
`);

/** Renders a template, for the package unless said otherwise, in a language that has only that. */
async function rendered(
  template: string,
  output: Language["outputs"][number] = { once: "package", path: "out.txt", render: "t.liquid" },
): Promise<{ text: string | undefined; problems: Problems }> {
  const folder = join(temporaryFolder(), "toy");
  mkdirSync(folder);
  writeFileSync(join(folder, "t.liquid"), template);
  const language: Language = {
    ...languageOf("typescript"),
    name: "toy",
    folder,
    outputs: [output],
  };
  const api = apiOf(spec);
  const problems = new Problems();
  const noWitness = Promise.resolve({ text: "", failure: null });
  const { units } = plannedWithout(api, language);
  const [file] = await render(units, language, noWitness, problems);
  return { text: file?.text, problems };
}

/** The units of a language, which need not print the package as a whole. */
function plannedWithout(api: ReturnType<typeof apiOf>, language: Language) {
  const whole = { once: "package" as const, path: "package", render: "none" };
  const { units } = plannedApi(api, { ...language, outputs: [...language.outputs, whole] });
  return { units: units.filter(({ renderer }) => renderer !== "none") };
}

describe("a template", () => {
  it("sees the view of its unit under the name of that, and the package", async () => {
    const { text } = await rendered("{{ operation.id }} of {{ package.name }} at {{ root }}", {
      each: "operation",
      path: "src/{file}.txt",
      render: "t.liquid",
    });
    expect(text).toBe("getA of a-bold-b-title-sdk at .\n");
  });

  it("ends with one line end, whatever stands at its end", async () => {
    expect((await rendered("a\n\n\n")).text).toBe("a\n");
  });

  it("never reads text of the document as a template", async () => {
    const { text } = await rendered("{{ '{{ package.name }}' }}{% raw %}{% x %}{% endraw %}");
    expect(text).toBe("{{ package.name }}{% x %}\n");
  });

  it.each([
    ["map and join", 'group.operations | map: "id" | join: ", "', "getA"],
    ["where and size", 'group.operations | where: "method", "GET" | size', "1"],
    ["a filter behind another", 'package.title | split: " " | sort | first', "*bold*"],
  ])("may use the filters of LiquidJS, such as %s", async (_, printed, text) => {
    const template = `{% for group in package.groups %}{{ ${printed} }}{% endfor %}`;
    expect((await rendered(template)).text).toBe(`${text}\n`);
  });

  it.each([
    ["an unknown variable", "a\n{{ package.nmae }}", "nmae"],
    ["a variable of another unit", "{{ operation.id }}", "operation"],
    ["an unknown filter", "{{ package.name | shout }}", "shout"],
    ["what every object has", "{{ package.constructor }}", "constructor"],
    ["a tag that is not closed", "{% if package.name %}", "if"],
    ["a template that is not there", '{% render "other.liquid" %}', "other.liquid"],
    ["a template outside of its folder", '{% render "../other/language.yaml" %}', "language.yaml"],
  ])("with %s is a problem that names it", async (_, template, mentioned) => {
    const { text, problems } = await rendered(template);
    const { code, message } = onlyProblem(problems);
    expect(text).toBeUndefined();
    expect(code).toBe("template");
    expect(message).toContain("t.liquid");
    expect(message).toContain(mentioned);
  });

  it("that nobody wrote is a problem, and so is a renderer that nobody knows", async () => {
    for (const name of ["missing.liquid", "ts-morph/nothing"]) {
      const { problems } = await rendered("", { once: "package", path: "out.txt", render: name });
      expect(onlyProblem(problems).message).toContain(name);
    }
  });

  it("given to a printer of something else is a problem", async () => {
    const output = { once: "package" as const, path: "out.txt", render: "ts-morph/model" };
    const { message } = onlyProblem((await rendered("", output)).problems);
    expect(message).toContain("ts-morph/model");
    expect(message).toContain("a model, not a package");
  });
});

describe("the filter", () => {
  it.each([
    ["comment", "{{ package.doc.text | comment }}", "// Text\n// of two lines."],
    ["indent", "x\n  {{ package.doc.text | indent: 2 }}", "x\n  Text\n  of two lines."],
    ["json", "{{ package.doc.text | json }}", '"Text\\nof two lines."'],
    ["json", "{{ package.keywords | json }}", "[]"],
    ["inline", "{{ package.title | inline }}", "A \\*bold\\* \\| \\<b\\> title"],
    ["markdown", "{{ package.title | markdown }}", "A *bold* | \\<b> title"],
    ["cell", "{{ package.doc.text | cell }}", "Text of two lines."],
    ["cell", "{{ package.title | cell }}", "A *bold* \\| \\<b> title"],
    ["code", "{{ package.title | code }}", "`A *bold* | <b> title`"],
    ["code_cell", "{{ package.title | code_cell }}", "`A *bold* \\| <b> title`"],
    ["reason", "{{ 404 | reason }}", "Not Found"],
    ["reason", "{{ 299 | reason }}", ""],
  ])("%s, as in %j, gives what its place can hold", async (_, template, expected) => {
    const { text } = await rendered(template);
    expect(text?.replace(/^# /gm, "// ")).toBe(`${expected}\n`);
  });

  it.each([
    ["tildes", "~~~\n<img src=x>\n~~~"],
    ["backticks", "```\n<img src=x>\n```"],
  ])("cell keeps HTML out that stood in a fence of %s", async (_, text) => {
    const { text: cell } = await rendered(`{% assign t = ${JSON.stringify(text)} %}{{ t | cell }}`);
    const outside = cell?.replace(/(`+)[^`]+\1/g, "");
    expect(outside).not.toMatch(/(?<!\\)(?:\\\\)*<img/);
  });

  it("cell keeps to one cell where the text has escaped its bars itself", async () => {
    // Templates read escapes in their strings, so what is rendered is a, one backslash, a bar, b.
    const { text } = await rendered("{% assign t = 'a \\\\| b' %}{{ t | cell }}");
    // A bar ends the cell when an even number of backslashes stands before it.
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\|/);
  });
});
