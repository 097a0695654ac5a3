import { describe, expect, it } from "vitest";
import { call, json } from "../../templates/typescript/runtime/codegen.js";
import { InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { anonymous, type Described, operation, parameter } from "./api.js";
import { serve } from "./service.js";
import { thrown } from "./thrown.js";

/** The path that arrives at the server. */
async function arrivedPath(
  template: string,
  values: object,
  facts: Described = {},
): Promise<string | undefined> {
  const service = await serve();
  const names = [...template.matchAll(/\{(.+?)\}/g)].map(([, name = ""]) => name);
  const parameters = names.map((name) => parameter("path", name, facts));
  await call(anonymous(service.url), { ...operation, path: template, parameters }, values);
  return service.arrived[0]?.path;
}

async function refused(template: string, values: object, facts: Described = {}): Promise<string> {
  const service = await serve();
  const names = [...template.matchAll(/\{(.+?)\}/g)].map(([, name = ""]) => name);
  const parameters = names.map((name) => parameter("path", name, facts));
  const error = await thrown(
    InvalidRequestError,
    call(anonymous(service.url), { ...operation, path: template, parameters }, values),
  );
  expect(service.arrived).toEqual([]);
  return error.message;
}

describe("a value in the path", () => {
  it("stands wherever its name does", async () => {
    expect(await arrivedPath("/a/{b}/c/{b}", { b: "x$&y" })).toBe("/a/x%24%26y/c/x%24%26y");
  });

  it.each([
    ["a/b", "a%2Fb"],
    ["a\\b", "a%5Cb"],
    ["x?y#z", "x%3Fy%23z"],
    ["größe 日本 \u{1F600}", "gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC%20%F0%9F%98%80"],
    ["a%2fb", "a%252fb"],
    ["a;b=c,d", "a%3Bb%3Dc%2Cd"],
    ["!'()*", "%21%27%28%29%2A"],
    ["-_.~", "-_.~"],
    ["...", "..."],
    [".hidden", ".hidden"],
    ["a..b", "a..b"],
    ["\r\n\0", "%0D%0A%00"],
    ["{other}", "%7Bother%7D"],
    ["$&$1", "%24%26%241"],
    [" ", "%20"],
    ["undefined", "undefined"],
    [0, "0"],
    [12.5, "12.5"],
    [false, "false"],
    [new Date(0), "1970-01-01T00%3A00%3A00.000Z"],
  ])("%j arrives as one segment, %s", async (id, segment) => {
    expect(await arrivedPath("/things/{id}/parts", { id })).toBe(`/things/${segment}/parts`);
  });

  it("can be a bigint", async () => {
    expect(await arrivedPath("/{id}", { id: 2n ** 63n })).toBe("/9223372036854775808");
  });

  it("stays out of the other parameters", async () => {
    expect(await arrivedPath("/{a}/{b}", { a: "{b}", b: "$'" })).toBe("/%7Bb%7D/%24%27");
  });

  it.each([[undefined], [null], [""], [[]], [{}], [[""]], [[null]]])(
    "%j is refused as empty",
    async (id) => {
      for (const style of ["simple", "label", "matrix"]) {
        expect(await refused("/things/{id}", { id }, { style })).toBe(
          "sample: {id} of the path is missing or empty",
        );
      }
    },
  );

  it("that is missing is refused", async () => {
    expect(await refused("/things/{id}", {})).toContain("{id}");
  });

  it("that Unicode has no bytes for is refused with the reason", async () => {
    expect(await refused("/things/{id}", { id: "\ud800" })).toBe(
      "sample: the request cannot be written",
    );
  });

  it.each([
    ".",
    "..",
    "%2e",
    "%2E%2e",
    ".%2e",
    "%2e.",
    "%252e%252e",
    "../x",
    "x/..",
    "x/../y",
    "..\\x",
    "x\\..",
    "%2e%2e%2fx",
    "..%2fx",
    "..%5Cx",
    "x%2f..",
    "%252e%252e%252fx",
  ])("%j is refused, because a server may take it for a step up", async (id) => {
    for (const template of ["/things/{id}", "/things/{id}/parts"]) {
      expect(await refused(template, { id })).toBe("sample: the path cannot have dot segments");
    }
  });

  it.each([
    ["/{a}{b}", { a: ".", b: "." }, {}],
    ["/.{a}", { a: "." }, {}],
    ["/{a}.", { a: "." }, {}],
    ["/{a}", { a: [".."] }, {}],
    ["/{a}", { a: "." }, { style: "label" }],
  ])("cannot make a step up of %s with %j", async (template, values, facts) => {
    expect(await refused(template, values, facts)).toContain("dot segments");
  });

  it("reaches the server as it was encoded", async () => {
    // `fetch` normalises paths as it sends them: what would be changed there must have been refused.
    const all = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).join("");
    const arrived = await arrivedPath("/things/{id}", { id: all });
    expect(decodeURIComponent(arrived ?? "")).toBe(`/things/${all}`);
  });
});

describe("a path parameter by style", () => {
  const list = ["blue", "bl ack", "b,r"];
  const object = { R: 100, "G=": "2,0", none: undefined };

  it.each([
    ["simple", false, "blue", "/blue"],
    ["simple", false, list, "/blue,bl%20ack,b%2Cr"],
    ["simple", true, list, "/blue,bl%20ack,b%2Cr"],
    ["simple", false, object, "/R,100,G%3D,2%2C0"],
    ["simple", true, object, "/R=100,G%3D=2%2C0"],
    ["label", false, "blue", "/.blue"],
    ["label", false, list, "/.blue,bl%20ack,b%2Cr"],
    ["label", true, list, "/.blue.bl%20ack.b%2Cr"],
    ["label", false, object, "/.R,100,G%3D,2%2C0"],
    ["label", true, object, "/.R=100.G%3D=2%2C0"],
    ["matrix", false, "blue", "/;c%27=blue"],
    ["matrix", false, list, "/;c%27=blue,bl%20ack,b%2Cr"],
    ["matrix", true, list, "/;c%27=blue;c%27=bl%20ack;c%27=b%2Cr"],
    ["matrix", false, object, "/;c%27=R,100,G%3D,2%2C0"],
    ["matrix", true, object, "/;R=100;G%3D=2%2C0"],
  ])("%s, explode %s, of %j", async (style, explode, value, expected) => {
    expect(await arrivedPath("/{c'}", { "c'": value }, { style, explode })).toBe(expected);
  });

  it("can be JSON", async () => {
    expect(await arrivedPath("/{c}", { c: { a: [1] } }, { codec: json })).toBe(
      "/%7B%22a%22%3A%5B1%5D%7D",
    );
  });
});
