import { inspect } from "node:util";
import {
  APIError,
  Authlete,
  AuthleteError,
  ResponseValidationError,
  ResultError,
} from "../../../generated/typescript/src/index.js";
import type { Failure, Result } from "../run.js";
import type { Call } from "../vectors.js";

type Options = ConstructorParameters<typeof Authlete>[0];

/** Makes a call, and says what has come of it. */
export async function run(call: Call): Promise<Result> {
  const { name, environment, abortMs } = call;
  const lines: unknown[] = [];
  const logger = {
    debug: (...line: unknown[]) => lines.push(line),
    warn: (...line: unknown[]) => lines.push(line),
  };
  const signal = abortMs === null ? undefined : AbortSignal.timeout(abortMs);
  Object.assign(process.env, environment);
  let client: Authlete | undefined;
  try {
    // A vector is data: what it gives may well be of the wrong type.
    client = new Authlete({ ...call.client, logger } as Options);
    const body = await memberOf(client, call)(call.request, { signal });
    return { name, json: textOf(body), printed: printed(client, lines) };
  } catch (error) {
    if (!(error instanceof AuthleteError)) throw error;
    return { name, error: described(error), printed: printed(client, lines, error) };
  } finally {
    for (const variable of Object.keys(environment)) Reflect.deleteProperty(process.env, variable);
  }
}

type Member = (request: object, options: object) => Promise<unknown>;

function memberOf(client: Authlete, { group, member }: Call): Member {
  const groups = new Map<string, unknown>([
    ["dynamicClientRegistration", client.dynamicClientRegistration],
  ]);
  const members = Object(groups.get(group));
  return (request, options) => members[member](request, options);
}

function described(error: AuthleteError): Failure {
  const isAnswer = error instanceof APIError || error instanceof ResponseValidationError;
  const { resultCode, resultMessage } = error instanceof ResultError ? error : {};
  return {
    name: error.name,
    kinds: kindsOf(error),
    operationId: error.operationId ?? null,
    status: isAnswer ? error.status : null,
    requestId: (isAnswer && error.requestId) || null,
    outcome: error.outcome ?? null,
    message: error.message,
    body: isAnswer ? error.body : null,
    fields: { resultCode, resultMessage },
  };
}

function kindsOf(error: AuthleteError): string[] {
  return [...(error instanceof APIError ? ["APIError"] : []), "AuthleteError"];
}

/** All the ways in which a value usually gets into a log. */
function printed(...values: unknown[]): string {
  return values
    .flatMap((value) => [
      inspect(value, { depth: 20, getters: false, showHidden: true }),
      textOf(value),
      String(value),
      value instanceof Error ? (value.stack ?? "") + printed(value.cause) : "",
    ])
    .join("\n");
}

function textOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    return null;
  }
}
