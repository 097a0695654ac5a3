import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Config, readConfig } from "../../generator/config/config.js";
import { type Generated, generate } from "../../generator/generate.js";
import { Problems, StoppedByProblems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { onlyProblem, told } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

const configuration = fileURLToPath(new URL("../../spec/sdk.yaml", import.meta.url));

/** What is configured, but for what is only there in TypeScript: that is no language here. */
function configFor(problems: Problems): Config {
  const config = readConfig(configuration, problems);
  if (config === null) throw new Error(JSON.stringify(problems.all));
  return { ...config, readme: new Map(), exports: [] };
}

/** A language that nobody speaks: all that the generator knows of it stands here. */
const toy: Readonly<Record<string, string>> = {
  "language.yaml": `
    name: toy
    case: { type: snake, operation: snake, group: snake, file: snake }
    reserved: { words: [get, delete], suffix: "!" }
    types:
      string: text
      integer: whole
      number: real
      boolean: yes-or-no
      list: "many {item}"
      map: "book of {value}"
      nullable: "maybe {type}"
      narrowed: "{model} with {fields}"
      unknown: thing
    separators: { narrowed: " and " }
    literals: { string: single, "true": "yes", object: "({entries})", entry: "{key} = {value}" }
    gates: { comment: { line: "-- " } }
    outputs:
      - { each: model, path: "models/{file}.toy", render: model.liquid }
      - { each: operation, path: "calls/{group}/{file}.toy", render: call.liquid }
      - { once: package, path: "{package}.toy", render: package.liquid }
    copy: [{ from: kit, to: kit }]
  `,
  "model.liquid": `
    {{ model.name }}{% for base in model.bases %} like {{ base }}{% endfor %}
    {% for field in model.fields %}- {{ field.wire }}: {{ field.type }}{% unless field.required %} (optional){% endunless %}
    {% endfor %}
  `,
  "call.liquid": `
    {% for import in imports %}see {{ import.module }} for {{ import.name }}
    {% endfor %}
    {{ operation.doc.summary | comment }}
    {{ operation.name }} ({{ operation.method }} {{ operation.path }}) -> {{ operation.result }}
    {% for field in operation.request.fields %}- {{ field.wire }}: {{ field.type }}
    {% endfor %}
    {{ operation.example }}
  `,
  "package.liquid": `
    {% for group in package.groups %}{% for operation in group.operations %}{{ group.member }}.{{ operation.member }}
    {% endfor %}{% endfor %}
  `,
  "kit/kit.toy": "the kit\n",
};

/** Generates the document of this repository in the toy language, with some of its files replaced. */
async function generated(
  replaced: Readonly<Record<string, string>> = {},
): Promise<{ result: Generated | null; problems: Problems }> {
  const templates = temporaryFolder();
  for (const [name, text] of Object.entries({ ...toy, ...replaced })) {
    const path = join(templates, "toy", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, dedent(text));
  }
  const problems = new Problems();
  const config = configFor(problems);
  try {
    const languages = ["toy"];
    const result = await generate({ ...config, languages }, templates, problems, () => {});
    return { result, problems };
  } catch (error) {
    if (error instanceof StoppedByProblems) return { result: null, problems };
    throw error;
  }
}

/** The text of a file of the toy package. */
async function fileOf(path: string): Promise<string> {
  const { result } = await generated();
  const file = result?.files.find((candidate) => candidate.path === `toy/${path}`);
  if (file === undefined)
    throw new Error(`no ${path} in ${result?.files.map((one) => one.path).join(", ")}`);
  return file.text;
}

describe("a language that is only a folder", () => {
  it("is generated without a problem, and without a file that it does not ask for", async () => {
    const { result, problems } = await generated();
    expect(problems.all).toEqual([]);
    const own = result?.files.filter(({ path }) => path.startsWith("toy/")) ?? [];
    expect(own.length).toBeGreaterThan(5);
    for (const { path } of own)
      expect(path).toMatch(/^toy\/(models|calls|kit)\/[\w/]+\.toy$|^toy\/authlete-dcr\.toy$/);
  });

  it("has models with types in its own words", async () => {
    expect(await fileOf("models/pair.toy")).toMatchInlineSnapshot(`
      "pair
      - key: text (optional)
      - value: text (optional)
      "
    `);
  });

  it("has operations with names that it can have, and what they need of other files", async () => {
    expect(await fileOf("calls/dynamic_client_registration/get.toy")).toMatchInlineSnapshot(`
      "see ../../models/client_registration_request for client_registration_request
      see ../../models/client_registration_response for client_registration_response

      -- Get Client
      get! (POST /api/{serviceId}/client/registration/get) -> client_registration_response
      - serviceId: text
      - requestBody: client_registration_request with 'clientId' and 'token'

      (
        'serviceId' = '715948317',
        'requestBody' = (
          'token' = 'qs4Tu5TV7qqDYT93bFs6ISyhTByMF9o-54GY4JU5vTA',
          'clientId' = '26837717140341',
        ),
      )
      "
    `);
  });

  it("has the package as a whole", async () => {
    expect(await fileOf("authlete-dcr.toy")).toBe(
      ["register", "get", "update", "delete"]
        .map((name) => `dynamic_client_registration.${name}\n`)
        .join(""),
    );
  });

  it("has the folders that are copied", async () => {
    expect(await fileOf("kit/kit.toy")).toBe("the kit\n");
  });

  it("leaves nothing of the templates behind", async () => {
    const { result } = await generated();
    for (const { path, text } of result?.files ?? []) {
      if (!path.startsWith("toy/")) continue;
      expect([path, /undefined|\[object|\{\{|\{%|NaN/.exec(text)?.[0]]).toEqual([path, undefined]);
    }
  });

  it("gives the same files twice", async () => {
    const [one, two] = [await generated(), await generated()];
    const [first, second] = [one, two].map(({ result }) =>
      result?.files.map(({ path, text }) => [path, text]),
    );
    expect(second).toEqual(first);
  });
});

describe("a language.yaml", () => {
  it.each([
    ["an unknown key", "name: toy\ncasing: {}\n", "2:1 unknown-key"],
    ["an unknown casing", "name: toy\ncase: { type: title }\n", "2:9 wrong-value"],
    ["an unknown sort of output", "name: toy\noutputs: [{ each: enum }]\n", "2:13 wrong-value"],
    ["broken syntax", "name: [toy\ncase: }\n", "2:1 syntax"],
  ])("with %s is reported where that is", async (_, text, expected) => {
    const { result, problems } = await generated({ "language.yaml": text });
    expect(result).toBeNull();
    expect(told(problems)).toContain(expected);
    expect(problems.all.every(({ at }) => at?.file.endsWith("toy/language.yaml"))).toBe(true);
  });

  it("that copies a folder which is not there is reported", async () => {
    const text = toy["language.yaml"]?.replace("from: kit", "from: nowhere") ?? "";
    const { problems } = await generated({ "language.yaml": text });
    expect(onlyProblem(problems).message).toMatch(/^toy: cannot copy nowhere/);
  });

  it("that nobody wrote is reported, with the languages there are", async () => {
    const problems = new Problems();
    const config = configFor(problems);
    const templates = temporaryFolder();
    mkdirSync(join(templates, "toy"));
    const run = generate({ ...config, languages: ["klingon"] }, templates, problems, () => {});
    await expect(run).rejects.toThrow(StoppedByProblems);
    expect(onlyProblem(problems)).toMatchObject({
      code: "unknown-language",
      hint: "Known are: toy.",
    });
  });
});
