import { describe, expect, it, vi } from "vitest";
import { call } from "../../templates/typescript/runtime/codegen.js";
import {
  APIError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
} from "../../templates/typescript/runtime/index.js";
import { anonymous, client, operation } from "./api.js";
import { serve } from "./service.js";
import { thrown } from "./thrown.js";

/** Moments at which a server can leave a call hanging; each tells when it has been reached. */
const moments = {
  "before headers": () => {},
  "before the body": (response) => response.writeHead(200).flushHeaders(),
  "in mid-body": (response) => response.writeHead(200).write('{"a":'),
  "in mid-body of an error": (response) => response.writeHead(500).write('{"code":'),
} satisfies Record<string, (response: import("node:http").ServerResponse) => void>;

describe("abort", () => {
  it("before the call sends nothing and asks nobody for credentials", async () => {
    const service = await serve();
    const bearer = vi.fn(() => "abc");
    const reason = new Error("changed my mind");
    const error = await thrown(
      RequestAbortedError,
      call(
        client({ serverURL: service.url, bearer }),
        operation,
        {},
        { signal: AbortSignal.abort(reason) },
      ),
    );
    expect(error.message).toBe("sample: aborted");
    expect(error.cause).toBe(reason);
    expect(bearer).not.toHaveBeenCalled();
    expect(service.arrived).toEqual([]);
  });

  it("while the credential is fetched sends nothing, not even by a fetch that does not listen", async () => {
    const fetch = vi.fn(async () => new Response("{}"));
    const controller = new AbortController();
    let give: (token: string) => void = () => {};
    const bearer = (): Promise<string> => {
      controller.abort();
      return new Promise((resolve) => {
        give = resolve;
      });
    };
    const core = client({ serverURL: "https://api.example", bearer, fetch });
    await thrown(RequestAbortedError, call(core, operation, {}, { signal: controller.signal }));
    give("abc");
    await new Promise(setImmediate);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(Object.entries(moments))("%s ends the call and the connection", async (_, hang) => {
    const controller = new AbortController();
    const service = await serve((response) => {
      hang(response);
      setImmediate(() => controller.abort());
    });
    const error = await thrown(
      RequestAbortedError,
      call(anonymous(service.url), operation, {}, { signal: controller.signal, timeoutMs: 60_000 }),
    );
    expect(error.cause).toBe(controller.signal.reason);
    await service.hungUp;
  });

  it("ends a call whose fetch does not listen", async () => {
    const controller = new AbortController();
    const core = anonymous("https://api.example", {
      fetch: () => {
        controller.abort();
        return new Promise(() => {});
      },
    });
    await thrown(RequestAbortedError, call(core, operation, {}, { signal: controller.signal }));
  });

  it("after the call changes nothing", async () => {
    const service = await serve();
    const controller = new AbortController();
    const pending = call(anonymous(service.url), operation, {}, { signal: controller.signal });
    expect(await pending).toEqual({});
    controller.abort();
    expect(await pending).toEqual({});
  });
});

describe("a time limit", () => {
  it.each(Object.entries(moments))("holds %s", async (_, hang) => {
    const service = await serve(hang);
    const error = await thrown(
      RequestTimeoutError,
      call(anonymous(service.url), operation, {}, { timeoutMs: 30 }),
    );
    expect(error.message).toBe("sample: no answer within 30 ms");
    await service.hungUp;
  });

  it("holds together with a signal", async () => {
    const service = await serve(() => {});
    const { signal } = new AbortController();
    await thrown(
      RequestTimeoutError,
      call(anonymous(service.url), operation, {}, { signal, timeoutMs: 30 }),
    );
  });

  it("holds for a credential that does not come", async () => {
    const bearer = (): Promise<string> => new Promise(() => {});
    await thrown(
      RequestTimeoutError,
      call(client({ serverURL: "http://127.0.0.1:1", bearer, timeoutMs: 10 }), operation, {}),
    );
  });

  it("is the call's before the client's", async () => {
    const service = await serve(() => {});
    const core = anonymous(service.url, { timeoutMs: 60_000 });
    await thrown(RequestTimeoutError, call(core, operation, {}, { timeoutMs: 30 }));
    // Infinity lifts the client's.
    const quick = await serve();
    expect(
      await call(
        anonymous(quick.url, { timeoutMs: 1 }),
        operation,
        {},
        {
          timeoutMs: Number.POSITIVE_INFINITY,
        },
      ),
    ).toEqual({});
  });

  it.each([2 ** 31, 1e12])(
    "of %d, more than a timer can wait, does not pass at once",
    async (timeoutMs) => {
      const service = await serve();
      expect(await call(anonymous(service.url), operation, {}, { timeoutMs })).toEqual({});
    },
  );

  it.each([0, -1, Number.NaN])("of %d is refused", async (timeoutMs) => {
    const service = await serve();
    const error = await thrown(
      InvalidRequestError,
      call(anonymous(service.url), operation, {}, { timeoutMs }),
    );
    expect(error.message).toBe("sample: timeoutMs must be positive");
    expect(service.arrived).toEqual([]);
  });
});

describe("after a call", () => {
  it.each([200, 400])("of status %d neither timer nor listener is left", async (status) => {
    const service = await serve((response) => response.writeHead(status).end("{}"));
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    const set = vi.spyOn(globalThis, "setTimeout");
    const clear = vi.spyOn(globalThis, "clearTimeout");
    try {
      const attempt = call(anonymous(service.url), operation, {}, { signal, timeoutMs: 54_321 });
      if (status === 200) await attempt;
      else await thrown(APIError, attempt);
      const own = set.mock.results.filter((_, index) => set.mock.calls[index]?.[1] === 54_321);
      expect(own).toHaveLength(1);
      expect(clear).toHaveBeenCalledWith(own[0]?.value);
      expect(add).toHaveBeenCalledOnce();
      expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(
        add.mock.calls.map(([, listener]) => listener),
      );
    } finally {
      vi.restoreAllMocks();
    }
  });
});
