import { describe, expect, it } from "vitest";
import { call, type Operation } from "../../templates/typescript/runtime/codegen.js";
import type { CallAttempt, CallHooks } from "../../templates/typescript/runtime/index.js";
import { anonymous, operation } from "./api.js";
import { reply, serve } from "./service.js";

/** A span as tracing libraries have them. */
interface Span {
  readonly name: string;
  readonly attributes: Record<string, unknown>;
  ended: number;
}

/** Hooks that trace, and the spans they made: the shape of the example in the package's README. */
function tracing(): { hooks: CallHooks; spans: Span[] } {
  const spans: Span[] = [];
  const open = new WeakMap<CallAttempt, Span>();
  const end = (attempt: CallAttempt, error?: unknown): void => {
    const span = open.get(attempt);
    if (span === undefined) return;
    if (error instanceof Error) span.attributes["error.type"] = error.name;
    span.ended += 1;
    open.delete(attempt);
  };
  const hooks: CallHooks = {
    beforeRequest(attempt) {
      const { method, route, url, number } = attempt;
      const attributes = { method, url, "http.request.resend_count": number - 1 };
      const span: Span = { name: `${method} ${route}`, attributes, ended: 0 };
      open.set(attempt, span);
      spans.push(span);
      return { traceparent: `00-${spans.length}` };
    },
    afterResponse(attempt, { status }) {
      const span = open.get(attempt);
      if (span) span.attributes.status = status;
      if (status < 400) end(attempt);
    },
    onRetry: (attempt, { error }) => end(attempt, error),
    onError: (attempt, { error }) => end(attempt, error),
  };
  return { hooks, spans };
}

describe("spans", () => {
  const safe: Operation<unknown> = { ...operation, safety: "safe" };

  it("are one for each attempt, each ended once, and known to the service", async () => {
    const left = [503, 0, 200];
    const service = await serve((response) => {
      const status = left.shift() ?? 500;
      if (status === 0) response.destroy();
      else reply(response, status);
    });
    const { hooks, spans } = tracing();
    await call(anonymous(service.url, { hooks, retryDelayMs: 1 }), safe, {});
    expect(spans.map(({ name, ended }) => [name, ended])).toEqual([
      ["POST /things", 1],
      ["POST /things", 1],
      ["POST /things", 1],
    ]);
    expect(spans.map(({ attributes }) => attributes)).toMatchObject([
      { status: 503, "error.type": "APIError", "http.request.resend_count": 0 },
      { "error.type": "ConnectionError", "http.request.resend_count": 1 },
      { status: 200, "http.request.resend_count": 2 },
    ]);
    expect(service.arrived.map(({ headers }) => headers.traceparent)).toEqual([
      "00-1",
      "00-2",
      "00-3",
    ]);
  });

  it("are ended by a failure and by a time limit", async () => {
    const { hooks, spans } = tracing();
    const failing = await serve((response) => reply(response, 404));
    await call(anonymous(failing.url, { hooks }), safe, {}).result();
    const silent = await serve(() => {});
    await call(anonymous(silent.url, { hooks, timeoutMs: 30 }), safe, {}).result();
    expect(spans.map(({ ended, attributes }) => [ended, attributes["error.type"]])).toEqual([
      [1, "APIError"],
      [1, "RequestTimeoutError"],
    ]);
  });
});
