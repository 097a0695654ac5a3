import { describe, expect, it, vi } from "vitest";
import { call, type Operation } from "../../templates/typescript/runtime/codegen.js";
import {
  APIError,
  type CallHooks,
  ConnectionError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseValidationError,
} from "../../templates/typescript/runtime/index.js";
import { closedAddress } from "../closed-address.js";
import { anonymous, client, FaultError, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

const safe: Operation<unknown> = { ...operation, safety: "safe" };
const unsafe: Operation<unknown> = { ...operation, safety: "unsafe" };
const quick = { retryDelayMs: 1 };

/** A service that fails with these statuses, one after the other, and then answers. */
function failing(statuses: readonly number[], headers: Record<string, string> = {}) {
  const left = [...statuses];
  return serve((response) => {
    const status = left.shift();
    if (status === undefined) reply(response, 200, '{"ok":true}');
    else if (status === 0) response.destroy();
    else reply(response, status, "{}", headers);
  });
}

describe("a call that may be repeated", () => {
  it.each([408, 429, 500, 502, 503, 504])("is after status %d", async (status) => {
    const service = await failing([status]);
    expect(await call(anonymous(service.url, quick), safe, {})).toEqual({ ok: true });
    expect(service.arrived).toHaveLength(2);
  });

  it("is after a connection that was cut, with the same bytes", async () => {
    const service = await failing([0]);
    const request = { requestBody: { a: 1 } };
    expect(await call(anonymous(service.url, quick), safe, request)).toEqual({ ok: true });
    expect(service.arrived.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
  });

  it.each([400, 401, 403, 404, 409, 422, 501])("is not after status %d", async (status) => {
    const service = await failing([status]);
    await thrown(APIError, call(anonymous(service.url, quick), safe, {}));
    expect(service.arrived).toHaveLength(1);
  });

  it("is not after a success that cannot be read", async () => {
    const service = await serve((response) => reply(response, 200, "{"));
    await thrown(ResponseValidationError, call(anonymous(service.url, quick), safe, {}));
    expect(service.arrived).toHaveLength(1);
  });

  it.each([
    [undefined, 3],
    [0, 1],
    [1, 2],
    [4, 5],
  ])("is at most so often: %s", async (retries, sent) => {
    const service = await failing(Array.from({ length: 9 }, () => 503));
    const core = anonymous(service.url, { ...quick, retries });
    await thrown(APIError, call(core, safe, {}));
    expect(service.arrived).toHaveLength(sent);
  });

  it("follows the options of the call before those of the client", async () => {
    const service = await failing([503, 503]);
    const core = anonymous(service.url, quick);
    await thrown(APIError, call(core, safe, {}, { retries: 0 }));
    expect(service.arrived).toHaveLength(1);
  });

  it.each([
    ["the document says so", { method: "POST", safety: "idempotent" }, 2],
    ["the document says that it may not", { method: "GET", safety: "unsafe" }, 1],
    ["the method tells: GET", { method: "GET" }, 2],
    ["the method tells: PUT", { method: "PUT" }, 2],
    ["the method tells: DELETE", { method: "DELETE" }, 2],
    ["the method tells: POST", { method: "POST" }, 1],
    ["the method tells: PATCH", { method: "PATCH" }, 1],
  ] as [string, Pick<Operation<unknown>, "method" | "safety">, number][])(
    "is one because %s",
    async (_, facts, sent) => {
      const service = await failing([503]);
      const { requestBody: __, ...bodiless } = operation;
      await call(anonymous(service.url, quick), { ...bodiless, ...facts }, {}).catch(() => {});
      expect(service.arrived).toHaveLength(sent);
    },
  );

  it("asks for its credential before each attempt", async () => {
    const service = await failing([503, 503]);
    const bearer = vi.fn().mockResolvedValueOnce("one").mockResolvedValueOnce("two");
    bearer.mockResolvedValue("three");
    await call(client({ serverURL: service.url, bearer, ...quick }), safe, {});
    expect(service.arrived.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer one",
      "Bearer two",
      "Bearer three",
    ]);
  });

  it("is not one of an outage: a client has retries for a few calls only", async () => {
    const service = await failing(Array.from({ length: 99 }, () => 503));
    const core = anonymous(service.url, quick);
    for (let index = 0; index < 10; index += 1) await thrown(APIError, call(core, safe, {}));
    // Ten calls, and ten retries among them instead of twenty.
    expect(service.arrived).toHaveLength(20);
  });
});

describe("the wait before a retry", () => {
  async function waits(headers: Record<string, string>, options: object = {}): Promise<number[]> {
    const delays: number[] = [];
    const hooks: CallHooks = { onRetry: (_, { delayMs }) => delays.push(delayMs) };
    const service = await failing([503, 503, 503], headers);
    const core = anonymous(service.url, { hooks, retries: 3, ...options });
    await call(core, safe, {}).catch(() => {});
    return delays;
  }

  it("is random, below a limit that doubles", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    try {
      expect(await waits({}, { retryDelayMs: 8 })).toEqual([4, 8, 16]);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it("is what the service asks for", async () => {
    expect(await waits({ "retry-after": "0" })).toEqual([0, 0, 0]);
    const soon = new Date(Date.now() + 1_500).toUTCString();
    const [delay = -1] = await waits({ "retry-after": soon }, { retries: 1 });
    expect(delay).toBeGreaterThan(0);
    expect(delay).toBeLessThanOrEqual(1_500);
  });

  it.each(["-1", "soon", "1.5", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "is the SDK's own where the service asks for %j",
    async (text) => {
      const delays = await waits({ "retry-after": text }, { retryDelayMs: 1, retries: 1 });
      expect(delays[0]).toBeLessThan(1);
    },
  );

  it.each(["60", "1000000000", "Fri, 31 Dec 2999 23:59:59 GMT"])(
    "is none, but the error, where the time limit comes before %j",
    async (text) => {
      const service = await failing([503], { "retry-after": text });
      const core = anonymous(service.url, { timeoutMs: 30_000 });
      await thrown(APIError, call(core, safe, {}));
      expect(service.arrived).toHaveLength(1);
    },
  );

  it("has an end even without a time limit", async () => {
    const service = await failing([503], { "retry-after": "121" });
    const timeoutMs = Number.POSITIVE_INFINITY;
    await thrown(APIError, call(anonymous(service.url, { timeoutMs }), safe, {}));
  });

  it("ends when the call is aborted, and leaves no timer", async () => {
    const service = await failing([503], { "retry-after": "20" });
    const controller = new AbortController();
    const set = vi.spyOn(globalThis, "setTimeout");
    const clear = vi.spyOn(globalThis, "clearTimeout");
    try {
      const hooks = { onRetry: () => setImmediate(() => controller.abort()) };
      const { signal } = controller;
      const attempt = call(anonymous(service.url, { hooks }), safe, {}, { signal });
      await thrown(RequestAbortedError, attempt);
      const waits = set.mock.results.filter((_, index) => set.mock.calls[index]?.[1] === 20_000);
      expect(waits).toHaveLength(1);
      expect(clear).toHaveBeenCalledWith(waits[0]?.value);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

describe("the outcome of a call that must not be repeated", () => {
  it.each([500, 502, 503, 504])("is unknown after status %d", async (status) => {
    const service = await serve((response) => reply(response, status, "{}"));
    const error = await thrown(APIError, call(anonymous(service.url), unsafe, {}));
    expect(error.outcome).toBe("unknown");
    expect(service.arrived).toHaveLength(1);
  });

  it("is told by the answer below status 500", async () => {
    const service = await serve((response) => reply(response, 400, '{"code":"1"}'));
    const error = await thrown(FaultError, call(anonymous(service.url), unsafe, {}));
    expect(error).not.toHaveProperty("outcome");
  });

  it.each([
    ["the connection was cut", ConnectionError, (response) => response.destroy(), {}],
    ["nothing came in time", RequestTimeoutError, () => {}, { timeoutMs: 30 }],
    ["the answer cannot be read", ResponseValidationError, (response) => response.end("{"), {}],
  ] as [
    string,
    new (...init: never[]) => ConnectionError | RequestTimeoutError | ResponseValidationError,
    (response: import("node:http").ServerResponse) => void,
    object,
  ][])("is unknown where %s", async (_, type, answer, options) => {
    const service = await serve(answer);
    const error = await thrown(type, call(anonymous(service.url, options), unsafe, {}));
    expect(error.outcome).toBe("unknown");
  });

  it("is that nothing was sent where there was no connection, or no request", async () => {
    const service = await serve();
    const refused = await thrown(ConnectionError, call(anonymous(closedAddress), unsafe, {}));
    expect(refused.outcome).toBe("not-sent");
    const open = { ...unsafe, path: "/{id}" };
    const invalid = await thrown(InvalidRequestError, call(anonymous(service.url), open, {}));
    expect(invalid.outcome).toBe("not-sent");
    const signal = AbortSignal.abort();
    const aborted = await thrown(
      RequestAbortedError,
      call(anonymous(service.url), unsafe, {}, { signal }),
    );
    expect(aborted.outcome).toBe("not-sent");
  });

  it("is no matter of calls that may be repeated", async () => {
    const service = await serve((response) => response.destroy());
    const error = await thrown(ConnectionError, call(anonymous(service.url, quick), safe, {}));
    expect(error).not.toHaveProperty("outcome");
  });
});

it("a number of retries that is none is none", async () => {
  const service = await serve((response) => reply(response, 503));
  const core = anonymous(service.url, { retries: Number.NaN, retryDelayMs: 1 });
  await thrown(APIError, call(core, safe, {}));
  expect(service.arrived).toHaveLength(1);
});
