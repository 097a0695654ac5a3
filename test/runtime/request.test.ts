import { describe, expect, it, vi } from "vitest";
import {
  call,
  empty,
  header,
  json,
  commaDelimited,
  path,
  query,
} from "../../templates/typescript/runtime/codegen.js";
import { InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { anonymous, client, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

describe("a request", () => {
  it("is these bytes and no others", async () => {
    const service = await serve();
    await call(client({ serverURL: service.url, bearer: "abc" }), operation, {
      requestBody: { name: "größe", list: [1, null] },
    });
    const body = Buffer.from('{"name":"größe","list":[1,null]}').toString("latin1");
    expect(service.arrived).toEqual([
      {
        method: "POST",
        path: "/things",
        headers: {
          host: new URL(service.url).host,
          connection: "keep-alive",
          accept: "application/json",
          authorization: "Bearer abc",
          "content-type": "application/json",
          "user-agent": "sample/1.2.3",
          "accept-language": "*",
          "sec-fetch-mode": "cors",
          "accept-encoding": "gzip, deflate",
          "content-length": String(body.length),
        },
        body,
        port: expect.any(Number),
      },
    ]);
  });

  it("without a body has no content type", async () => {
    const service = await serve();
    const { requestBody: _, ...bodiless } = operation;
    await call(anonymous(service.url), { ...bodiless, method: "DELETE" }, {});
    expect(service.arrived[0]).toMatchObject({ method: "DELETE", body: "" });
    expect(service.arrived[0]?.headers).not.toHaveProperty("content-type");
  });

  it("leaves out a body that the caller leaves out", async () => {
    const service = await serve();
    await call(anonymous(service.url), operation, { requestBody: undefined });
    expect(service.arrived[0]?.body).toBe("");
    expect(service.arrived[0]?.headers).not.toHaveProperty("content-type");
  });

  it("sends a null that the caller gives as the body", async () => {
    const service = await serve();
    await call(anonymous(service.url), operation, { requestBody: null });
    expect(service.arrived[0]?.body).toBe("null");
  });

  it.each(["GET", "PUT", "PATCH", "OPTIONS"])("can be a %s", async (method) => {
    const service = await serve();
    const { requestBody: _, ...bodiless } = operation;
    await call(anonymous(service.url), { ...bodiless, method }, {});
    expect(service.arrived[0]?.method).toBe(method);
  });

  it("finds a parameter under its key where that is not its name", async () => {
    const service = await serve();
    const parameters = [
      { in: path, name: "id" },
      { in: query, name: "id", key: "query_id" },
      { in: header, name: "X-Id", key: "header_id" },
    ];
    await call(
      anonymous(service.url),
      { ...operation, path: "/things/{id}", parameters },
      { id: 1, query_id: 2, header_id: true },
    );
    expect(service.arrived[0]?.path).toBe("/things/1?id=2");
    expect(service.arrived[0]?.headers).toMatchObject({ "x-id": "true" });
  });

  it("has nothing from the prototypes of what the caller gives", async () => {
    const service = await serve();
    const parameters = ["constructor", "toString", "__proto__", "inherited"].map((name) => ({
      in: query,
      name,
    }));
    await call(
      anonymous(service.url),
      { ...operation, parameters },
      Object.create({ inherited: 1 }),
    );
    expect(service.arrived[0]?.path).toBe("/things");
  });

  it("asks for all media types that can be read, each once", async () => {
    const service = await serve();
    const problem = { ...json, mediaType: "application/problem+json" };
    const responses = { 200: json, 201: json, 202: problem, 203: empty };
    await call(anonymous(service.url), { ...operation, responses }, {});
    expect(service.arrived[0]?.headers).toMatchObject({
      accept: "application/json, application/problem+json",
    });
  });

  it("that cannot be written is refused with the reason", async () => {
    const service = await serve();
    const cycle: Record<string, unknown> = {};
    cycle.cycle = cycle;
    const error = await thrown(
      InvalidRequestError,
      call(anonymous(service.url), operation, { requestBody: cycle }),
    );
    expect(error.message).toBe("sample: the request cannot be written");
    expect(error.cause).toMatchObject({ name: "TypeError" });
    expect(service.arrived).toEqual([]);
  });
});

describe("headers", () => {
  it("of the client override the SDK's, and those of a call override both", async () => {
    const service = await serve();
    const core = client({
      serverURL: service.url,
      bearer: "abc",
      headers: { "User-Agent": "mine", ACCEPT: "text/x", "X-One": "client", "X-Two": "client" },
    });
    await call(
      core,
      operation,
      { requestBody: {} },
      { headers: { "x-TWO": "call", authorization: "DPoP xyz", "content-type": "text/y" } },
    );
    expect(service.arrived[0]?.headers).toMatchObject({
      "user-agent": "mine",
      accept: "text/x",
      "x-one": "client",
      "x-two": "call",
      authorization: "DPoP xyz",
      "content-type": "text/y",
    });
  });

  it.each([
    ["a line break", "a\r\nx-evil: 1"],
    ["a line feed at the end", "canary\n"],
    ["a NUL", "a\0b"],
    ["a character outside Latin-1", "a\u{1F600}"],
    ["DEL", "a\x7fb"],
  ])("with %s are refused, and not quoted", async (_, value) => {
    const service = await serve();
    for (const attempt of [
      call(anonymous(service.url, { headers: { "x-mine": value } }), operation, {}),
      call(anonymous(service.url), operation, {}, { headers: { "x-mine": value } }),
      call(
        anonymous(service.url),
        { ...operation, parameters: [{ in: header, name: "x-mine" }] },
        { "x-mine": value },
      ),
      call(anonymous(service.url, { userAgent: value }), operation, {}),
    ]) {
      const error = await thrown(InvalidRequestError, attempt);
      expect(error.message).toMatch(/^sample: header (x-mine|user-agent) cannot be sent$/);
    }
    expect(service.arrived).toEqual([]);
  });

  it.each([5, null, undefined, ["a"]])("whose value is %j are refused", async (value) => {
    const service = await serve();
    const headers = JSON.parse(JSON.stringify({ "x-mine": "" }));
    headers["x-mine"] = value;
    await thrown(InvalidRequestError, call(anonymous(service.url), operation, {}, { headers }));
    expect(service.arrived).toEqual([]);
  });

  it.each(["", "a b", "a:b", "x\r\ny", "ä"])("cannot be called %j", async (name) => {
    const service = await serve();
    await thrown(
      InvalidRequestError,
      call(anonymous(service.url, { headers: { [name]: "x" } }), operation, {}),
    );
    expect(service.arrived).toEqual([]);
  });

  it("may hold Latin-1 and tabs", async () => {
    const service = await serve();
    await call(anonymous(service.url, { headers: { "x-mine": "größe\t1" } }), operation, {});
    expect(service.arrived[0]?.headers).toMatchObject({ "x-mine": "größe\t1" });
  });
});

describe("the user agent", () => {
  it("is that of the SDK", async () => {
    const service = await serve();
    await call(anonymous(service.url), operation, {});
    expect(service.arrived[0]?.headers).toMatchObject({ "user-agent": "sample/1.2.3" });
  });

  it("can be set", async () => {
    const service = await serve();
    await call(anonymous(service.url, { userAgent: "app/2" }), operation, {});
    expect(service.arrived[0]?.headers).toMatchObject({ "user-agent": "app/2" });
  });

  it("is left to browsers", async () => {
    const service = await serve();
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64)" });
    try {
      await call(anonymous(service.url), operation, {});
    } finally {
      vi.unstubAllGlobals();
    }
    expect(service.arrived[0]?.headers["user-agent"]).toBe("node");
  });
});

describe("what the caller gives", () => {
  it("is never changed and may be frozen", async () => {
    const service = await serve();
    const options = { serverURL: service.url, bearer: "abc", headers: { "x-a": "1" } };
    const request = { id: "1", tags: ["a", "b"], requestBody: { deep: { list: [1] } } };
    const callOptions = { headers: { "x-b": "2" }, timeoutMs: 5_000 };
    const facts = {
      ...operation,
      parameters: [
        { in: query, name: "id" },
        { in: query, name: "tags", style: commaDelimited, explode: true },
      ],
    };
    const before = structuredClone([options, request, callOptions]);
    for (const freeze of [(value: object) => value, deepFreeze]) {
      freeze(options);
      freeze(request);
      freeze(callOptions);
      await call(client(options), facts, request, callOptions);
      expect([options, request, callOptions]).toEqual(before);
    }
    expect(service.arrived).toHaveLength(2);
    expect(service.arrived[1]?.path).toBe("/things?id=1&tags=a&tags=b");
  });

  it("may change after the client is made without changing the client", async () => {
    const service = await serve();
    const options = { serverURL: service.url, bearer: "abc", userAgent: "mine" };
    const core = client(options);
    options.userAgent = "other";
    options.bearer = "other";
    options.serverURL = "http://127.0.0.1:1";
    await call(core, operation, {});
    expect(service.arrived[0]?.headers).toMatchObject({
      authorization: "Bearer abc",
      "user-agent": "mine",
    });
  });
});

describe("fetch", () => {
  it("is the caller's where there is one, and is called without a receiver", async () => {
    const receivers: unknown[] = [];
    const seen: string[] = [];
    const core = anonymous("https://api.example", {
      fetch: function (this: unknown, url, init) {
        receivers.push(this);
        seen.push(`${init.method} ${url} ${init.redirect} ${String(init.body)}`);
        return Promise.resolve(new Response("{}"));
      },
    });
    await call(core, operation, { requestBody: { a: 1 } });
    expect(seen).toEqual(['POST https://api.example/things manual {"a":1}']);
    expect(receivers).toEqual([undefined]);
  });

  it("is looked up when a call is made", async () => {
    const core = anonymous("https://api.example");
    vi.stubGlobal("fetch", async () => new Response('"stubbed"'));
    try {
      expect(await call(core, operation, {})).toBe("stubbed");
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("keeps its connection for the next call", async () => {
    const service = await serve((response, { path: at }) =>
      reply(response, at === "/fault" ? 400 : 200),
    );
    const core = anonymous(service.url);
    for (const at of ["/things", "/fault", "/things"]) {
      await call(core, { ...operation, path: at }, {}).catch(() => {});
      // Node takes a connection back a moment after the body has ended.
      await new Promise(setImmediate);
    }
    expect(new Set(service.arrived.map(({ port }) => port)).size).toBe(1);
  });
});

function deepFreeze(value: object): void {
  Object.freeze(value);
  for (const member of Object.values(value)) if (typeof member === "object") deepFreeze(member);
}
