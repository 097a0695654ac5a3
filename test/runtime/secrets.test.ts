import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { call, type SDKCore } from "../../templates/typescript/runtime/codegen.js";
import { SDKError } from "../../templates/typescript/runtime/index.js";
import { anonymous, apiKey, basic, client, operation, type SampleOptions } from "./api.js";
import { printed } from "./faults.js";
import { reply, serve } from "./service.js";

const secret = "canary-5f1d";

/** Clients that hold the secret in each of the places where one can be. */
function clients(serverURL: string, more: SampleOptions = {}): SDKCore[] {
  const options = { serverURL, ...more };
  return [
    client({ ...options, bearer: secret }),
    client({ ...options, bearer: () => secret }),
    client({ ...options, basic: { username: "me", password: secret } }, basic),
    client({ ...options, key: secret }, apiKey("header")),
    client({ ...options, key: secret }, apiKey("query")),
    client({ ...options, key: secret }, apiKey("cookie")),
    anonymous(serverURL, { ...more, headers: { "x-mine": secret } }),
  ];
}

describe("a secret", () => {
  it("is not in a client that is printed", () => {
    for (const core of clients("https://api.example")) {
      expect(printed(core)).not.toContain(secret);
      expect(inspect(core, { showHidden: true, depth: 20 })).not.toContain(secret);
      expect(JSON.stringify({ core })).toBe('{"core":{}}');
      expect(Reflect.ownKeys(core)).toEqual([]);
    }
  });

  const cases: [string, (response: import("node:http").ServerResponse) => void, object?][] = [
    ["declared error", (response) => reply(response, 400, '{"code":"E1","text":"no"}')],
    ["other error", (response) => reply(response, 404, `{"echo":"${secret}"}`)],
    ["HTML error", (response) => reply(response, 502, `<p>${secret}`)],
    ["redirect", (response) => reply(response, 302, "", { location: `https://x/?k=${secret}` })],
    ["HTML success", (response) => reply(response, 200, `<p>${secret}`)],
    ["truncated success", (response) => reply(response, 200, `{"secret":"${secret}`)],
    ["broken success", (response) => reply(response, 200, `{"s":"${secret}"x}`)],
    ["empty success", (response) => reply(response, 200, "")],
    ["large success", (response) => reply(response, 200, `"${secret}"`), { maxResponseBytes: 5 }],
    ["cut", (response) => response.destroy()],
    ["cut body", (response) => response.writeHead(200).write(secret, () => response.destroy())],
    ["time limit", () => {}, { timeoutMs: 30 }],
  ];

  it.each(cases)("is not in an error that is printed: %s", async (_, answer, more) => {
    const service = await serve(answer);
    for (const core of clients(service.url, more)) {
      const error = await call(core, operation, { requestBody: { token: secret } }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(SDKError);
      expect(printed(error)).not.toContain(secret);
    }
    expect(service.arrived.length).toBeGreaterThan(0);
  });

  it.each([
    ["a token", client({ bearer: "abcd" }), "abcd and abc"],
    ["a password", client({ basic: { username: "me", password: "pass" } }, basic), "pass"],
    ["a key", client({ key: "a/bc" }, apiKey("query")), "a%2Fbc or a/bc"],
  ])("is taken out of what a service says: %s", async (_, core, text) => {
    const service = await serve((response) =>
      reply(response, 400, `{"code":"E","text":"${text}"}`),
    );
    const error = await call(core, operation, {}, { serverURL: service.url }).catch(String);
    expect(error).toBe(`FaultError: sample: 400 ${text.replace(/abcd|pass|a%2Fbc|a\/bc/g, "***")}`);
  });

  it("is not what has three characters", async () => {
    const service = await serve((response) => reply(response, 400, '{"code":"E","text":"an abc"}'));
    const core = client({ bearer: "abc", serverURL: service.url });
    expect(await call(core, operation, {}).catch(String)).toBe("FaultError: sample: 400 an abc");
  });

  it.each([
    ["line break", { bearer: `${secret}\r\n` }, {}],
    ["line break in a header", { bearer: "a", headers: { "x-mine": `${secret}\n` } }, {}],
    ["address", { bearer: secret, serverURL: "http://api.example" }, {}],
    ["blank", { bearer: "" }, { headers: { "x-mine": secret } }],
    ["user in the address", { bearer: "a" }, { serverURL: `https://u:${secret}@api.example` }],
    ["query in the address", { bearer: "a" }, { serverURL: `https://api.example?k=${secret}` }],
    ["path", { bearer: "a" }, {}],
  ] as [string, SampleOptions, object][])(
    "is not in an error of a request that is refused: %s",
    async (_, options, callOptions) => {
      const core = client({ serverURL: "http://127.0.0.1:1", ...options });
      const facts = { ...operation, path: "/{id}" };
      const error = await call(core, facts, { id: secret, requestBody: 1n }, callOptions).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(SDKError);
      expect(printed(error)).not.toContain(secret);
    },
  );
});
