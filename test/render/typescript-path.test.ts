import { expect, it, vi } from "vitest";
import { dedent } from "../load/dedent.js";
import { withOperation } from "../lower/lowered.js";
import { compiled } from "./compiled.js";
import { generated } from "./printed.js";

// The compilation reads the libraries of the language.
vi.setConfig({ testTimeout: 60_000 });

it("an operation says the query of its path, and where the document declares it", async () => {
  const { files } = await generated(withOperation("operationId: a\ntags: [t]", "/a?b=c#d"));
  const text = files?.find(({ path }) => path.endsWith("/operations/t/a.ts"))?.text;
  expect(text).toContain('  path: "/a",\n  query: "b=c",\n  pointer: "#/paths/~1a?b=c#d/get",\n');
  expect(text).toContain("@remarks `GET /a?b=c`");
});

it("what is called by another path is compared with the types of the path as it is written", async () => {
  const text =
    '{ "200": { description: a, content: { application/json: { schema: { type: string } } } } }';
  const { files } = await generated(
    dedent(`
      openapi: 3.1.0
      info: { title: Test, version: "1" }
      paths:
        /a?b=c:
          parameters: [{ name: d, in: query, schema: { type: string } }]
          get: { responses: ${text} }
        /a#b: { post: { responses: ${text} } }
        "/a/{id}?k={v}":
          parameters:
            - { name: id, in: path, required: true, schema: { type: string } }
            - { name: v, in: path, required: true, schema: { type: integer } }
          get: { responses: ${text} }
        "/a b/ü~1": { get: { responses: ${text} } }
    `),
  );
  const own = (files ?? []).flatMap(({ path, text }) =>
    path.startsWith("typescript/") ? [[path.slice("typescript/".length), text] as const] : [],
  );
  const agreement = own.find(([path]) => path === "test/agreement.ts")?.[1];
  expect(agreement).toContain('paths["/a?b=c"]["get"]["parameters"]["query"]');
  expect(agreement).toContain('paths["/a b/ü~1"]["get"]["responses"]');
  expect(compiled(new Map(own))).toEqual([]);
});
