import { describe, expect, it } from "vitest";
import { registrationEndpoint } from "../../generated/typescript/src/registration/index.js";
import { AuthleteCore } from "../../generated/typescript/src/index.js";
import { created, management, plain, registration, stubbed } from "./stub.js";

const realm = 'Bearer realm="client registration"';
const ok = { ...created, action: "OK" };

describe("paths and methods", () => {
  it.each([
    ["POST", "/register", 201, "CREATED", "register"],
    ["GET", "/register/1", 200, "OK", "get"],
    ["PUT", "/register/1", 200, "UPDATED", "update"],
    ["DELETE", "/register/1", 204, "DELETED", "delete"],
  ])("%s %s is answered with %i", async (method, path, status, action, operation) => {
    const { endpoint, called, audits } = stubbed({ ...created, action });
    const answer = await endpoint(
      new Request(`https://as.example${path}?access_token=x#y`, {
        method,
        headers: { authorization: "bearer t", "content-type": "application/json" },
        ...(/^P/.test(method) && { body: "{}" }),
      }),
    );
    expect((await plain(answer)).status).toBe(status);
    const suffix = operation === "register" ? "" : `/${operation}`;
    expect(called.map((call) => call.path)).toEqual([
      `/api/21653835348762/client/registration${suffix}`,
    ]);
    expect(audits).toMatchObject([{ operation, method, status, action, resultCode: "A202001" }]);
  });

  it.each([
    "/",
    "/registers",
    "/register/",
    "/register/a/b",
    "/register//",
    "//register",
    "/Register",
  ])("%s is not here: 404", async (path) => {
    const { endpoint, called, audits } = stubbed(created);
    const answer = await plain(await endpoint(new Request(`https://as.example${path}`)));
    expect(answer).toMatchObject({ status: 404, body: { error: "not_found" } });
    expect([called, audits.map(({ status }) => status)]).toEqual([[], [404]]);
  });

  it.each([
    ["GET", "/register", "POST, OPTIONS"],
    ["HEAD", "/register", "POST, OPTIONS"],
    ["DELETE", "/register", "POST, OPTIONS"],
    ["POST", "/register/1", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["PATCH", "/register/1", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["get", "/register/1", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ["PROPFIND", "/register/1", "GET, HEAD, PUT, DELETE, OPTIONS"],
  ])(
    "%s %s is not allowed: 405 with Allow (RFC 9110 section 15.5.6)",
    async (method, path, allow) => {
      const { endpoint, called } = stubbed(created);
      const url = `https://as.example${path}`;
      const { status, headers } = await endpoint.answer({
        method,
        url,
        headers: new Headers(),
        body: null,
      });
      expect([status, headers.Allow, headers["Cache-Control"]]).toEqual([405, allow, "no-store"]);
      expect(called).toEqual([]);
    },
  );

  it("OPTIONS says what is allowed, and leaves CORS to the host", async () => {
    const { endpoint, called } = stubbed(created);
    for (const [path, allow] of [
      ["/register", "POST, OPTIONS"],
      ["/register/1", "GET, HEAD, PUT, DELETE, OPTIONS"],
    ]) {
      const response = await endpoint(
        new Request(`https://as.example${path}`, { method: "OPTIONS" }),
      );
      response.headers.set("access-control-allow-origin", "*");
      const answer = await plain(response);
      expect(answer).toMatchObject({ status: 204, body: null, headers: { allow } });
    }
    expect(called).toEqual([]);
  });

  it("HEAD is GET without the body (RFC 9110 section 9.3.2)", async () => {
    const { endpoint } = stubbed(ok);
    const got = await endpoint(management("GET"));
    const headed = await endpoint(management("HEAD"));
    expect([headed.status, await headed.text()]).toEqual([200, ""]);
    expect([...headed.headers]).toEqual([...got.headers]);
  });

  it("the path can be any, and one that is none is refused", async () => {
    const authlete = new AuthleteCore({ bearer: "b" });
    for (const path of ["", "/", "register", "/register/", "/a//b", "/a?b", "/a#b", "/a b"]) {
      expect(() => registrationEndpoint({ authlete, path })).toThrow(TypeError);
    }
    const { endpoint } = stubbed(created, { path: "/a.b/connect/register" });
    expect(endpoint.path).toBe("/a.b/connect/register");
    const at = (path: string) => endpoint(new Request(`https://as.example${path}`, registration()));
    expect((await at("/a.b/connect/register")).status).toBe(201);
    expect((await at("/aXb/connect/register")).status).toBe(404);
  });
});

describe("client IDs", () => {
  it.each([
    ["26837717140341", "26837717140341"],
    ["a%20b", "a b"],
    ["%C3%BC", "ü"],
    // Decoded exactly once.
    ["%252e%252e", "%2e%2e"],
    ["a%252Fb", "a%2Fb"],
    ["constructor", "constructor"],
    ["a;b=c", "a;b=c"],
  ])("%s is %s", async (segment, clientId) => {
    const { endpoint, called, audits } = stubbed(ok);
    expect((await endpoint(management("GET", {}, segment))).status).toBe(200);
    expect(called).toMatchObject([{ body: { clientId, token: "token-canary" } }]);
    expect(audits).toMatchObject([{ clientId }]);
  });

  it.each([
    "..",
    ".",
    "...",
    "%2e%2e",
    "%2E",
    ".%2e",
    "a%2Fb",
    "%2f",
    "..%2f..%2fadmin",
    "a%5Cb",
    "a%0d%0aSet-Cookie:%20a=b",
    "%00",
    "%zz",
    "%",
    "%c3",
    "a%E2%80%AEb",
  ])("%s is one that no client has: 401, and the API is not asked", async (segment) => {
    const { endpoint, called } = stubbed(ok);
    const headers = new Headers({ authorization: "Bearer t" });
    const url = `https://as.example/register/${segment}`;
    const {
      status,
      headers: said,
      body,
    } = await endpoint.answer({ method: "GET", url, headers, body: null });
    expect([status, said["WWW-Authenticate"]]).toEqual([401, `${realm}, error="invalid_token"`]);
    expect(JSON.parse(body ?? "")).toMatchObject({ error: "invalid_token" });
    expect(called).toEqual([]);
  });
});

describe("bearer tokens (RFC 6750 section 2.1)", () => {
  it.each([
    ["Bearer abc", "abc"],
    ["bearer abc", "abc"],
    ["BEARER   abc", "abc"],
    ["Bearer A-z.0~9+/_==", "A-z.0~9+/_=="],
  ])("%j is %s", async (authorization, token) => {
    const { endpoint, called } = stubbed(ok);
    await endpoint(management("GET", { headers: { authorization } }));
    expect(called).toMatchObject([{ body: { token } }]);
  });

  it.each([
    "Bearer",
    "Bearerabc",
    "Bearer a b",
    "Bearer a=b",
    "Bearer =",
    'Bearer "abc"',
    "Bearer a, Bearer b",
    "Bearer a,b",
    "Basic YTpi",
    "DPoP abc",
    "abc",
    "Bearer ü",
    "",
  ])("%j is refused: 401 with a challenge", async (authorization) => {
    const { endpoint, called } = stubbed(created);
    for (const request of [
      management("GET", { headers: { authorization } }),
      registration("{}", { headers: { authorization } }),
    ]) {
      expect(await plain(await endpoint(request))).toMatchObject({
        status: 401,
        headers: { "www-authenticate": `${realm}, error="invalid_token"` },
        body: { error: "invalid_token" },
      });
    }
    expect(called).toEqual([]);
  });

  it("two headers are refused", async () => {
    const { endpoint, called } = stubbed(ok);
    const headers = new Headers({ authorization: "Bearer a" });
    headers.append("authorization", "Bearer b");
    const url = "https://as.example/register/1";
    expect((await endpoint(new Request(url, { headers }))).status).toBe(401);
    expect(called).toEqual([]);
  });

  it("none is refused where one is needed, without an error code (RFC 6750 section 3.1)", async () => {
    const { endpoint, called } = stubbed(ok);
    for (const method of ["GET", "PUT", "DELETE"]) {
      const answer = await plain(
        await endpoint(new Request("https://as.example/register/1?access_token=t", { method })),
      );
      expect(answer).toMatchObject({ status: 401, headers: { "www-authenticate": realm } });
    }
    expect(called).toEqual([]);
  });
});

describe("bodies", () => {
  it("go on as they are, byte for byte", async () => {
    const json =
      '\n{ "client_name" : "\\u00fc ü 名 \\ud83d\\ude00",\t"n": 1.0e2, "n2": 12345678901234567890 }\r\n';
    const { endpoint, called } = stubbed(created);
    await endpoint(registration(json));
    await endpoint(
      management("PUT", { body: json, headers: { "content-type": "application/json" } }),
    );
    expect(called.map(({ body }) => body.json)).toEqual([json, json]);
  });

  it.each([
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    'application/json;charset="UTF-8"',
    "application/json ; profile=x",
  ])("may be %s", async (type) => {
    const { endpoint } = stubbed(created);
    expect((await endpoint(registration("{}", { headers: { "content-type": type } }))).status).toBe(
      201,
    );
  });

  it.each([
    ["", {}],
    ["text/plain", {}],
    ["application/jsonp", {}],
    ["application/json-patch+json", {}],
    ["application/x-www-form-urlencoded", {}],
    ["application/json, text/plain", {}],
    ["application/json; charset=iso-8859-1", {}],
    ["application/json", { "content-encoding": "gzip" }],
  ])("may not be %j with %j: 415", async (type, more) => {
    const { endpoint, called } = stubbed(created);
    const headers = { "content-type": type, ...more };
    const answer = await plain(await endpoint(registration("{}", { headers })));
    expect(answer).toMatchObject({ status: 415, body: { error: "invalid_request" } });
    expect(called).toEqual([]);
  });

  const deep = (depth: number): string => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", "[{}]"],
    ["null", "null"],
    ["a text", '"{}"'],
    ["a number", "1"],
    ["a mark of the byte order", "\ufeff{}"],
    ["what is not UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["half a character", new Uint8Array([0x7b, 0x7d, 0xc3])],
    ["what is too deep", deep(32)],
    ["what is much too deep", deep(30_000)],
    ["what is much too deep, by objects", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
    ["a name twice", '{"redirect_uris":["https://evil.example"],"redirect_uris":[]}'],
    ["a name twice, escaped", '{"a":1,"\\u0061":2}'],
    ["a name twice, further in", '{"jwks":{"keys":[{"kty":"RSA","kty":"EC"}]}}'],
  ])("may not have %s: 400", async (_, body) => {
    const { endpoint, called } = stubbed(created);
    const answer = await plain(await endpoint(registration(body)));
    expect(answer).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    expect(called).toEqual([]);
  });

  it.each([
    deep(31),
    '{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}],"x":"\\"x\\":"}',
    '{"a":"{[\\\\","b":"]}"}',
    `{"a":"${"\\n".repeat(30_000)}"}`,
  ])("may be unusual", async (json) => {
    const { endpoint } = stubbed(created);
    expect((await endpoint(registration(json))).status).toBe(201);
  });

  it("may not have more bytes than the limit: 413, before all of them are read", async () => {
    const { endpoint, called } = stubbed(created, { maxBodyBytes: 100 });
    const json = (bytes: number): string => `{"a":"${"x".repeat(bytes - 8)}"}`;
    expect((await endpoint(registration(json(100)))).status).toBe(201);
    expect((await endpoint(registration(json(101)))).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(stream) {
        pulled += 1;
        stream.enqueue(new Uint8Array(60));
      },
    });
    const url = "https://as.example/register";
    const headers = new Headers({ "content-type": "application/json" });
    const { status } = await endpoint.answer({ method: "POST", url, headers, body: endless });
    expect(status).toBe(413);
    expect(pulled).toBeLessThan(5);
    expect(called).toHaveLength(1);
  });

  it("that break off are refused", async () => {
    const { endpoint, called } = stubbed(created);
    const broken = new ReadableStream({ start: (stream) => stream.error(new Error("gone")) });
    const url = "https://as.example/register";
    const headers = new Headers({ "content-type": "application/json" });
    const { status } = await endpoint.answer({ method: "POST", url, headers, body: broken });
    expect([status, called]).toEqual([400, []]);
  });
});
