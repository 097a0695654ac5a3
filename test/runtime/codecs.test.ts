import { describe, expect, it } from "vitest";
import {
  anyBinary,
  binary,
  binaryOf,
  call,
  content,
  deepObject,
  deepParts,
  type empty,
  form,
  formOf,
  joinedPart,
  json,
  jsonOrText,
  multipart,
  multipartAs,
  multipartOf,
  pipeDelimited,
  query,
  text,
  typedPart,
} from "../../templates/typescript/runtime/codegen.js";
import {
  InvalidRequestError,
  ResponseValidationError,
} from "../../templates/typescript/runtime/index.js";
import { anonymous, operation } from "./api.js";
import { type Arrived, serve } from "./service.js";
import { thrown } from "./thrown.js";

type Encoder = typeof multipart;
type Decoder = typeof empty;

async function sent(requestBody: Encoder, value: unknown): Promise<Arrived> {
  const service = await serve();
  await call(anonymous(service.url), { ...operation, requestBody }, { requestBody: value });
  const [arrived] = service.arrived;
  if (arrived === undefined) throw new Error("nothing arrived");
  return arrived;
}

async function received(codec: Decoder, body: string | Buffer, type?: string): Promise<unknown> {
  const service = await serve((response) => {
    response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(body);
  });
  return call(anonymous(service.url), { ...operation, responses: { 200: codec } }, {});
}

describe("a body that is sent", () => {
  it.each<[string, Encoder, unknown, string, string]>([
    ["an object", json, { a: [1, "ü"], b: undefined }, "application/json", '{"a":[1,"ü"]}'],
    ["a string", json, "a", "application/json", '"a"'],
    ["false", json, false, "application/json", "false"],
    [
      "JSON by another name",
      { ...json, mediaType: "application/merge-patch+json" },
      { a: null },
      "application/merge-patch+json",
      '{"a":null}',
    ],
    [
      "a form",
      form,
      {
        a: "x &=+ü",
        list: [1, 2],
        o: { k: "v" },
        n: null,
        u: undefined,
        none: [],
        at: new Date(0),
      },
      "application/x-www-form-urlencoded",
      "a=x+%26%3D%2B%C3%BC&list=1&list=2&o=%7B%22k%22%3A%22v%22%7D&at=1970-01-01T00%3A00%3A00.000Z",
    ],
    ["text", text, "größe\r\n", "text/plain", "größe\r\n"],
    ["empty text", text, "", "text/plain", ""],
    ["a number as text", text, 5, "text/plain", "5"],
    ["a blob", binary, new Blob(["a\0b"]), "application/octet-stream", "a\0b"],
    ["bytes", binary, new TextEncoder().encode("ab"), "application/octet-stream", "ab"],
    [
      "a blob as what the document calls it",
      { ...binary, mediaType: "image/png" },
      new Blob(["x"], { type: "image/gif" }),
      "image/png",
      "x",
    ],
    [
      "a blob of a range, as what it is",
      anyBinary,
      new Blob(["x"], { type: "image/gif" }),
      "image/gif",
      "x",
    ],
    [
      "a blob of one of several types",
      binaryOf("image/png", "image/gif"),
      new Blob(["x"], { type: "image/gif" }),
      "image/gif",
      "x",
    ],
    [
      "a blob of none of several types",
      binaryOf("image/png", "image/gif"),
      new Blob(["x"], { type: "image/bmp" }),
      "image/png",
      "x",
    ],
    [
      "a blob of a range, beside a type with a name",
      binaryOf("image/png", "image/*"),
      new Blob(["x"], { type: "image/gif" }),
      "image/gif",
      "x",
    ],
    [
      "a blob of another range",
      binaryOf("image/png", "image/*"),
      new Blob(["x"], { type: "imagery/x" }),
      "image/png",
      "x",
    ],
    [
      "a blob that says nothing, where it may be anything",
      binaryOf("image/png", "*/*"),
      new Blob(["x"]),
      "image/png",
      "x",
    ],
    [
      "a blob of a range that is unknown",
      anyBinary,
      new Blob(["x"]),
      "application/octet-stream",
      "x",
    ],
  ])("can be %s", async (_, codec, value, type, body) => {
    const arrived = await sent(codec, value);
    expect(arrived.headers["content-type"]).toBe(type);
    expect(Buffer.from(arrived.body, "latin1").toString()).toBe(body);
  });

  it("can have parts", async () => {
    const { headers, body } = await sent(multipart, {
      text: 'a"\r\nb',
      number: 5,
      list: ["x", "y"],
      object: { deep: [1] },
      file: new File(["content"], "a.txt", { type: "text/x" }),
      none: undefined,
      nil: null,
    });
    const [type, boundary] = (headers["content-type"] ?? "").split("; boundary=");
    expect(type).toBe("multipart/form-data");
    const parts = Buffer.from(body, "latin1").toString().split(`--${boundary}`);
    const head = "\r\nContent-Disposition: form-data; name=";
    expect(parts).toEqual([
      "",
      `${head}"text"\r\n\r\na"\r\nb\r\n`,
      `${head}"number"\r\n\r\n5\r\n`,
      `${head}"list"\r\n\r\nx\r\n`,
      `${head}"list"\r\n\r\ny\r\n`,
      `${head}"object"\r\nContent-Type: application/json\r\n\r\n{"deep":[1]}\r\n`,
      `${head}"file"; filename="a.txt"\r\nContent-Type: text/x\r\n\r\ncontent\r\n`,
      expect.stringMatching(/^--/),
    ]);
  });
});

describe("a body of several parts that is no form", () => {
  it("has the type of the document, and the parts of a form", async () => {
    const related = multipartAs("multipart/related", { image: typedPart("image/png") });
    const { headers, body } = await sent(related, {
      'a"\r\nb': { deep: [1] },
      image: new Blob(["\0"]),
      file: new File(["ü"], 'a"ü.txt'),
      list: ["x", 5],
      none: null,
    });
    const [type, boundary] = (headers["content-type"] ?? "").split("; boundary=");
    expect(type).toBe("multipart/related");
    const head = "\r\nContent-Disposition: form-data; name=";
    expect(Buffer.from(body, "latin1").toString().split(`--${boundary}`)).toEqual([
      "",
      `${head}"a%22%0D%0Ab"\r\nContent-Type: application/json\r\n\r\n{"deep":[1]}\r\n`,
      `${head}"image"; filename="blob"\r\nContent-Type: image/png\r\n\r\n\0\r\n`,
      `${head}"file"; filename="a%22ü.txt"\r\nContent-Type: application/octet-stream\r\n\r\nü\r\n`,
      `${head}"list"\r\n\r\nx\r\n`,
      `${head}"list"\r\n\r\n5\r\n`,
      "--\r\n",
    ]);
  });
});

describe("what is not made of members", () => {
  it.each([
    [form, "a=b"],
    [multipart, "a=b"],
    [multipart, new Blob(["a"])],
    [multipartAs("multipart/mixed"), "a"],
    [formOf([]), 5],
  ])("cannot be written as a form", async (encoder, value) => {
    const error = await thrown(InvalidRequestError, sent(encoder, value));
    expect(error.cause).toMatchObject({ message: "a form is made of the members of an object" });
  });
});

describe("a file in what is written as text", () => {
  it.each([
    ["JSON in a form of parts", multipart, { a: { b: [new Blob(["x"])] } }],
    [
      "a part of a media type",
      multipartOf({ a: typedPart("application/json") }),
      { a: { b: new Blob(["x"]) } },
    ],
    ["a form of names and values", form, { a: new Blob(["x"]) }],
  ])("cannot be sent: %s", async (_, encoder, value) => {
    const error = await thrown(InvalidRequestError, sent(encoder, value));
    expect(error.cause).toMatchObject({ message: "a file is no part of a text" });
  });
});

describe("a form of which the document says how its members are written", () => {
  it("writes those as the parameters of a query are written", async () => {
    const styled = formOf([
      { in: query, name: "where", style: deepObject },
      { in: query, name: "tags", style: pipeDelimited },
      { in: query, name: "filter", style: content(json) },
      { in: query, name: "url", allowReserved: true },
    ]);
    const { headers, body } = await sent(styled, {
      a: "x y",
      where: { "b[": { c: 1 }, none: null },
      tags: ["x", "y"],
      filter: [1],
      url: "a/b?c=d&e",
      gone: undefined,
      list: [1, 2],
    });
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(body).toBe(
      "a=x+y&where%5Bb%5B%5D%5Bc%5D=1&tags=x%7Cy&filter=%5B1%5D&url=a/b?c=d%26e&list=1&list=2",
    );
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({ filter: "[1]" });
  });

  it("may have members that nothing is left of", async () => {
    const styled = formOf([{ in: query, name: "where", style: deepObject }]);
    expect((await sent(styled, { where: {}, b: [], constructor: "c" })).body).toBe("constructor=c");
  });

  it("has parts of the media types of the document", async () => {
    const parts = multipartOf({
      text: typedPart("text/markdown"),
      object: typedPart("application/vnd.a+json"),
      image: typedPart("image/png"),
      file: typedPart("image/png"),
      sizes: joinedPart,
      deep: deepParts,
    });
    const { headers, body } = await sent(parts, {
      text: "a",
      object: [{ b: 1 }, { b: 2 }],
      image: [new Blob(["1"]), new Blob(["2"], { type: "image/gif" })],
      file: new File(["3"], "3.png"),
      sizes: [1, 2],
      deep: { a: [{ b: new Blob(["4"]) }, null], at: new Date(0) },
      toString: "own",
    });
    const boundary = (headers["content-type"] ?? "").split("boundary=")[1];
    const all = Buffer.from(body, "latin1").toString().split(`--${boundary}`);
    const head = "\r\nContent-Disposition: form-data; name=";
    const part = (name: string, type: string, value: string, file = "") =>
      `${head}"${name}"${file && `; filename="${file}"`}\r\nContent-Type: ${type}\r\n\r\n${value}\r\n`;
    expect(all.slice(1, -1)).toEqual([
      part("text", "text/markdown", "a"),
      part("object", "application/vnd.a+json", '{"b":1}'),
      part("object", "application/vnd.a+json", '{"b":2}'),
      part("image", "image/png", "1", "blob"),
      part("image", "image/gif", "2", "blob"),
      part("file", "image/png", "3", "3.png"),
      `${head}"sizes"\r\n\r\n1,2\r\n`,
      part("deep[a][0][b]", "application/octet-stream", "4", "blob"),
      `${head}"deep[at]"\r\n\r\n1970-01-01T00:00:00.000Z\r\n`,
      `${head}"toString"\r\n\r\nown\r\n`,
    ]);
  });
});

describe("a body that is received", () => {
  it("can be JSON", async () => {
    expect(await received(json, '{"a":[1,"ü",null]}', "application/json")).toEqual({
      a: [1, "ü", null],
    });
    expect(await received(json, "\ufeff[1]", "application/json")).toEqual([1]);
    expect(await received(json, "false", "application/json")).toBe(false);
  });

  it.each([undefined, "text/plain", "application/problem+json; charset=utf-8"])(
    "is JSON if it can be read as JSON, and is called %j",
    async (type) => {
      expect(await received(json, '{"a":1}', type)).toEqual({ a: 1 });
    },
  );

  it("can be text", async () => {
    expect(await received(text, "größe", "text/plain")).toBe("größe");
    expect(await received(text, "", "text/plain")).toBe("");
  });

  it.each([
    ["text/plain", "done", "done"],
    ["text/html", '"done"', '"done"'],
    ["application/json", '"done"', "done"],
    ["application/vnd.a+json; charset=utf-8", "null", null],
    ["application/jsonl", "1", "1"],
  ])("can be a text of any media type, such as %s", async (type, body, expected) => {
    expect(await received(jsonOrText, body, type)).toBe(expected);
  });

  it("is not JSON only because it says so", async () => {
    const reading = received(jsonOrText, "done", "application/json");
    const { message } = await thrown(ResponseValidationError, reading);
    expect(message).toContain("the body is not JSON");
  });

  it("can be a form", async () => {
    expect(await received(form, "a=x+%26&b=2")).toEqual({ a: "x &", b: "2" });
    const repeated = await received(form, "a=1&__proto__=2&a=&b=3&a=4");
    expect(repeated).toEqual(JSON.parse('{"a":["1","","4"],"__proto__":"2","b":"3"}'));
  });

  it("can be bytes", async () => {
    const bytes = Buffer.from([0, 255, 254, 10]);
    const blob = await received(binary, bytes, "image/png");
    expect(blob).toBeInstanceOf(Blob);
    expect((blob as Blob).type).toBe("image/png");
    expect(Buffer.from(await (blob as Blob).arrayBuffer())).toEqual(bytes);
  });

  it("can be no bytes", async () => {
    expect(((await received(binary, "")) as Blob).size).toBe(0);
  });

  it("cannot pollute the prototype of anything", async () => {
    const body = await received(json, '{"__proto__":{"polluted":true},"constructor":1}');
    expect(Object.keys(Object(body))).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it.each([
    ["text", text],
    ["JSON", json],
    ["a form", form],
  ])("is refused as %s if it is not UTF-8", async (_, codec) => {
    const attempt = received(codec, Buffer.from([0x22, 0xff, 0x22]));
    const error = await thrown(ResponseValidationError, attempt);
    expect(error.message).toMatch(/^sample: 200 .*utf-8/i);
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.body).toBe('"\ufffd"');
  });
});
