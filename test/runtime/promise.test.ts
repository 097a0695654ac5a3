import { describe, expect, expectTypeOf, it } from "vitest";
import { type Call, call } from "../../templates/typescript/runtime/codegen.js";
import { APIError, InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { anonymous, operation } from "./api.js";
import { allowNoUnhandledRejection } from "./faults.js";
import { reply, type Service, serve } from "./service.js";

allowNoUnhandledRejection();

async function started(status: number): Promise<{ service: Service; pending: Call<unknown> }> {
  const service = await serve((response) => reply(response, status, '{"a":1}'));
  return { service, pending: call(anonymous(service.url), operation, {}) };
}

describe("a call", () => {
  it("is a promise of the body, and of the response", async () => {
    const { service, pending } = await started(200);
    expectTypeOf(pending).toExtend<Promise<unknown>>();
    expect(await pending).toEqual({ a: 1 });
    expect(await pending.then((body) => [body])).toEqual([{ a: 1 }]);
    expect(await pending.catch(() => "no")).toEqual({ a: 1 });
    expect(await pending.finally(() => "ignored")).toEqual({ a: 1 });
    expect(await Promise.all([pending, Promise.race([pending])])).toEqual([{ a: 1 }, { a: 1 }]);
    expect((await pending.withResponse()).status).toBe(200);
    expect(pending).toBeInstanceOf(Promise);
    expect(service.arrived).toHaveLength(1);
  });

  it("starts at once and sends once, whoever waits for it", async () => {
    const service = await serve();
    let ended = 0;
    const done = new Promise<void>((resolve) => {
      const fetch = async (url: string, init: RequestInit): Promise<Response> => {
        const response = await globalThis.fetch(url, init);
        ended += 1;
        resolve();
        return response;
      };
      call(anonymous(service.url, { fetch }), operation, {});
    });
    await done;
    expect(ended).toBe(1);
    expect(service.arrived).toHaveLength(1);
  });

  it.each<[string, (pending: Call<unknown>) => Promise<unknown>]>([
    [
      "await",
      async (pending) => {
        await pending;
      },
    ],
    ["then", (pending) => pending.then(() => "no")],
    [
      "catch",
      (pending) =>
        pending.catch((error: unknown) => {
          throw error;
        }),
    ],
    ["finally", (pending) => pending.finally(() => {})],
    ["withResponse", (pending) => pending.withResponse()],
    ["Promise.all", (pending) => Promise.all([pending, pending.withResponse()])],
  ])("that fails is handled by who handles it through %s", async (_, use) => {
    const { pending } = await started(404);
    await expect(use(pending)).rejects.toBeInstanceOf(APIError);
  });

  it("that fails late is handled by who comes late", async () => {
    const { pending } = await started(404);
    const first = pending.catch((error: unknown) => error);
    const error = await first;
    await expect(pending).rejects.toBe(error);
    await expect(pending.withResponse()).rejects.toBe(error);
  });

  it("that is refused fails as a promise, never by throwing", async () => {
    const core = anonymous("https://api.example");
    const pending = call(core, { ...operation, path: "/{id}" }, {});
    await expect(pending).rejects.toBeInstanceOf(InvalidRequestError);
  });

  it("that nobody handles is reported, once", async () => {
    // The test runner listens as well; here the report is meant.
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    try {
      const reported: unknown[] = [];
      const first = new Promise<void>((resolve) => {
        process.on("unhandledRejection", (error) => resolve(void reported.push(error)));
      });
      await started(404);
      await first;
      await new Promise(setImmediate);
      expect(reported).toEqual([expect.any(APIError)]);
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const listener of listeners) process.on("unhandledRejection", listener);
    }
  });
});
