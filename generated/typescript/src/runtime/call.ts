import { chosenAddress } from "./address.js";
import type { Answer } from "./answer.js";
import { fullBudget, SDKCore } from "./core.js";
import { withDeadline } from "./deadline.js";
import { APIError } from "./errors/api-error.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { SDKError } from "./errors/sdk-error.js";
import { exchange, type Progress } from "./exchange.js";
import { tell } from "./hooks.js";
import type { Operation } from "./operation.js";
import type { CallOptions } from "./options.js";
import { type Call, callOf } from "./pending.js";
import { prepare } from "./prepare.js";
import { refuse } from "./refuse.js";
import { isRepeatable, pauseAfter } from "./retry.js";

/** Makes a call: puts the request together, sends it, and reads the answer. */
export function call<Body, Declared = never>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  options: CallOptions = {},
): Call<Body, Declared> {
  return callOf(perform(core, operation, request, options));
}

async function perform<Body>(
  core: SDKCore,
  operation: Operation<Body>,
  request: object,
  callOptions: CallOptions,
): Promise<Answer<Body>> {
  const { id, method, path } = operation;
  const settings = SDKCore.settingsOf(core, id);
  const { budget } = settings;
  const options = merged(settings.options, callOptions);
  const { timeoutMs = 60_000, signal } = options;
  const progress: Progress<Body> = {
    settings,
    operation,
    options,
    attempt: { operationId: id, method, route: path, url: "", number: 0 },
    outcome: "not-sent",
  };
  try {
    return await withDeadline(id, signal, timeoutMs, async (ended) => {
      const end = Date.now() + timeoutMs;
      const failed = refuse(id, "the request cannot be written", []);
      const draft = await prepare(settings, operation, request, options).catch(failed);
      const isElsewhere = (callOptions.serverURL ?? callOptions.server) !== undefined;
      const choice = isElsewhere ? callOptions : options;
      const to = chosenAddress(settings.profile, choice, id, operation.servers);
      if (to === undefined) throw new InvalidRequestError(id, "serverURL must be set");
      for (let number = 1; ; number += 1) {
        ended.throwIfAborted();
        progress.attempt = { ...progress.attempt, url: to + draft.path, number };
        try {
          // What an attempt adds is not there for the next one.
          const own = { ...draft, headers: { ...draft.headers } };
          const answer = await exchange(progress, own, to, ended);
          budget.left = Math.min(budget.left + 0.1, fullBudget);
          return answer;
        } catch (error) {
          await pauseAfter(error, progress, end, ended);
        }
      }
    });
  } catch (error) {
    if (error instanceof SDKError) {
      Object.assign(error, progress.answered);
      const isAnswered = error instanceof APIError && error.status < 500;
      if (!isAnswered && !isRepeatable(operation)) {
        Object.assign(error, { outcome: progress.outcome });
      }
    }
    tell(options, "onError", progress.attempt, { error });
    throw error;
  }
}

/** The options of a client, with those of a call over them where they are given. */
function merged<Options extends Readonly<Record<string, unknown>>>(
  ofClient: Options,
  ofCall: CallOptions,
): Options & CallOptions {
  // Without a prototype: a credential may be called `constructor`.
  const options = Object.assign(Object.create(null), ofClient);
  for (const [name, value] of Object.entries(ofCall)) options[name] = value ?? options[name];
  return options;
}
