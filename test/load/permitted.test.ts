import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Permitted } from "../../generator/load/files/permitted.js";
import { resolvePointer } from "../../generator/load/references.js";
import { Problems } from "../../generator/problem/problem.js";
import { told } from "../problem/told.js";
import { folderOf, loadedFrom } from "./loaded.js";

/** A server on loopback that answers so; its URL, and the paths that it was asked for. */
async function serve(listener: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Loads a document with these schemas, which may refer to what is permitted. */
async function load(references: readonly string[], schemas: string, folder = folderOf({})) {
  const entries: string[] = [];
  const permitted = await Permitted.fetch(
    {
      references,
      reportEntry: (steps, message) => {
        entries.push(`${steps.join(".")}: ${message}`);
      },
    },
    new Problems(),
  );
  const path = join(
    folderOf({ "openapi.yaml": `openapi: 3.1.0\ncomponents:\n  schemas: ${schemas}\n` }),
    "openapi.yaml",
  );
  return { ...loadedFrom(path, permitted), entries, folder };
}

describe("files outside of the document's folder", () => {
  it("are read if they are listed, and nothing beside them is", async () => {
    const folder = folderOf({ "a.yaml": "items: { $ref: b.yaml }", "b.yaml": "type: object" });
    const [a, b] = [join(folder, "a.yaml"), join(folder, "b.yaml")];
    const schemas = `{ A: { $ref: "SELF/a.yaml" } }`.replace("SELF", folder);
    const one = await load([a], schemas);
    expect(told(one.problems)).toEqual(["1:10 external-reference"]);
    const both = await load([a, b], schemas);
    expect(both.problems.all).toEqual([]);
    expect(resolvePointer(both.document?.root ?? {}, "#/components/schemas")).toEqual({
      A: { items: { $ref: "#/components/schemas/b" } },
      b: { type: "object" },
    });
  });

  it("are reported in the configuration where nothing names them", async () => {
    const { entries, problems } = await load(["/somewhere/a.yaml"], "{ A: {} }");
    expect(problems.all).toEqual([]);
    expect(entries).toEqual(["references.0: no reference of the document names /somewhere/a.yaml"]);
  });
});

describe("files on servers", () => {
  it("are fetched once if they are listed, and only then", async () => {
    const { url, asked } = await serve((_, response) => {
      response.end("A: { type: object }");
    });
    const schemas = `{ A: { $ref: "${url}/a.yaml#/A" }, B: { items: { $ref: "${url}/a.yaml#/A" } } }`;
    const refused = await load([], schemas);
    expect(refused.problems.all.map(({ code }) => code)).toEqual([
      "external-reference",
      "external-reference",
    ]);
    expect(asked).toEqual([]);
    const { document, problems, entries } = await load([`${url}/a.yaml`], schemas);
    expect([...problems.all, ...entries]).toEqual([]);
    expect(resolvePointer(document?.root ?? {}, "#/components/schemas/A")).toEqual({
      type: "object",
    });
    expect(asked).toEqual(["/a.yaml"]);
  });

  it("name files relative to themselves, which have to be listed too", async () => {
    const { url, asked } = await serve((_, response) => {
      response.end("items: { $ref: other.yaml }");
    });
    const { problems } = await load([`${url}/a.yaml`], `{ A: { $ref: "${url}/a.yaml" } }`);
    expect(problems.all).toMatchObject([
      { code: "external-reference", at: { file: `${url}/a.yaml`, line: 1, column: 10 } },
    ]);
    expect(asked).toEqual(["/a.yaml"]);
  });

  it("may not be redirected", async () => {
    const { url, asked } = await serve((_, response) => {
      response.writeHead(302, { location: "/elsewhere.yaml" }).end();
    });
    const { entries } = await load([`${url}/a.yaml`], `{ A: { $ref: "${url}/a.yaml" } }`);
    expect(entries).toEqual([
      `references.0: cannot fetch ${url}/a.yaml: the server answered with status 302`,
    ]);
    expect(asked).toEqual(["/a.yaml"]);
  });

  it.each([
    ["http://example.com/a.yaml", "it is not https"],
    ["https://user:secret@example.com/a.yaml", "it holds a password"],
  ])("are not even asked for by %s", async (url, why) => {
    const { entries } = await load([url], "{}");
    expect(entries[0]).toContain(`: ${why}`);
  });

  it("are reported where nobody listens", async () => {
    const { entries } = await load(["http://127.0.0.1:1/a.yaml"], "{}");
    expect(entries[0]).toMatch(/^references\.0: cannot fetch http:\/\/127\.0\.0\.1:1\/a\.yaml: ./);
  });
});
