import { inspect } from "node:util";
import { afterEach, beforeEach, expect } from "vitest";
import { call, type Operation } from "../../templates/typescript/runtime/codegen.js";
import { SDKError } from "../../templates/typescript/runtime/index.js";
import { client, operation, type SampleOptions } from "./api.js";

/** What must be in nothing that is printed. */
export const canary = "canary-7d2f";

/** Makes the tests of a file fail that leave a rejection to nobody. */
export function allowNoUnhandledRejection(): void {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  beforeEach(() => {
    process.on("unhandledRejection", note);
  });
  afterEach(async () => {
    // Node reports a rejection once the microtasks after it have run.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    process.off("unhandledRejection", note);
    expect(unhandled.splice(0)).toEqual([]);
  });
}

/** Every way in which a value usually gets into a log. */
export function printed(value: unknown): string {
  const shown = [
    inspect(value, { depth: 20, getters: true }),
    inspect(value, { depth: 20, showHidden: true }),
    JSON.stringify(value),
    String(value),
  ];
  if (value instanceof Error) shown.push(value.message, value.stack ?? "", printed(value.cause));
  return shown.join("\n");
}

/** What a call fails with. Nothing that is printed of it, of the client or in the log is secret. */
export async function failure(
  options: SampleOptions,
  facts: Partial<Operation<unknown>> = {},
  signal?: AbortSignal,
): Promise<unknown> {
  const lines: unknown[] = [];
  const logger = {
    debug: (...line: unknown[]) => lines.push(line),
    warn: (...line: unknown[]) => lines.push(line),
  };
  const core = client({ bearer: canary, logger, timeoutMs: 5_000, ...options });
  const pending = call(core, { ...operation, ...facts }, { requestBody: canary }, { signal });
  const error = await pending.then(
    (body) => ({ resolved: body }),
    (reason: unknown) => reason,
  );
  const shown = printed(error) + printed(core) + printed(lines);
  expect(shown).not.toContain(canary);
  // The other ways to wait for the same call end in the same way.
  if (error instanceof SDKError) {
    expect(await pending.result()).toEqual({ ok: false, error });
    await expect(pending.withResponse()).rejects.toBe(error);
  }
  return error;
}
