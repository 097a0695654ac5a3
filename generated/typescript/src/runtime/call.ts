import type { Answer } from "./answer.js";
import { readAnswer } from "./answer.js";
import { type SDKCore, settingsOf } from "./core.js";
import { withDeadline } from "./deadline.js";
import { connected } from "./errors/connection-error.js";
import type { Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import { type Call, Pending } from "./pending.js";
import { prepare } from "./prepare.js";
import { send } from "./transport.js";

/** Makes a call: puts the request together, sends it, and reads the answer. */
export function call<Body>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  options: CallOptions = {},
): Call<Body> {
  return new Pending(perform(core, operation, request, options));
}

async function perform<Body>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  options: CallOptions,
): Promise<Answer<Body>> {
  const settings = settingsOf(core);
  const { fetch = globalThis.fetch, maxResponseBytes = 10 * 2 ** 20 } = settings.options;
  const timeoutMs = options.timeoutMs ?? settings.options.timeoutMs ?? Number.POSITIVE_INFINITY;
  return withDeadline(operation.id, options.signal, timeoutMs, async (signal) => {
    const wire = await prepare(settings, operation, request, options, signal);
    signal.throwIfAborted();
    const response = await connected(operation.id, send(wire, fetch));
    return readAnswer(operation, response, maxResponseBytes);
  });
}
