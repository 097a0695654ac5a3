import { describe, expect, it, vi } from "vitest";
import { call } from "../../templates/typescript/runtime/codegen.js";
import {
  ConnectionError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
} from "../../templates/typescript/runtime/index.js";
import { client, operation, type SampleOptions } from "./api.js";
import { allowNoUnhandledRejection, canary, failure, printed } from "./faults.js";

allowNoUnhandledRejection();

describe("what a fetch of the caller's does", () => {
  const serverURL = "https://api.example";
  const never = new Promise<never>(() => {});
  const given = (value: unknown): Partial<SampleOptions> => ({
    serverURL,
    timeoutMs: 50,
    fetch: (async () => value) as NonNullable<SampleOptions["fetch"]>,
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["text", "ok"],
    ["an object", {}],
    ["a body that is already read", readBefore()],
    ["a body that fails", new Response(failing(new Error(`got ${canary}`)))],
    ["a body that fails with nothing", new Response(failing(undefined))],
    ["a body of no bytes", { status: 200, headers: new Headers(), body: failing(0) }],
  ])("gives %s", async (_, value) => {
    expect(await failure(given(value))).toBeInstanceOf(ConnectionError);
  });

  it.each<[string, () => Promise<never>]>([
    ["an error with the request in it", () => Promise.reject(withRequest())],
    ["an error in an error", () => Promise.reject(new Error("x", { cause: withRequest() }))],
    ["an error that is its own cause", () => Promise.reject(circular())],
    ["text", () => Promise.reject(canary)],
    ["nothing", () => Promise.reject(undefined)],
    [
      "at once",
      () => {
        throw withRequest();
      },
    ],
  ])("fails with %s", async (_, fetch) => {
    expect(await failure({ serverURL, fetch })).toBeInstanceOf(ConnectionError);
  });

  it("never ends, and does not listen", async () => {
    expect(await failure({ serverURL, fetch: () => never, timeoutMs: 20 })).toBeInstanceOf(
      RequestTimeoutError,
    );
  });

  it("comes too late: its body is let go", async () => {
    let cancelled = 0;
    const body = new ReadableStream({ cancel: () => void (cancelled += 1) });
    let answer: (response: Response) => void = () => {};
    const fetch = (): Promise<Response> =>
      new Promise((resolve) => {
        answer = resolve;
      });
    expect(await failure({ serverURL, fetch, timeoutMs: 20 })).toBeInstanceOf(RequestTimeoutError);
    answer(new Response(body));
    await new Promise(setImmediate);
    expect(cancelled).toBe(1);
  });

  it("has a body that never ends: it is let go", async () => {
    let cancelled = 0;
    const body = new ReadableStream({ cancel: () => void (cancelled += 1) });
    const fetch = async (): Promise<Response> => new Response(body);
    expect(await failure({ serverURL, fetch, timeoutMs: 20 })).toBeInstanceOf(RequestTimeoutError);
    expect(cancelled).toBe(1);
  });

  it("is aborted with the token as the reason", async () => {
    const controller = new AbortController();
    const fetch = (): Promise<never> => {
      controller.abort("changed my mind");
      return never;
    };
    const error = await failure({ serverURL, fetch }, {}, controller.signal);
    expect(error).toBeInstanceOf(RequestAbortedError);
  });
});

describe("a body that is too large", () => {
  it("is let go, also by a fetch that does not listen", async () => {
    const cancel = vi.fn<() => void>();
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new Uint8Array(100)),
      cancel,
    });
    const fetch = async (): Promise<Response> => new Response(body);
    await failure({ serverURL: "https://api.example", fetch, maxResponseBytes: 250 });
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("what the caller gives", () => {
  const serverURL = "https://api.example";
  const circle: Record<string, unknown> = {};
  circle[canary] = circle;

  it.each<[string, SampleOptions]>([
    ["no token", { bearer: undefined }],
    ["an empty token", { bearer: "" }],
    ["a token of blanks", { bearer: "  " }],
    ["a token that is only its scheme", { bearer: "Bearer " }],
    ["a token with a line break", { bearer: `${canary}\r\nx: 1` }],
    ["a token outside ASCII", { bearer: `${canary}é` }],
    ["a token with a blank in front", { bearer: ` ${canary}` }],
    ["a function that gives no token", { bearer: async () => "" }],
    ["a function that fails with the token", { bearer: () => Promise.reject(new Error("vault")) }],
    ["an address with a password", { serverURL: `https://a:${canary}@api.example` }],
    ["an address without protection", { serverURL: "http://api.example" }],
    ["an address that is none", { serverURL: canary }],
    ["a time limit that is none", { timeoutMs: Number.NaN }],
    ["a header with a line break", { headers: { "x-a": `${canary}\n` } }],
    ["a header with a name that is none", { headers: { "x a": canary } }],
  ])("%s", async (_, options) => {
    const error = await Promise.resolve()
      .then(() => failure({ serverURL, ...options }))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(printed(error)).not.toContain(canary);
  });

  it("a client of something else", async () => {
    const other: ReturnType<typeof client> = Object.create(client({ serverURL, bearer: "a" }));
    await expect(call(other, operation, {})).rejects.toBeInstanceOf(InvalidRequestError);
  });

  it.each<[string, unknown]>([
    ["a request in circles", circle],
    ["a request with a bigint", { a: 1n }],
    [
      "a request that fails when it is read",
      {
        get a() {
          throw new Error("getter");
        },
      },
    ],
  ])("%s", async (_, requestBody) => {
    const core = client({ serverURL, bearer: canary });
    const error = await call(core, operation, { requestBody }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidRequestError);
  });
});

function readBefore(): Response {
  const response = new Response("{}");
  void response.text();
  return response;
}

function failing(error: unknown): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.error(error) });
}

function withRequest(): Error {
  const request = { headers: { authorization: `Bearer ${canary}` } };
  return Object.assign(new TypeError(`sent ${canary}`), { request, data: Buffer.from(canary) });
}

function circular(): Error {
  const error = new Error(canary);
  error.cause = error;
  return error;
}
