import { isDeepStrictEqual } from "node:util";
import type { Ran } from "./run.js";
import type { Sent } from "./vectors.js";

/** What of a call is not as its vector says; nothing, if all is. */
export function faultsOf(ran: Ran): string[] {
  return [...outcomeFaults(ran), ...requestFaults(ran), ...secretFaults(ran)];
}

function outcomeFaults({ vector: { outcome, operation }, result: { json, error } }: Ran): string[] {
  if (error === undefined) {
    if (outcome.error !== undefined && outcome.orBody !== true) return [`succeeded with ${json}`];
    if (outcome.orBody === true) return [];
    return differences("body", outcome.body, JSON.parse(json ?? "null"));
  }
  if (outcome.error === undefined) return [`failed with ${error.name}: ${error.message}`];
  const faults = differences("error", outcome.error, error.name);
  for (const kind of outcome.kinds ?? []) {
    if (!error.kinds.includes(kind)) faults.push(`is no ${kind}`);
  }
  for (const key of ["status", "requestId", "outcome", "body"] as const) {
    if (outcome[key] !== undefined) faults.push(...differences(key, outcome[key], error[key]));
  }
  for (const [name, value] of Object.entries(outcome.fields ?? {})) {
    faults.push(...differences(name, value, error.fields[name]));
  }
  // Where a client cannot be made, no operation has been called yet.
  if (error.operationId !== null || outcome.error !== "InvalidRequestError") {
    faults.push(...differences("operationId", operation, error.operationId));
  }
  if (!error.message.includes(outcome.message ?? "")) faults.push(`says ${error.message}`);
  if (error.message.length > (outcome.messageLength ?? 500)) faults.push("has a long message");
  return faults;
}

function requestFaults({ vector, arrived }: Ran): string[] {
  const faults = differences("attempts", vector.attempts, arrived.length);
  for (const request of arrived) faults.push(...sentFaults(vector.sends, request));
  for (const [index, { at }] of arrived.entries()) {
    const before = arrived[index - 1];
    if (before && at - before.at < vector.gapMs) faults.push(`waited ${at - before.at} ms`);
  }
  return faults;
}

function sentFaults(expected: Sent, request: Ran["arrived"][number]): string[] {
  const faults: string[] = [];
  for (const key of ["method", "path", "body"] as const) {
    const value = expected[key];
    if (value !== undefined && value !== null)
      faults.push(...differences(key, value, request[key]));
  }
  if (expected.json !== undefined) {
    faults.push(...differences("body", expected.json, JSON.parse(request.body)));
  }
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    faults.push(...differences(name, value, request.headers[name]));
  }
  return faults;
}

/** Whatever is called a canary must not be seen where a log could show it. */
function secretFaults({ result: { printed, error } }: Ran): string[] {
  const [leak] = /canary-[\w-]*/.exec(printed + (error?.message ?? "")) ?? [];
  return leak === undefined ? [] : [`shows ${leak}`];
}

function differences(what: string, expected: unknown, actual: unknown): string[] {
  if (isDeepStrictEqual(expected, actual)) return [];
  return [`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}
