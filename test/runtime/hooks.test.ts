import { describe, expect, it } from "vitest";
import { call, type Operation } from "../../templates/typescript/runtime/codegen.js";
import {
  APIError,
  type CallHooks,
  InvalidRequestError,
  RequestTimeoutError,
} from "../../templates/typescript/runtime/index.js";
import { anonymous, client, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

const safe: Operation<unknown> = { ...operation, safety: "safe" };

/** Hooks that note what they are told, and the notes. */
function noting(): { hooks: CallHooks; notes: [string, unknown, unknown][] } {
  const notes: [string, unknown, unknown][] = [];
  const note = (name: string) => (attempt: unknown, event: unknown) => {
    notes.push([name, attempt, event]);
  };
  const hooks = {
    beforeRequest: (attempt: unknown) => note("beforeRequest")(attempt, undefined),
    afterResponse: note("afterResponse"),
    onDrift: note("onDrift"),
    onRetry: note("onRetry"),
    onError: note("onError"),
  };
  return { hooks, notes };
}

describe("hooks", () => {
  it("are told of a success", async () => {
    const service = await serve((response) => reply(response, 200, "{}", { "x-request-id": "r" }));
    const { hooks, notes } = noting();
    await call(anonymous(service.url, { hooks }), operation, {});
    const attempt = {
      operationId: "sample",
      method: "POST",
      route: "/things",
      url: `${service.url}/things`,
      number: 1,
    };
    const facts = { status: 200, requestId: "r", durationMs: expect.any(Number) };
    expect(notes).toEqual([
      ["beforeRequest", attempt, undefined],
      ["afterResponse", attempt, facts],
    ]);
    expect(Object(notes[1]?.[2]).durationMs).toBeLessThan(10_000);
    // One attempt is one object, so that a hook can find again what it has noted of it.
    expect(notes[1]?.[1]).toBe(notes[0]?.[1]);
  });

  it("are told of each attempt, and of the failure once", async () => {
    const service = await serve((response) => reply(response, 503));
    const { hooks, notes } = noting();
    const core = anonymous(service.url, { hooks, retries: 1, retryDelayMs: 1 });
    const error = await thrown(APIError, call(core, safe, {}));
    expect(notes.map(([name]) => name)).toEqual([
      "beforeRequest",
      "afterResponse",
      "onRetry",
      "beforeRequest",
      "afterResponse",
      "onError",
    ]);
    expect(notes[2]?.[2]).toMatchObject({ error: { status: 503 }, delayMs: expect.any(Number) });
    expect(notes[5]).toEqual(["onError", expect.objectContaining({ number: 2 }), { error }]);
  });

  it("are told of a request that is refused, and of a time limit", async () => {
    const { hooks, notes } = noting();
    const core = anonymous("http://127.0.0.1:1", { hooks });
    await thrown(InvalidRequestError, call(core, { ...operation, path: "/{id}" }, {}));
    const service = await serve(() => {});
    const slow = anonymous(service.url, { hooks, timeoutMs: 30 });
    await thrown(RequestTimeoutError, call(slow, operation, {}));
    expect(notes.map(([name]) => name)).toEqual(["onError", "beforeRequest", "onError"]);
  });

  it("see no query and no credential", async () => {
    const service = await serve();
    const { hooks, notes } = noting();
    const core = client({ serverURL: service.url, bearer: "canary-1", hooks });
    const headers = { "x-secret": "canary-2" };
    await call(core, operation, { requestBody: "canary-3" }, { headers });
    expect(JSON.stringify(notes)).not.toContain("canary");
  });

  it("before a request can give it headers, by promise too", async () => {
    const service = await serve();
    const hooks: CallHooks = {
      beforeRequest: async ({ number }) => ({ traceparent: `00-${number}` }),
    };
    await call(anonymous(service.url, { hooks }), operation, {});
    expect(service.arrived[0]?.headers).toMatchObject({ traceparent: "00-1" });
  });

  it("before a request end the call where they fail", async () => {
    const service = await serve();
    for (const beforeRequest of [
      () => {
        throw new RangeError("no key");
      },
      () => Promise.reject(new RangeError("no key")),
    ]) {
      const core = anonymous(service.url, { hooks: { beforeRequest } });
      const error = await thrown(InvalidRequestError, call(core, operation, {}));
      expect(error.message).toBe("sample: beforeRequest failed");
      expect(error.cause).toMatchObject({ name: "RangeError", message: "no key" });
    }
    const hooks = { beforeRequest: () => ({ "x-evil": "a\r\nb" }) };
    await thrown(InvalidRequestError, call(anonymous(service.url, { hooks }), operation, {}));
    expect(service.arrived).toEqual([]);
  });

  it.each([
    ["throw", fail],
    ["reject", () => Promise.reject(new Error("hook"))],
    ["never end", () => new Promise(() => {})],
  ])("after a request change nothing where they %s", async (_, hook) => {
    const service = await serve((response) => reply(response, 200, "[]"));
    const hooks: CallHooks = { afterResponse: hook, onError: hook, onRetry: hook, onDrift: hook };
    expect(await call(anonymous(service.url, { hooks }), operation, {})).toEqual([]);
    const away = anonymous(service.url, { hooks });
    await thrown(InvalidRequestError, call(away, { ...operation, path: "/{id}" }, {}));
  });
});

describe("a logger", () => {
  it("has a line for each answer, retry and error, in which nothing is secret", async () => {
    const lines: [string, string, object][] = [];
    const logger = {
      debug: (message: string, facts: object) => lines.push(["debug", message, facts]),
      warn: (message: string, facts: object) => lines.push(["warn", message, facts]),
    };
    let isFirst = true;
    const service = await serve((response) => {
      reply(response, isFirst ? 503 : 404, '{"echo":"canary"}');
      isFirst = false;
    });
    const core = client({ serverURL: service.url, bearer: "canary", logger, retryDelayMs: 1 });
    await thrown(APIError, call(core, safe, { requestBody: "canary" }));
    expect(lines.map(([level, message]) => `${level} ${message}`)).toEqual([
      "debug sample afterResponse",
      "warn sample onRetry",
      "debug sample afterResponse",
      "warn sample onError",
    ]);
    expect(lines[0]?.[2]).toEqual({
      method: "POST",
      route: "/things",
      attempt: 1,
      status: 503,
      requestId: undefined,
      durationMs: expect.any(Number),
    });
    expect(JSON.stringify(lines)).not.toContain("canary");
  });

  it("that fails changes nothing", async () => {
    const service = await serve();
    const logger = { debug: fail, warn: fail };
    expect(await call(anonymous(service.url, { logger }), operation, {})).toEqual({});
  });
});

function fail(): never {
  throw new Error("hook");
}

describe("a call that has ended", () => {
  it("asks nobody any more", async () => {
    const asked: string[] = [];
    const controller = new AbortController();
    let release = (): void => {};
    const slow = new Promise<string>((resolve) => {
      release = () => resolve("abc");
    });
    const core = client({
      serverURL: "https://api.example",
      bearer: () => slow,
      fetch: () => Promise.reject(new Error(String(asked.push("fetch")))),
      hooks: { beforeRequest: () => void asked.push("beforeRequest") },
    });
    const ended = call(core, operation, {}, { signal: controller.signal }).result();
    controller.abort();
    expect((await ended).ok).toBe(false);
    release();
    await new Promise(setImmediate);
    expect(asked).toEqual([]);
  });

  it("is not begun again after a pause", async () => {
    const asked: number[] = [];
    const controller = new AbortController();
    const service = await serve((response) => reply(response, 503));
    const core = client({
      serverURL: service.url,
      bearer: () => {
        asked.push(1);
        return "abc";
      },
      retryDelayMs: 5_000,
      hooks: { onRetry: () => setTimeout(() => controller.abort(), 1) },
    });
    const ended = await call(core, safe, {}, { signal: controller.signal }).result();
    expect(ended.ok).toBe(false);
    await new Promise(setImmediate);
    expect(asked).toEqual([1]);
  });
});
