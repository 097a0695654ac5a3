import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Document, load } from "../../generator/load/document.js";
import type { Json } from "../../generator/load/json.js";
import { Problems } from "../../generator/problem/problem.js";
import { onlyProblem } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";
import { dedent } from "./dedent.js";

const petstore = `
  openapi: 3.1.0
  info: { title: Pets, version: 1.0.0 }
  tags: [{ name: pets }, { name: old }, { name: older }]
  paths:
    /pets:
      get: { operationId: list, tags: [pets], responses: {} }
      post: { operationId: add, tags: [pets], responses: {} }
  components:
    schemas:
      Pet: &pet { type: object, properties: { name: { type: string, enum: [a, b] } } }
      Same: *pet
`;

/** What is loaded of a document with overlays, each the actions of one as YAML, and what was reported. */
function overlaid(
  overlays: readonly string[],
  document = petstore,
): { document: Document | null; problems: Problems } {
  const folder = temporaryFolder();
  const path = join(folder, "openapi.yaml");
  writeFileSync(path, dedent(document));
  const problems = new Problems();
  const files = overlays.map((text, index) => {
    const file = join(folder, `overlay-${index + 1}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  return { document: load(path, problems, { overlays: files }), problems };
}

/** An overlay with these actions, each a YAML object without its reason; they begin at line 3. */
function overlay(...actions: readonly string[]): string {
  const list = actions.map((action) => `  - { x-reason: Because., ${action} }\n`).join("");
  return `overlay: 1.0.0\nactions:\n${list}`;
}

/** What a document is after these actions, in which nothing is wrong. */
function after(...actions: readonly string[]): { readonly [name: string]: Json } {
  const { document, problems } = overlaid([overlay(...actions)]);
  expect(problems.all).toEqual([]);
  return document?.root ?? {};
}

/** What is reported, each as `file:line code`. */
function reported(...overlays: readonly string[]): string[] {
  return overlaid(overlays).problems.all.map(
    ({ at, code }) => `${at?.file.split("/").at(-1)}:${at?.line} ${code}`,
  );
}

describe("an overlay", () => {
  it("merges objects, puts lists behind lists and replaces anything else", () => {
    const update = "{ title: Animals, x-new: { a: [1] }, contact: { name: Me } }";
    const { info } = after(
      `target: $.info, update: ${update}`,
      "target: $.info, update: { x-new: { a: [2], b: null }, contact: { name: You } }",
    );
    expect(info).toEqual({
      title: "Animals",
      version: "1.0.0",
      "x-new": { a: [1, 2], b: null },
      contact: { name: "You" },
    });
  });

  it("adds one item to a list", () => {
    const { tags } = after("target: $.tags, update: { name: new }");
    expect(tags).toEqual([{ name: "pets" }, { name: "old" }, { name: "older" }, { name: "new" }]);
  });

  it("changes every place that its target selects, once", () => {
    const { paths } = after(
      "target: \"$.paths.*['get','get','post']\", update: { tags: [more], deprecated: true }",
    );
    expect(paths).toEqual({
      "/pets": {
        get: { operationId: "list", tags: ["pets", "more"], responses: {}, deprecated: true },
        post: { operationId: "add", tags: ["pets", "more"], responses: {}, deprecated: true },
      },
    });
  });

  it("removes members and items, wherever in a list they are", () => {
    const { tags, paths } = after(
      "target: \"$.tags[?@.name != 'old']\", remove: true",
      "target: \"$..[?@.operationId == 'list'].tags\", remove: true",
      "target: $.paths.*.post, remove: true",
    );
    expect(tags).toEqual([{ name: "old" }]);
    expect(paths).toEqual({ "/pets": { get: { operationId: "list", responses: {} } } });
  });

  it("removes what it also removes from", () => {
    expect(after("target: $.paths..*, remove: true").paths).toEqual({});
  });

  it("changes one place of several that share an anchor", () => {
    const { components } = after("target: $.components.schemas.Same.properties, remove: true");
    expect(components).toMatchObject({
      schemas: { Pet: { properties: { name: {} } }, Same: { type: "object" } },
    });
    expect(components).not.toHaveProperty("schemas.Same.properties");
  });

  it("changes the document itself, also by names that objects have anyway", () => {
    const root = after('target: $, update: { servers: [], "__proto__": { polluted: true } }');
    expect(root.servers).toEqual([]);
    expect(Object.hasOwn(root, "__proto__")).toBe(true);
    expect("polluted" in {}).toBe(false);
  });

  it("works on what those before it have left, and the last one wins", () => {
    const { document, problems } = overlaid([
      overlay("target: $.info, update: { title: First, x-a: {} }"),
      overlay("target: $.info.x-a, update: { b: 1 }", "target: $.info, update: { title: Second }"),
    ]);
    expect(problems.all).toEqual([]);
    expect(document?.root.info).toEqual({ title: "Second", version: "1.0.0", "x-a": { b: 1 } });
  });

  it("may give the document its version", () => {
    const { document } = overlaid([overlay("target: $, update: { openapi: 3.1.0 }")], "info: {}\n");
    expect(document?.version).toBe("3.1");
  });
});

describe("the problems of an overlay", () => {
  it.each([
    ["actions: []", "1 unsupported-overlay"],
    ["overlay: 2.0.0\nactions: []", "1 unsupported-overlay"],
    ["overlay: 1.0.0", "1 wrong-overlay"],
    ["overlay: 1.0.0\nactions: [5]", "2 wrong-overlay"],
    [
      "overlay: 1.0.0\ninfo: { name: x }\nactions: [{ target: $.info, x-reason: r, update: {} }]",
      "2 unknown-key",
    ],
    [
      "overlay: 1.0.0\nunknown: 5\nactions: [{ target: $.info, x-reason: r, update: {} }]",
      "2 unknown-key",
    ],
    ["overlay: 1.0.0\nactions:\n - { target: $.info, update: {} }", "3 wrong-overlay"],
    [
      "overlay: 1.0.0\nactions:\n - { target: $.info, update: {}, description: ' ' }",
      "3 wrong-overlay",
    ],
    ["overlay: 1.0.0\nactions:\n - { x-reason: r, update: {} }", "3 wrong-overlay"],
    [overlay("target: $.info"), "3 wrong-overlay"],
    [overlay("target: $.info, remove: true, update: {}"), "3 wrong-overlay"],
    [overlay("target: $.info, remove: yes please"), "3 wrong-overlay"],
    [overlay("target: $.info, update: {}, updates: {}"), "3 unknown-key"],
    [overlay("target: $.nothing, update: {}"), "3 unmatched-target"],
    [overlay("target: $.info.title, update: Other"), "3 wrong-target"],
    [overlay("target: $.info, update: Other"), "3 wrong-target"],
    [overlay("target: $, remove: true"), "3 wrong-target"],
    [overlay("target: info, update: {}"), "3 wrong-target"],
    [overlay("target: '$.info[?', update: {}"), "3 wrong-target"],
    [overlay("target: '$[?unheard(@)]', update: {}"), "3 wrong-target"],
  ])("%# are located in its file", (text, expected) => {
    expect(reported(`${text}\n`)).toEqual([`overlay-1.yaml:${expected}`]);
  });

  it("are all collected, over all overlays", () => {
    const wrong = overlay("target: $.a, update: {}", "target: $.b, update: {}");
    expect(reported(wrong, overlay("target: $.c, remove: true"))).toEqual([
      "overlay-1.yaml:3 unmatched-target",
      "overlay-1.yaml:4 unmatched-target",
      "overlay-2.yaml:3 unmatched-target",
    ]);
  });

  it("are those of a file that is not there", () => {
    const folder = temporaryFolder();
    const path = join(folder, "openapi.yaml");
    writeFileSync(path, dedent(petstore));
    const problems = new Problems();
    load(path, problems, { overlays: [join(folder, "missing.yaml")] });
    expect(onlyProblem(problems).code).toBe("unreadable-file");
  });

  it("name a member that says why as a part of it, in either way", () => {
    const text = "overlay: 1.0.0\nactions: [{ target: $.info, update: {}, description: Why. }]\n";
    expect(reported(text)).toEqual([]);
  });

  it("are faults of the document that it brought, at its own lines", () => {
    const text = `overlay: 1.0.0
actions:
  - x-reason: Because.
    target: $.components.schemas.Pet
    update:
      properties:
        owner: { $ref: '#/components/schemas/Nobody' }
        name: text
      allOf: 5
  - { x-reason: Because., target: $.paths.*.get, update: { tags: 7 } }
`;
    const { problems } = overlaid([text]);
    expect(problems.all.map(({ at, code }) => `${at?.line} ${code} ${at?.pointer}`)).toEqual([
      "8 wrong-container /actions/0/update/properties/name",
      "9 wrong-container /actions/0/update/allOf",
      "7 dangling-reference /actions/0/update/properties/owner/$ref",
    ]);
    expect(new Set(problems.all.map(({ at }) => at?.file.split("/").at(-1)))).toEqual(
      new Set(["overlay-1.yaml"]),
    );
  });

  it("leave what is in the document where it is", () => {
    const { problems } = overlaid(
      [
        overlay(
          "target: $.components.schemas.A, update: { description: d }",
          "target: '$.tags[0]', remove: true",
        ),
      ],
      "openapi: 3.1.0\ntags: [5, 6, { name: a }]\ncomponents:\n  schemas:\n    A: { properties: 5 }\n",
    );
    expect(problems.all.map(({ at, code }) => `${at?.line} ${code} ${at?.pointer}`)).toContain(
      "5 wrong-container /components/schemas/A/properties",
    );
  });
});

describe("a target that would not end", () => {
  const nested = (depth: number): string =>
    depth === 0 ? "1" : `[${nested(depth - 1)}, ${nested(depth - 1)}]`;
  const long = `openapi: 3.1.0\ninfo: { title: ${"a".repeat(40)} }\nx-nested: ${nested(10)}\n`;

  it.each([
    ["by a pattern", "$..[?search(@, '^(a+)+$b')]"],
    ["by what it matches", "$..*..*..*..*"],
    ["by its depth", `$[?${"(".repeat(50_000)}@${")".repeat(50_000)}]`],
  ])(
    "%s ends, and is reported",
    (_, target) => {
      const text = overlay(`target: ${JSON.stringify(target)}, remove: true`);
      const [first] = overlaid([text], long).problems.all;
      expect(first).toMatchObject({ code: "wrong-target", at: { line: 3 } });
    },
    20_000,
  );
});
