import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { call, empty, json } from "../../templates/typescript/runtime/codegen.js";
import { ResponseValidationError } from "../../templates/typescript/runtime/index.js";
import { anonymous, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

/** What a call resolves to for an answer. */
async function answered(
  status: number,
  body: string,
  facts: object = {},
  headers: Record<string, string> = {},
): Promise<unknown> {
  const service = await serve((response) => reply(response, status, body, headers));
  return call(anonymous(service.url), { ...operation, ...facts }, {});
}

describe("a success", () => {
  it("has its status and headers around it for who asks", async () => {
    const service = await serve((response) => reply(response, 200, '{"a":1}', { "X-Page": "2" }));
    const { body, status, headers } = await call(
      anonymous(service.url),
      operation,
      {},
    ).withResponse();
    expect({ body, status, page: headers.get("x-page") }).toEqual({
      body: { a: 1 },
      status: 200,
      page: "2",
    });
  });

  it.each([
    ["its status", 201, { 201: json, "2XX": empty, default: empty }],
    ["its range", 201, { 200: empty, "2XX": json, default: empty }],
    ["the default", 201, { 200: empty, default: json }],
  ])("is read by %s", async (_, status, responses) => {
    expect(await answered(status, '{"a":1}', { responses })).toEqual({ a: 1 });
  });

  it.each([200, 250, 299])("may be of status %d", async (status) => {
    expect(await answered(status, '{"a":1}', { responses: { "2XX": json } })).toEqual({ a: 1 });
  });

  it.each([204, 205])("of status %d is nothing", async (status) => {
    expect(await answered(status, "", { responses: { 200: json, "2XX": json } })).toBeUndefined();
  });

  it("of HEAD is nothing", async () => {
    const facts = { method: "HEAD", requestBody: undefined };
    expect(await answered(200, "", facts, { "content-length": "17" })).toBeUndefined();
  });

  it.each([
    ["nothing is declared", {}],
    ["it is declared to be empty", { responses: { 200: empty } }],
  ])("is nothing where %s, whatever arrives", async (_, declared) => {
    const { responses: __, ...facts } = operation;
    for (const body of ["", "OK", "{}", "<html>"]) {
      const service = await serve((response) => reply(response, 200, body));
      expect(await call(anonymous(service.url), { ...facts, ...declared }, {})).toBeUndefined();
    }
  });

  it.each([
    ["", undefined],
    ['{"a":1}', { a: 1 }],
    ["Created", undefined],
    ["<html></html>", undefined],
  ])("that the document does not know is its JSON or nothing: %j", async (body, expected) => {
    expect(await answered(201, body)).toEqual(expected);
  });

  it("may come in pieces and compressed", async () => {
    const text = JSON.stringify({ text: "größe ".repeat(5_000) });
    const service = await serve((response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      const bytes = gzipSync(text);
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await call(anonymous(service.url), operation, {})).toEqual(JSON.parse(text));
  });
});

describe("a success that cannot be read", () => {
  it.each([
    ["empty", "", "the body is empty"],
    ["HTML", "<!doctype html><p>canary", "the body is not JSON"],
    ["cut short", '{"secret":"canary', "the body is not JSON"],
    ["more than JSON", '{"secret":"canary"}}', "the body is not JSON"],
    ["not JSON", "{'secret':'canary'}", "the body is not JSON"],
  ])("because it is %s is told by status and request", async (_, body, detail) => {
    const attempt = answered(200, body, {}, { "x-request-id": "r-1" });
    const error = await thrown(ResponseValidationError, attempt);
    expect(error.message).toBe(`sample: 200 ${detail}`);
    expect(error).toMatchObject({ status: 200, requestId: "r-1", operationId: "sample", body });
    expect(error.headers.get("x-request-id")).toBe("r-1");
    expect(error.cause).toEqual(new SyntaxError(detail));
  });
});

describe("the largest response", () => {
  const limit = 1_000;
  const exactly = JSON.stringify("x".repeat(limit - 2));

  it("is still read", async () => {
    const service = await serve((response) => reply(response, 200, exactly));
    const core = anonymous(service.url, { maxResponseBytes: limit });
    expect(await call(core, operation, {})).toHaveLength(limit - 2);
  });

  it("is 10 MiB by default", async () => {
    const most = 10 * 2 ** 20;
    for (const [size, isRead] of [
      [most, true],
      [most + 1, false],
    ] as const) {
      const service = await serve((response) => reply(response, 200, `"${"x".repeat(size - 2)}"`));
      const attempt = call(anonymous(service.url), operation, {});
      if (isRead) expect(await attempt).toHaveLength(size - 2);
      else await thrown(ResponseValidationError, attempt);
    }
  });

  it.each([
    ["a byte larger", { maxResponseBytes: limit }, `${exactly} `],
    ["any, where no number is given", { maxResponseBytes: Number.NaN }, "{}"],
  ])("is not exceeded: %s", async (_, options, body) => {
    const service = await serve((response) => reply(response, 200, body));
    const attempt = call(anonymous(service.url, options), operation, {});
    const error = await thrown(ResponseValidationError, attempt);
    expect(error.message).toBe("sample: 200 the body is larger than maxResponseBytes");
  });

  it("ends one that never ends, and the connection with it", async () => {
    const service = await serve((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(2 ** 16, "x");
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", more);
      more();
    });
    await thrown(ResponseValidationError, call(anonymous(service.url), operation, {}));
    await service.hungUp;
  });

  it("counts what is read, not what is sent", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 2 ** 20, " "), { level: 1 });
    expect(bomb.length).toBeLessThan(2 ** 20);
    const service = await serve((response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    const attempt = call(anonymous(service.url), operation, {});
    const error = await thrown(ResponseValidationError, attempt);
    expect(error.body.length).toBeLessThan(11 * 2 ** 20);
    await service.hungUp;
  });
});
