import { describe, expect, it } from "vitest";
import { onlyProblem } from "../problem/told.js";
import { apiOf, lowered, operationOf, problemsOf, withOperation } from "./lowered.js";

describe("paths", () => {
  it.each([
    ["/a/{id}", ["undeclared-path-parameter"]],
    ["/a/{id}/{id}", ["invalid-path", "undeclared-path-parameter"]],
    ["/a/{id", ["invalid-path"]],
    ["/a/id}", ["invalid-path"]],
    ["/a/{}", ["invalid-path"]],
    ["/a/{{id}}", ["invalid-path", "undeclared-path-parameter"]],
    ["a", ["invalid-path"]],
    ["/a?b#c", ["unusual-path"]],
    ["/a/{x}-{y}.json", ["undeclared-path-parameter", "undeclared-path-parameter"]],
  ])("%s are reported", (path, codes) => {
    const { problems } = lowered(withOperation("operationId: a\nresponses: {}", path));
    expect(problems.all.map(({ code }) => code)).toEqual(codes);
    expect(problems.all.every(({ at }) => at !== null && at.line >= 4 && at.line <= 5)).toBe(true);
  });

  it("say which parameter is not declared, and how to declare it", () => {
    const { problems } = lowered(withOperation("operationId: a\nresponses: {}", "/a/{id}"));
    expect(onlyProblem(problems)).toMatchObject({
      message: "the path parameter {id} of /a/{id} is not declared",
      hint: "Add a parameter with `name: id` and `in: path`. Or accept it (`--lenient`, `accept` in sdk.yaml): then it is taken for a required string.",
    });
  });

  it.each([
    ["/a/{id}/{id}", "/a/{id}/{id}", ["id"]],
    ["/a/{id", "/a/%7Bid", []],
    ["/a/{}?x#y", "/a/%7B%7D", []],
    ["/a/{{id}}", "/a/%7B{id}%7D", ["id"]],
    ["a", "/a", []],
  ])("are repaired where that is accepted: %s", (path, repaired, parameters) => {
    const { api, problems } = lowered(
      withOperation("operationId: a\nresponses: {}", path),
      "document: openapi.yaml\noutput: out\naccept: [invalid-path, undeclared-path-parameter]",
    );
    expect(problems.errorCount).toBe(0);
    const operation = api?.groups[0]?.operations[0];
    expect(operation?.path).toBe(repaired);
    expect(operation?.parameters).toMatchObject(
      parameters.map((wire) => ({ wire, in: "path", required: true, type: { kind: "string" } })),
    );
  });

  it("may spell a parameter with the operators of RFC 6570", () => {
    const declared = "[{ name: id, in: path, required: true, style: label, schema: {} }]";
    const api = apiOf(withOperation(`operationId: a\nparameters: ${declared}`, "/a/{.id*}"));
    expect(api.groups[0]?.operations[0]?.path).toBe("/a/{id}");
  });

  it("are not satisfied by a parameter of that name elsewhere", () => {
    const text = withOperation(
      "operationId: a\nparameters: [{ name: id, in: query, schema: {} }]",
      "/a/{id}",
    );
    expect(problemsOf(text)).toEqual(["5:5 undeclared-path-parameter"]);
  });

  it("may hold a parameter in the middle of a step", () => {
    const parameters = "[{ name: id, in: path, required: true, schema: { type: string } }]";
    expect(
      problemsOf(withOperation(`operationId: a\nparameters: ${parameters}`, "/a/{id}.json")),
    ).toEqual([]);
  });

  it("may be those of a parameter that a broken reference stands for", () => {
    const { problems } = lowered(
      withOperation(
        'operationId: a\nparameters: [{ $ref: "#/components/parameters/Gone" }]',
        "/{a}",
      ),
      "document: openapi.yaml\noutput: out\naccept: [dangling-reference]",
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "dangling-reference",
      severity: "warning",
    });
  });

  it("that lack a declared parameter get a warning", () => {
    const { problems } = lowered(
      withOperation("operationId: a\nparameters: [{ name: id, in: path, schema: {} }]", "/a"),
    );
    expect(onlyProblem(problems)).toMatchObject({
      code: "unused-path-parameter",
      severity: "warning",
      at: { line: 7 },
    });
  });
});

describe("a path with a query", () => {
  const parameters = (list: string): string => `operationId: a\nparameters: [${list}]`;
  const own = (name: string, where: string): string =>
    `{ name: ${name}, in: ${where}, required: true, schema: { type: string } }`;

  it.each([
    ["/a?beta=true", "/a", "beta=true"],
    ["/a?acl", "/a", "acl"],
    ["/a?b[]=1&c=d e", "/a", "b[]=1&c=d%20e"],
    ["/a?", "/a", ""],
    ["/a#b", "/a", ""],
    ["/a#b?c", "/a", ""],
    ["/#X-Target=A.b", "/", ""],
    ["/a?b=c#d", "/a", "b=c"],
    ["/a?b?c", "/a", "b?c"],
    ['/ä b|"c"', "/%C3%A4%20b%7C%22c%22", ""],
    ["/a%2Fb:c@d;e,f(g)", "/a%2Fb:c@d;e,f(g)", ""],
  ])("%s is sent as %s with the query %j", (written, path, query) => {
    const { api } = lowered(withOperation("operationId: a", written));
    expect(api?.groups[0]?.operations[0]).toMatchObject({ path, query });
  });

  it.each(["/a?b=c", "/a#b", "/a?b={b}"])("is reported, and no error: %s", (written) => {
    const { problems } = lowered(withOperation(parameters(own("b", "query")), written));
    expect(onlyProblem(problems)).toMatchObject({ code: "unusual-path", severity: "warning" });
  });

  it("leaves parameters of the query to themselves", () => {
    const document = withOperation(
      parameters(`${own("page", "query")}, ${own("size", "query")}`),
      "/a?page={page}&fixed=1&size={size}",
    );
    const { path, query, parameters: all } = firstOf(document);
    expect([path, query, all.map(({ wire, in: place }) => `${place} ${wire}`)]).toEqual([
      "/a",
      "fixed=1",
      ["query page", "query size"],
    ]);
  });

  it("has parameters of the path where they are written", () => {
    const document = withOperation(
      parameters(`${own("id", "path")}, ${own("name", "path")}`),
      "/a/{id}?filename={name}",
    );
    const { path, query, parameters: all } = firstOf(document);
    expect([path, query]).toEqual(["/a/{id}", ""]);
    expect(all).toMatchObject([
      { wire: "id", in: "path", style: "simple" },
      { wire: "filename", in: "query", style: "form", explode: true, required: true },
    ]);
  });

  it("takes a parameter that is not declared for a text, where that is accepted", () => {
    const { api, problems } = lowered(
      withOperation("operationId: a", "/a?b={c}"),
      "document: openapi.yaml\noutput: out\naccept: [undeclared-path-parameter]",
    );
    expect(problems.errorCount).toBe(0);
    expect(api?.groups[0]?.operations[0]?.parameters).toMatchObject([{ wire: "b", in: "query" }]);
  });

  it.each(["/a?b={c}{d}", "/a?b={c", "/a/{c}?b={c}"])(
    "is refused where it is broken: %s",
    (path) => {
      const { problems } = lowered(withOperation(parameters(own("c", "path")), path));
      expect(problems.all.map(({ code }) => code)).toContain("invalid-path");
    },
  );

  it.each([
    ["/a{?b,c*}", "/a"],
    ["/a{?b}/x", "/a/x"],
    ["/a{&b}", "/a"],
  ])("may be written as RFC 6570 does: %s", (written, path) => {
    const document = withOperation(
      parameters(`${own("b", "query")}, ${own("c", "query")}`),
      written,
    );
    expect(operationOf(document)).toMatchObject({ path, query: "" });
  });
});

/** The first operation of a document of which something unusual may be reported. */
function firstOf(document: string) {
  const { api, problems } = lowered(document);
  const operation = api?.groups[0]?.operations[0];
  if (operation === undefined || problems.errorCount > 0) throw new Error("expected an operation");
  return operation;
}
