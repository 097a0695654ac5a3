import { describe, expect, it } from "vitest";
import { call } from "../../templates/typescript/runtime/codegen.js";
import { InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { anonymous, client, operation } from "./api.js";
import { serve } from "./service.js";
import { thrown, thrownBy } from "./thrown.js";

/** The URL that `fetch` is called with. */
async function calledURL(serverURL: string, path = "/things"): Promise<string> {
  const urls: string[] = [];
  const core = anonymous(serverURL, {
    fetch: async (url) => {
      urls.push(url);
      return new Response("{}");
    },
  });
  await call(core, { ...operation, path }, {});
  await call(core, { ...operation, path }, {}, { serverURL });
  expect(urls[1]).toBe(urls[0]);
  return urls[0] ?? "";
}

describe("serverURL", () => {
  it.each([
    ["https://api.example", "https://api.example/things"],
    ["https://api.example/", "https://api.example/things"],
    ["https://api.example//", "https://api.example/things"],
    ["https://api.example/v1", "https://api.example/v1/things"],
    ["https://api.example/a%20b/v1/", "https://api.example/a%20b/v1/things"],
    ["HTTPS://API.Example:8443/V1", "https://api.example:8443/V1/things"],
    ["https://api.example:443", "https://api.example/things"],
    ["http://[::1]:8080", "http://[::1]:8080/things"],
    ["http://api.example", "http://api.example/things"],
  ])("%s is called as %s", async (serverURL, expected) => {
    expect(await calledURL(serverURL)).toBe(expected);
  });

  it.each([
    "",
    "api.example",
    "/v1",
    "//api.example",
    "ftp://api.example",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:application/json,{}",
    "https://",
    "https://canary@api.example",
    "https://user:canary@api.example",
    "https://:canary@api.example",
    "https://api.example?key=canary",
    "https://api.example/?",
    "https://api.example#canary",
    "https://api.example/#",
  ])("%j is refused and not quoted", async (serverURL) => {
    const reason = "serverURL must be an http(s) URL without user, query or fragment";
    expect(thrownBy(InvalidRequestError, () => anonymous(serverURL)).message).toBe(reason);
    const core = anonymous("https://api.example");
    const error = await thrown(InvalidRequestError, call(core, operation, {}, { serverURL }));
    expect(error.message).toBe(`sample: ${reason}`);
  });
});

describe("servers", () => {
  const servers = { us: "https://us.example/", jp: "https://jp.example/v2" };
  const urls: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    urls.push(url);
    return new Response("{}");
  };

  it.each([
    [{}, "https://us.example/things"],
    [{ server: "us" }, "https://us.example/things"],
    [{ server: "jp" }, "https://jp.example/v2/things"],
    [{ server: "jp", serverURL: "https://other.example" }, "https://other.example/things"],
    [{ server: undefined, serverURL: undefined }, "https://us.example/things"],
  ])("%j is %s", async (options, expected) => {
    await call(client({ fetch, ...options }, { servers, requirements: [] }), operation, {});
    expect(urls.at(-1)).toBe(expected);
  });

  it.each([
    [{}, {}, "https://files.us.example/things"],
    [{ server: "jp" }, {}, "https://files.jp.example/things"],
    [{ server: "br" }, {}, "https://files.us.example/things"],
    [{}, { server: "jp" }, "https://files.jp.example/things"],
    [{ serverURL: "https://other.example" }, {}, "https://other.example/things"],
    [{ serverURL: "https://other.example" }, { server: "jp" }, "https://files.jp.example/things"],
    [{ server: "jp" }, { serverURL: "https://other.example" }, "https://other.example/things"],
  ])("of an operation are its own: %j and %j are %s", async (options, callOptions, expected) => {
    const own = { us: "https://files.us.example/", jp: "https://files.jp.example" };
    const core = client(
      { fetch, ...options },
      { servers: { ...servers, br: "https://br.example" }, requirements: [] },
    );
    await call(core, { ...operation, servers: own }, {}, callOptions);
    expect(urls.at(-1)).toBe(expected);
  });

  it.each(["de", "", "constructor", "__proto__", "US"])(
    "%j is refused by the names that there are",
    (server) => {
      expect(thrownBy(InvalidRequestError, () => client({ server }, { servers })).message).toBe(
        "server must be one of us, jp",
      );
    },
  );

  it("may be none, and then a call brings one", async () => {
    const core = client({ fetch }, { requirements: [] });
    const error = await thrown(InvalidRequestError, call(core, operation, {}));
    expect(error.message).toBe("sample: serverURL must be set");
    await call(core, operation, {}, { serverURL: "https://call.example" });
    expect(urls.at(-1)).toBe("https://call.example/things");
  });

  it("of the document are checked as those of the caller are", () => {
    for (const url of ["/v1", "javascript:alert(1)"]) {
      thrownBy(InvalidRequestError, () => client({}, { servers: { main: url } }));
    }
  });
});

describe("credentials over http", () => {
  const sent: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    sent.push(url);
    return new Response("{}");
  };

  it.each([
    "http://localhost",
    "http://LOCALHOST:8080/v1",
    "http://127.0.0.1:3000",
    "http://127.1",
    "http://127.255.255.254",
    "http://0x7f.1",
    "http://[::1]",
    "http://[0:0:0:0:0:0:0:1]:80/v1",
    "https://api.example",
    "https://localhost.example",
  ])("go to %s", async (serverURL) => {
    await call(client({ fetch, serverURL, bearer: "abc" }), operation, {});
    expect(sent.pop()).toMatch(/\/things$/);
  });

  it.each([
    "http://api.example",
    "http://localhost.example",
    "http://localhost.",
    "http://my.localhost",
    "http://127.0.0.1.example",
    "http://127.example",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "http://[::ffff:127.0.0.1]",
    "http://api.example/localhost",
  ])("do not go to %s unless that is allowed", async (serverURL) => {
    for (const options of [{ bearer: "canary" }, { headers: { authorization: "canary" } }]) {
      const core = client({ fetch, serverURL, ...options });
      const error = await thrown(InvalidRequestError, call(core, operation, {}));
      expect(error.message).toBe("sample: credentials need https or allowInsecure");
      expect(sent).toEqual([]);
      await call(client({ fetch, serverURL, ...options, allowInsecure: true }), operation, {});
      expect(sent.pop()).toMatch(/\/things$/);
    }
    await call(anonymous(serverURL, { fetch }), operation, {});
    expect(sent.pop()).toMatch(/\/things$/);
  });

  it("do not follow the address of a call either", async () => {
    const service = await serve();
    const core = client({ serverURL: service.url, bearer: "abc", fetch });
    await thrown(
      InvalidRequestError,
      call(core, operation, {}, { serverURL: "http://api.example" }),
    );
    expect(sent).toEqual([]);
  });
});
