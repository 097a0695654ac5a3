import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { type Call, call, path } from "../../templates/typescript/runtime/codegen.js";
import {
  APIError,
  type CallError,
  ConnectionError,
  InvalidRequestError,
  SDKError,
} from "../../templates/typescript/runtime/index.js";
import { closedAddress } from "../closed-address.js";
import { anonymous, apiKey, basic, client, FaultError, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

describe("the result of a call", () => {
  it("is its body with the response, or its error, typed", async () => {
    const service = await serve((response, { body }) =>
      reply(response, body === "1" ? 200 : 400, '{"code":"1"}'),
    );
    const made = (requestBody: unknown): Call<{ code: string }, FaultError> =>
      call(anonymous(service.url), { ...operation, result: { code: "" } }, { requestBody });
    const good = await made(1).result();
    expect(good).toMatchObject({ ok: true, body: { code: "1" }, status: 200 });
    if (good.ok) expectTypeOf(good.body).toEqualTypeOf<{ code: string }>();
    else expectTypeOf(good.error).toEqualTypeOf<CallError<FaultError>>();
    const bad = await made(2).result();
    expect(bad).toEqual({ ok: false, error: expect.any(FaultError) });
    expect(bad.error instanceof FaultError && bad.error.code).toBe("1");
  });

  it("is not one where the fault is in the SDK itself", async () => {
    const cause = new Error("a bug");
    class Broken extends FaultError {
      static override describe(): string {
        throw cause;
      }
    }
    const service = await serve((response) => reply(response, 400, '{"code":"1"}'));
    const facts = { ...operation, errors: { 400: Broken } };
    await expect(call(anonymous(service.url), facts, {}).result()).rejects.toBe(cause);
  });
});

describe("an error", () => {
  it("is known by its class, and by the classes above it", async () => {
    const service = await serve((response) => reply(response, 400, '{"code":"1"}'));
    const error: unknown = await thrown(FaultError, call(anonymous(service.url), operation, {}));
    expect([FaultError, APIError, SDKError].map((type) => type.is(error))).toEqual([
      true,
      true,
      true,
    ]);
    expect(ConnectionError.is(error)).toBe(false);
    if (FaultError.is(error)) expectTypeOf(error.code).toEqualTypeOf<string | undefined>();
  });

  it("of another copy of the package is known as well", async () => {
    vi.resetModules();
    const other = await import("../../templates/typescript/runtime/index.js");
    const error = new other.ConnectionError("sample", new Error("x"), []);
    expect(error).not.toBeInstanceOf(ConnectionError);
    expect([ConnectionError.is(error), SDKError.is(error), APIError.is(error)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [undefined],
    [null],
    ["APIError"],
    [{ name: "APIError" }],
    [Object.assign(new Error("x"), { name: "APIError" })],
    [new Error("x")],
  ])("is not what only looks like one: %s", (value) => {
    expect(APIError.is(value)).toBe(false);
    expect(SDKError.is(value)).toBe(false);
  });

  it("says in its stack which one it is", async () => {
    const attempt = call(anonymous(closedAddress), operation, {});
    expect((await thrown(ConnectionError, attempt)).stack).toMatch(/^ConnectionError: sample: /);
  });
});

describe("options of a call", () => {
  it("override those of the client, where they are not undefined", async () => {
    const [one, two] = [await serve(), await serve()];
    const servers = { one: one.url, two: two.url };
    const core = client({ bearer: "a", userAgent: "mine" }, { servers });
    await call(core, operation, {}, { server: "two", userAgent: undefined });
    const options = { bearer: "b", userAgent: "other" };
    await call(core, operation, {}, options);
    expect(two.arrived[0]?.headers).toMatchObject({ "user-agent": "mine" });
    expect(one.arrived[0]?.headers).toMatchObject({
      "user-agent": "other",
      authorization: "Bearer b",
    });
  });

  it("name a server before the client's own address", async () => {
    const [mine, named] = [await serve(), await serve()];
    const changes = { servers: { main: named.url }, requirements: [] };
    const core = client({ serverURL: mine.url }, changes);
    await call(core, operation, {}, { server: "main" });
    await call(core, operation, {});
    expect([named.arrived.length, mine.arrived.length]).toEqual([1, 1]);
    await thrown(InvalidRequestError, call(core, operation, {}, { server: "other" }));
  });
});

describe("a default of the client", () => {
  const defaults = { account: { env: "SAMPLE_ACCOUNT" } };
  const facts = {
    ...operation,
    path: "/accounts/{account}",
    parameters: [{ in: path, name: "account" }],
  };

  it("stands in for a member of the request", async () => {
    const service = await serve();
    const options = { serverURL: service.url, account: "a b" };
    const core = client(options, { requirements: [], defaults });
    await call(core, facts, {});
    await call(core, facts, { account: undefined });
    await call(core, facts, { account: "other" });
    const own: object = { account: "call" };
    await call(core, facts, {}, own);
    expect(service.arrived.map((request) => request.path)).toEqual([
      "/accounts/a%20b",
      "/accounts/a%20b",
      "/accounts/other",
      "/accounts/call",
    ]);
  });

  it("comes from the environment where the option is left out", async () => {
    const service = await serve();
    const core = client({ serverURL: service.url }, { requirements: [], defaults });
    const error = await thrown(InvalidRequestError, call(core, facts, {}));
    expect(error.message).toBe("sample: {account} of the path is missing or empty");
    vi.stubEnv("SAMPLE_ACCOUNT", "env");
    try {
      await call(core, facts, {});
    } finally {
      vi.unstubAllEnvs();
    }
    expect(service.arrived[0]?.path).toBe("/accounts/env");
  });
});

describe("a user name and a password", () => {
  it.each([
    ["a colon in the name", { username: "a:b", password: "canary" }],
    ["a line break in the name", { username: "a\n", password: "canary" }],
    ["a control character in the password", { username: "a", password: "canary\u0007" }],
    ["neither of them", { username: "", password: "" }],
  ])("are refused with %s", async (_, credential) => {
    const core = client({ serverURL: "https://api.example", basic: credential }, basic);
    const error = await thrown(InvalidRequestError, call(core, operation, {}));
    expect(error.message).toMatch(/^sample: basic /);
    expect(error.message).not.toContain("canary");
  });
});

describe("a key", () => {
  it.each([" canary", "canary ", "canary\n", "canaryé", ""])("%j is refused", async (key) => {
    for (const place of ["header", "query", "cookie"] as const) {
      const core = client({ serverURL: "https://api.example", key }, apiKey(place));
      const error = await thrown(InvalidRequestError, call(core, operation, {}));
      expect(error.message).toMatch(/^sample: key /);
    }
  });
});
