import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { call } from "../../templates/typescript/runtime/codegen.js";
import { ConnectionError, RequestTimeoutError } from "../../templates/typescript/runtime/index.js";
import { anonymous, FaultError, operation } from "./api.js";
import { serve } from "./service.js";
import { thrown } from "./thrown.js";

const message = "sample: no complete answer";

describe("a connection", () => {
  it("that is refused is told with its cause", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const attempt = call(anonymous(`http://127.0.0.1:${port}`), operation, {});
    const error = await thrown(ConnectionError, attempt);
    expect(error.message).toBe(message);
    expect(error.operationId).toBe("sample");
    expect(error.code).toBe("ECONNREFUSED");
    expect(error.cause).toMatchObject({ code: "ECONNREFUSED" });
  });

  it.each([
    ["before headers", undefined, ""],
    ["in mid-body", 200, '{"a":'],
    ["in mid-body of an error", 500, '{"code":'],
  ])("that is cut %s is told with its cause", async (_, status, start) => {
    const service = await serve((response) => {
      if (status === undefined) response.destroy();
      else {
        response.writeHead(status, { "content-length": "100", "x-request-id": "r1" });
        response.write(start, () => response.destroy());
      }
    });
    const error = await thrown(ConnectionError, call(anonymous(service.url), operation, {}));
    expect(error.message).toBe(message);
    expect(error.cause).toMatchObject({ name: "SocketError", message: "other side closed" });
    expect([error.status, error.requestId]).toEqual(
      status ? [status, "r1"] : [undefined, undefined],
    );
  });

  it("that stalls in mid-body is told with what the answer began with", async () => {
    const service = await serve((response) => {
      response.writeHead(200, { "content-length": "100", "x-request-id": "r2" }).write("{");
    });
    const attempt = call(anonymous(service.url), operation, {}, { timeoutMs: 200 });
    const error = await thrown(RequestTimeoutError, attempt);
    expect(error).toMatchObject({ status: 200, requestId: "r2" });
  });

  it("that is lost is not told with the answer to an attempt before it", async () => {
    let count = 0;
    const fetch = async (): Promise<Response> => {
      count += 1;
      if (count > 1) throw new TypeError("lost");
      return new Response("", { status: 503, headers: { "x-request-id": "r3" } });
    };
    const core = anonymous("https://api.example", { fetch, retryDelayMs: 0, retries: 1 });
    const safe = { ...operation, safety: "safe" } as const;
    const error = await thrown(ConnectionError, call(core, safe, {}));
    expect(count).toBe(2);
    expect([error.status, error.requestId]).toEqual([undefined, undefined]);
  });

  it("that brings a broken compression is told with its cause", async () => {
    const service = await serve((response) => {
      const bytes = gzipSync('{"a":1}');
      response.writeHead(200, { "content-encoding": "gzip" }).end(bytes.fill(7, 12, 16));
    });
    const error = await thrown(ConnectionError, call(anonymous(service.url), operation, {}));
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("that is not even tried by a fetch of the caller is told with its cause", async () => {
    const failure = Object.assign(new RangeError("offline"), { request: { secret: "canary" } });
    for (const fetch of [
      () => Promise.reject(failure),
      () => {
        throw failure;
      },
    ]) {
      const attempt = call(anonymous("https://api.example", { fetch }), operation, {});
      const { cause } = await thrown(ConnectionError, attempt);
      expect(cause).toMatchObject({ name: "RangeError", message: "offline" });
      expect(cause).not.toHaveProperty("request");
    }
  });

  it("that breaks while the answer is read had the request, whatever the failure is called", async () => {
    const body = new ReadableStream({
      pull: (stream) => stream.error(Object.assign(new Error("no"), { code: "ECONNREFUSED" })),
    });
    const fetch = async (): Promise<Response> => new Response(body);
    const attempt = call(anonymous("https://api.example", { fetch }), operation, {});
    const error = await thrown(ConnectionError, attempt);
    expect(error).toMatchObject({ code: "ECONNREFUSED", outcome: "unknown" });
  });

  it("is not blamed for a fault in the reading of an answer", async () => {
    const cause = new Error("a bug");
    class Broken extends FaultError {
      static override describe(): string {
        throw cause;
      }
    }
    const service = await serve((response) => response.writeHead(400).end('{"code":"E"}'));
    const attempt = call(anonymous(service.url), { ...operation, errors: { 400: Broken } }, {});
    await expect(attempt).rejects.toBe(cause);
  });
});
