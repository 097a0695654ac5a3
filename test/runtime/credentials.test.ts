import { afterEach, describe, expect, it, vi } from "vitest";
import { call, type Profile } from "../../templates/typescript/runtime/codegen.js";
import { InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { apiKey, basic, client, operation, profile, type SampleOptions } from "./api.js";
import { type Arrived, serve } from "./service.js";
import { thrown } from "./thrown.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

async function arrived(
  options: SampleOptions,
  changes: Partial<Profile> = {},
  requirements?: string[][],
): Promise<Arrived | undefined> {
  const service = await serve();
  const facts = requirements === undefined ? operation : { ...operation, requirements };
  await call(client({ serverURL: service.url, ...options }, changes), facts, {});
  return service.arrived[0];
}

async function refused(
  options: SampleOptions,
  changes: Partial<Profile> = {},
): Promise<InvalidRequestError> {
  const service = await serve();
  const error = await thrown(
    InvalidRequestError,
    call(client({ serverURL: service.url, ...options }, changes), operation, {}),
  );
  expect(service.arrived).toEqual([]);
  return error;
}

describe("a credential", () => {
  it.each<[string, SampleOptions, Partial<Profile>, object]>([
    ["bearer", { bearer: "abc" }, {}, { headers: { authorization: "Bearer abc" } }],
    [
      "bearer with its scheme in front",
      { bearer: "bearer abc" },
      {},
      { headers: { authorization: "Bearer abc" } },
    ],
    [
      "bearer of a function",
      { bearer: () => "abc" },
      {},
      { headers: { authorization: "Bearer abc" } },
    ],
    [
      "bearer of an async function",
      { bearer: async () => "abc" },
      {},
      { headers: { authorization: "Bearer abc" } },
    ],
    [
      "basic",
      { basic: { username: "Aladdin", password: "open sesame" } },
      basic,
      { headers: { authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" } },
    ],
    [
      "basic outside ASCII",
      { basic: { username: "test", password: "123£" } },
      basic,
      { headers: { authorization: "Basic dGVzdDoxMjPCow==" } },
    ],
    [
      "basic without a password",
      { basic: { username: "key", password: "" } },
      basic,
      { headers: { authorization: "Basic a2V5Og==" } },
    ],
    [
      "basic of a function",
      { basic: async () => ({ username: "a", password: "b" }) },
      basic,
      { headers: { authorization: "Basic YTpi" } },
    ],
    ["key in a header", { key: "abc" }, apiKey("header"), { headers: { "x-key": "abc" } }],
    ["key in the query", { key: "a&b" }, apiKey("query", "k[]"), { path: "/things?k%5B%5D=a%26b" }],
    ["key in a cookie", { key: "a;b" }, apiKey("cookie"), { headers: { cookie: "X-Key=a%3Bb" } }],
  ])("goes where it belongs: %s", async (_, options, changes, expected) => {
    expect(await arrived(options, changes)).toMatchObject(expected);
  });

  it("is asked for by every call", async () => {
    const service = await serve();
    const bearer = vi.fn().mockResolvedValueOnce("one").mockResolvedValueOnce("two");
    const core = client({ serverURL: service.url, bearer });
    await call(core, operation, {});
    await call(core, operation, {});
    expect(service.arrived.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer one",
      "Bearer two",
    ]);
  });

  it("is not asked for by a request that is refused anyway", async () => {
    const bearer = vi.fn(() => "abc");
    const core = client({ serverURL: "http://127.0.0.1:1", bearer });
    await thrown(InvalidRequestError, call(core, { ...operation, path: "/{id}" }, {}));
    expect(bearer).not.toHaveBeenCalled();
  });

  it("comes from the environment of the moment where the option is left out", async () => {
    vi.stubEnv("SAMPLE_BEARER", "from-env");
    vi.stubEnv("SAMPLE_BASIC", "Aladdin:open sesame");
    expect(await arrived({})).toMatchObject({ headers: { authorization: "Bearer from-env" } });
    expect(await arrived({ bearer: undefined })).toMatchObject({
      headers: { authorization: "Bearer from-env" },
    });
    expect(await arrived({ bearer: "option" })).toMatchObject({
      headers: { authorization: "Bearer option" },
    });
    expect(await arrived({}, basic)).toMatchObject({
      headers: { authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
    });
  });

  it("is missed, not crashed for, where there is no environment to read", async () => {
    const inaccessible = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no permission");
        },
      },
    );
    for (const process of [undefined, {}, { env: inaccessible }]) {
      vi.stubGlobal("process", process);
      try {
        const attempt = call(client({ serverURL: "http://127.0.0.1:1" }), operation, {});
        expect((await thrown(InvalidRequestError, attempt)).message).toContain("bearer");
      } finally {
        vi.unstubAllGlobals();
      }
    }
  });
});

describe("a credential that cannot be one", () => {
  it.each([[undefined], [""], [" "], ["\r\n"], ["Bearer "], [() => ""], [async () => "\t"]])(
    "is refused by the names of its option and variable: %j",
    async (bearer) => {
      vi.stubEnv("SAMPLE_BEARER", "");
      expect((await refused({ bearer })).message).toBe(
        "sample: bearer (or $SAMPLE_BEARER) must be a usable credential",
      );
    },
  );

  it("does not fall back to the environment when the option is there but empty", async () => {
    vi.stubEnv("SAMPLE_BEARER", "from-env");
    await refused({ bearer: "" });
  });

  it("is refused when a user name and a password are both empty", async () => {
    vi.stubEnv("SAMPLE_BASIC", "");
    const message = "sample: basic (or $SAMPLE_BASIC) must be a usable credential";
    expect((await refused({}, basic)).message).toBe(message);
    expect((await refused({ basic: { username: "", password: "" } }, basic)).message).toBe(message);
  });

  it("is refused when it is blank even where calls without one are allowed", async () => {
    await refused({ bearer: "" }, { requirements: [["bearer"], []] });
  });

  it("is refused by the name of its option where there is no variable", async () => {
    expect((await refused({}, apiKey("query"))).message).toBe(
      "sample: key must be a usable credential",
    );
  });

  it.each([
    "canary\r\nx-evil: 1",
    "canary\n",
    " canary",
    "canary ",
    "can\0ary",
    "canaryé",
    "canary\u{1F600}",
  ])("is refused without being quoted: %j", async (secret) => {
    expect((await refused({ bearer: secret })).message).toBe(
      "sample: bearer (or $SAMPLE_BEARER) must be a usable credential",
    );
    expect((await refused({ key: secret }, apiKey("header"))).message).toBe(
      "sample: key must be a usable credential",
    );
  });

  it.each([
    [
      "throws",
      () => {
        throw new RangeError("vault");
      },
    ],
    ["rejects", () => Promise.reject(new RangeError("vault"))],
  ])("is no broken connection when its function %s", async (_, bearer) => {
    const error = await refused({ bearer });
    expect(error.message).toBe("sample: bearer: its function failed");
    expect(error.cause).toMatchObject({ name: "RangeError", message: "vault" });
  });
});

describe("requirements", () => {
  const both: Partial<Profile> = {
    security: { ...profile.security, ...apiKey("query", "k").security },
    requirements: [["bearer", "key"], ["key"]],
  };

  it("take the first set that is complete", async () => {
    expect(await arrived({ key: "1" }, both)).toMatchObject({ path: "/things?k=1" });
    expect((await arrived({ key: "1" }, both))?.headers).not.toHaveProperty("authorization");
    expect(await arrived({ bearer: "abc", key: "1" }, both)).toMatchObject({
      path: "/things?k=1",
      headers: { authorization: "Bearer abc" },
    });
  });

  it("name what is missing from the first set when none is complete", async () => {
    expect((await refused({ bearer: "abc" }, both)).message).toBe(
      "sample: key must be a usable credential",
    );
  });

  it("prefer a credential that is there where calls without one are allowed", async () => {
    const optional = { requirements: [["bearer"], []] };
    expect(await arrived({ bearer: "abc" }, optional)).toMatchObject({
      headers: { authorization: "Bearer abc" },
    });
    expect((await arrived({}, optional))?.headers).not.toHaveProperty("authorization");
  });

  it("are those of the operation where it has its own", async () => {
    expect((await arrived({ bearer: "abc" }, {}, []))?.headers).not.toHaveProperty("authorization");
    expect(await arrived({ bearer: "abc" }, { requirements: [] }, [["bearer"]])).toMatchObject({
      headers: { authorization: "Bearer abc" },
    });
  });

  it("are met by a header that the caller brings", async () => {
    const headers = { Authorization: "DPoP xyz" };
    expect(await arrived({ headers })).toMatchObject({ headers: { authorization: "DPoP xyz" } });
    const either: Partial<Profile> = {
      security: { ...profile.security, ...apiKey("query", "k").security },
      requirements: [["key"], ["bearer"]],
    };
    expect(await arrived({ headers }, either)).toMatchObject({ path: "/things" });
    // It is the header of another scheme here, and does not stand in for the key.
    await refused({ headers }, apiKey("header"));
    expect(await arrived({ headers: { "x-key": "mine" } }, apiKey("header"))).toMatchObject({
      headers: { "x-key": "mine" },
    });
  });
});

describe("a credential that is none", () => {
  const none = (value: unknown): (() => never) => Object(() => value);

  it.each([undefined, null])("is not sent as a word: %s", async (value) => {
    await refused({ bearer: none(value) });
    await refused({ key: none(value) }, apiKey("query"));
    await refused({ basic: none(value) }, basic);
  });

  it.each([{ username: "me" }, { password: "p" }, {}, 5])("is no pair: %j", async (value) => {
    await refused({ basic: none(value) }, basic);
  });

  it("may be called like what objects inherit", async () => {
    const { key } = apiKey("header").security ?? {};
    const changes = {
      security: { ...(key && { constructor: { ...key, name: "x-a" }, key }) },
      requirements: [["constructor"], ["key"]],
    };
    const { headers } = (await arrived({ key: "abc" }, changes)) ?? {};
    expect(headers).toMatchObject({ "x-key": "abc" });
  });

  it("may be what another SDK's call has failed with", async () => {
    const service = await serve((response) => response.writeHead(400).end());
    const bearer = async (): Promise<string> => {
      await call(client({ serverURL: service.url, bearer: "abc" }), operation, {});
      return "";
    };
    const error = await refused({ bearer });
    expect(error.message).toBe("sample: bearer: its function failed");
    expect(error.cause).toMatchObject({ message: "sample: 400 Bad Request" });
  });
});
