import { describe, expect, it } from "vitest";
import { call, json, type Operation } from "../../templates/typescript/runtime/codegen.js";
import { anonymous, type Described, operation, parameter } from "./api.js";
import { type Arrived, serve } from "./service.js";

type Parameters = NonNullable<Operation<unknown>["parameters"]>;

async function arrived(parameters: Parameters, values: object): Promise<Arrived | undefined> {
  const service = await serve();
  await call(anonymous(service.url), { ...operation, parameters }, values);
  return service.arrived[0];
}

const list = ["blue", "bl ack", "b,r"];
const object = { R: 100, "G&": "2=0", none: undefined, nil: null };

describe("a query parameter by style", () => {
  it.each([
    [{}, "a b&c", "?c%2A=a%20b%26c"],
    [{}, 0, "?c%2A=0"],
    [{}, false, "?c%2A=false"],
    [{}, "", "?c%2A="],
    [{}, new Date(0), "?c%2A=1970-01-01T00%3A00%3A00.000Z"],
    [{}, undefined, ""],
    [{}, null, ""],
    [{}, [], ""],
    [{}, {}, ""],
    [{}, [undefined, null], ""],
    [{}, list, "?c%2A=blue&c%2A=bl%20ack&c%2A=b%2Cr"],
    [{ explode: false }, list, "?c%2A=blue,bl%20ack,b%2Cr"],
    [{ explode: false }, [], ""],
    [{}, object, "?R=100&G%26=2%3D0"],
    [{ explode: false }, object, "?c%2A=R,100,G%26,2%3D0"],
    [{}, [{ a: 1 }], "?c%2A=%7B%22a%22%3A1%7D"],
    [{ style: "spaceDelimited" }, list, "?c%2A=blue%20bl%20ack%20b%2Cr"],
    [{ style: "spaceDelimited", explode: true }, list, "?c%2A=blue&c%2A=bl%20ack&c%2A=b%2Cr"],
    [{ style: "spaceDelimited" }, object, "?c%2A=R%20100%20G%26%202%3D0"],
    [{ style: "pipeDelimited" }, list, "?c%2A=blue%7Cbl%20ack%7Cb%2Cr"],
    [{ style: "pipeDelimited" }, object, "?c%2A=R%7C100%7CG%26%7C2%3D0"],
    [{ style: "deepObject" }, object, "?c%2A%5BR%5D=100&c%2A%5BG%26%5D=2%3D0"],
    [
      { style: "deepObject", explode: true },
      { a: { b: [1, 2] }, "x]&y": "z" },
      "?c%2A%5Ba%5D%5Bb%5D%5B0%5D=1&c%2A%5Ba%5D%5Bb%5D%5B1%5D=2&c%2A%5Bx%5D%26y%5D=z",
    ],
    [{ style: "deepObject" }, ["a", "b"], "?c%2A%5B0%5D=a&c%2A%5B1%5D=b"],
    [
      { style: "deepObject" },
      [{ a: 1, b: 2 }, null, { a: 3 }],
      "?c%2A%5B0%5D%5Ba%5D=1&c%2A%5B0%5D%5Bb%5D=2&c%2A%5B2%5D%5Ba%5D=3",
    ],
    [{ style: "deepObject" }, { at: new Date(0) }, "?c%2A%5Bat%5D=1970-01-01T00%3A00%3A00.000Z"],
    [
      { allowReserved: true },
      "a:/?#[]@!$&'()*+,;=b c%",
      "?c%2A=a:/?%23[]@!$%26%27()*%2B,;=b%20c%25",
    ],
    [{ allowReserved: true, explode: false }, ["a/b", "c&d"], "?c%2A=a/b,c%26d"],
    [{ codec: json }, { a: ["&"] }, "?c%2A=%7B%22a%22%3A%5B%22%26%22%5D%7D"],
  ] as [Described, unknown, string][])("%j of %j is %s", async (facts, value, expected) => {
    const request = await arrived([parameter("query", "c*", facts)], { "c*": value });
    expect(request?.path).toBe(`/things${expected}`);
  });

  it("stands in the order of the document", async () => {
    const parameters = ["b", "a", "c"].map((name) => parameter("query", name));
    expect((await arrived(parameters, { a: 1, b: 2, c: [3, 4] }))?.path).toBe(
      "/things?b=2&a=1&c=3&c=4",
    );
  });
});

describe("a header parameter", () => {
  it.each([
    [{}, "a b", "a b"],
    [{}, 5, "5"],
    [{}, list, "blue,bl ack,b,r"],
    [{}, object, "R,100,G&,2=0"],
    [{ explode: true }, object, "R=100,G&=2=0"],
    [{ codec: json }, { a: 1 }, '{"a":1}'],
  ])("%j of %j is %s", async (facts, value, expected) => {
    const request = await arrived([parameter("header", "X-Mine", facts)], { "X-Mine": value });
    expect(request?.headers).toMatchObject({ "x-mine": expected });
  });

  it.each([null, undefined, [], {}])("that is left out, or %j, is not there", async (value) => {
    const request = await arrived([parameter("header", "X-Mine")], { "X-Mine": value });
    expect(request?.headers).not.toHaveProperty("x-mine");
  });
});

describe("a cookie parameter", () => {
  it.each([
    [{}, "a b;c", "c=a%20b%3Bc"],
    [{}, list, "c=blue; c=bl%20ack; c=b%2Cr"],
    [{ explode: false }, list, "c=blue,bl%20ack,b%2Cr"],
    [{ explode: false }, object, "c=R,100,G%26,2%3D0"],
  ])("%j of %j is %s", async (facts, value, expected) => {
    const request = await arrived([parameter("cookie", "c", facts)], { c: value });
    expect(request?.headers).toMatchObject({ cookie: expected });
  });

  it("stands beside others in one header, and there is none without", async () => {
    const parameters = ["a", "b"].map((name) => parameter("cookie", name));
    expect((await arrived(parameters, { a: 1, b: "\r\n" }))?.headers).toMatchObject({
      cookie: "a=1; b=%0D%0A",
    });
    expect((await arrived(parameters, {}))?.headers).not.toHaveProperty("cookie");
  });

  it("gives way to a header of the caller", async () => {
    const service = await serve();
    const core = anonymous(service.url, { headers: { Cookie: "mine=1" } });
    await call(core, { ...operation, parameters: [parameter("cookie", "c")] }, { c: "x" });
    expect(service.arrived[0]?.headers).toMatchObject({ cookie: "mine=1" });
  });
});

describe("the query of an operation", () => {
  const own: Operation<unknown> = { ...operation, query: "beta=true" };

  it("is sent without parameters", async () => {
    const service = await serve();
    await call(anonymous(service.url), own, {});
    expect(service.arrived[0]?.path).toBe("/things?beta=true");
  });

  it("is sent before theirs", async () => {
    const service = await serve();
    const parameters = [parameter("query", "c")];
    await call(anonymous(service.url), { ...own, parameters }, { c: "d" });
    expect(service.arrived[0]?.path).toBe("/things?beta=true&c=d");
  });
});
