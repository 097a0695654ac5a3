import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { call, hasMembers } from "../../templates/typescript/runtime/codegen.js";
import * as door from "../../templates/typescript/runtime/index.js";
import { APIError, SDKError } from "../../templates/typescript/runtime/index.js";
import { anonymous, FaultError, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

async function failed<E extends SDKError>(
  type: new (...init: never[]) => E,
  status: number,
  body: string,
  headers: Record<string, string> = {},
  options: door.SDKOptions = {},
): Promise<E> {
  const service = await serve((response) => reply(response, status, body, headers));
  return thrown(type, call(anonymous(service.url, options), operation, {}));
}

describe("a declared error", () => {
  it.each([400, 500, 503])("is of its class for status %d", async (status) => {
    const error = await failed(FaultError, status, '{"code":"E1","text":"no such thing"}', {
      "x-request-id": "r-1",
    });
    expect(error).toBeInstanceOf(APIError);
    expect(error).toBeInstanceOf(SDKError);
    expect(error.message).toBe(`sample: ${status} no such thing`);
    expect(error).toMatchObject({
      name: "FaultError",
      status,
      requestId: "r-1",
      operationId: "sample",
      code: "E1",
    });
    expect(error.body).toEqual({ code: "E1", text: "no such thing" });
    expect(error.headers.get("x-request-id")).toBe("r-1");
  });

  it("whose body has no message has that of its status", async () => {
    expect((await failed(FaultError, 400, '{"code":"E1"}')).message).toBe(
      "sample: 400 Bad Request",
    );
  });

  it("has a message of one line that is not long", async () => {
    const text = `a\r\nb\u2028c\u202e\0 ${"x".repeat(100_000)}`;
    const { message, body } = await failed(FaultError, 400, JSON.stringify({ code: "E", text }));
    expect(message).toMatch(/^sample: 400 a b c x+$/);
    expect(message.length).toBeLessThanOrEqual(500);
    expect(body.text).toBe(text);
  });
});

describe("an error that is not the declared one", () => {
  it.each([
    ["its status is not declared", 404, '{"code":"E1"}', { code: "E1" }],
    ["its body has another shape", 400, '{"message":"x"}', { message: "x" }],
    ["its body is no object", 400, '"code"', "code"],
    ["its body is null", 400, "null", null],
    ["its body is HTML", 502, "<h1>Bad Gateway</h1>", "<h1>Bad Gateway</h1>"],
    ["its body is cut short", 500, '{"code":"E1', '{"code":"E1'],
    ["its body is empty", 500, "", ""],
    ["the member is not its own", 400, '{"__proto__":{"code":"E1"}}', expect.anything()],
  ])("is an APIError because %s", async (_, status, text, body) => {
    const error = await failed(APIError, status, text);
    expect(error).toMatchObject({ name: "APIError", status });
    expect(error.body).toEqual(body);
    expect(error.message).toMatch(new RegExp(`^sample: ${status} [A-Z][A-Za-z ]+$`));
  });

  it("has what is not UTF-8 in its body replaced", async () => {
    const service = await serve((response) => {
      response.writeHead(500).end(Buffer.from([0x61, 0xff]));
    });
    const error = await thrown(APIError, call(anonymous(service.url), operation, {}));
    expect(error.body).toBe("a\ufffd");
  });

  it("has the start of a body that is too large, and a short message", async () => {
    const { body, message } = await failed(
      APIError,
      500,
      "x".repeat(3_000_000),
      {},
      {
        maxResponseBytes: 1_000,
      },
    );
    expect(String(body).length).toBeGreaterThanOrEqual(1_000);
    expect(String(body).length).toBeLessThan(1_000_000);
    expect(message).toBe("sample: 500 Internal Server Error");
  });
});

describe("members", () => {
  it.each([
    [{ a: undefined }, ["a"], true],
    [{ a: 1 }, ["a", "b"], false],
    [{}, ["toString"], false],
    [{}, [], true],
    [null, [], false],
    ["text", ["length"], false],
  ])("of %j are %j: %s", (value, names, expected) => {
    expect(hasMembers(value, names)).toBe(expected);
  });
});

describe("a class of errors", () => {
  it.each(Object.entries(door).filter(([, value]) => Object(value).prototype instanceof Error))(
    "has the name by which it is had: %s",
    (name, type) => {
      expect(Object(type).prototype.name).toBe(name);
    },
  );
});

describe("the request of an error", () => {
  it.each([
    [{ "x-request-id": "a", "request-id": "b" }, "a"],
    [{ "request-id": "b" }, "b"],
    [{ "x-correlation-id": "c" }, "c"],
    [{}, undefined],
  ])("is named by %j", async (headers, expected) => {
    expect((await failed(APIError, 404, "", headers)).requestId).toBe(expected);
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "of status %d is an error and not followed",
    async (status) => {
      const elsewhere = await serve();
      const service = await serve((response, { path }) =>
        reply(response, path === "/things" ? status : 200, "", {
          location: path === "/things" ? "/same" : `${elsewhere.url}/other`,
        }),
      );
      const same = await thrown(APIError, call(anonymous(service.url), operation, {}));
      expect(same.message).toBe(`sample: ${status} redirects are not followed`);
      expect(same.headers.get("location")).toBe("/same");

      const away = await serve((response) =>
        reply(response, status, "", { location: `${elsewhere.url}/other` }),
      );
      await thrown(APIError, call(anonymous(away.url), operation, { requestBody: { a: 1 } }));
      expect(service.arrived).toHaveLength(1);
      expect(elsewhere.arrived).toEqual([]);
    },
  );

  it("that a browser hides is an error as well", async () => {
    const hidden = Response.error();
    const core = anonymous("https://api.example", { fetch: async () => hidden });
    const error = await thrown(APIError, call(core, operation, {}));
    expect(error).toMatchObject({ status: 0, body: "" });
    expect(error.message).toBe("sample: 0 redirects are not followed");
  });
});

describe("an error that is printed", () => {
  it("shows neither headers nor body", async () => {
    const error = await failed(FaultError, 400, '{"code":"E1","text":"no","secret":"canary"}', {
      "x-secret": "canary",
      "x-request-id": "r-1",
    });
    expect(Object.keys(error).toSorted()).toEqual(["operationId", "requestId", "status"]);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "FaultError",
      message: "sample: 400 no",
      operationId: "sample",
      requestId: "r-1",
      status: 400,
    });
    for (const printed of [inspect(error), String(error), error.stack]) {
      expect(printed).toContain("FaultError: sample: 400 no");
      expect(printed).not.toContain("canary");
    }
  });

  it("has the same name as its class", () => {
    const classes = Object.entries(door).filter(([name]) => name.endsWith("Error"));
    expect(classes.map(([name]) => name).toSorted()).toEqual([
      "APIError",
      "ConnectionError",
      "InvalidRequestError",
      "RequestAbortedError",
      "RequestTimeoutError",
      "ResponseValidationError",
      "SDKError",
    ]);
    for (const [name, type] of classes) expect(Object(type).name).toBe(name);
  });
});
