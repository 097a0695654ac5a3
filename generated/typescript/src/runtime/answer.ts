import type { Arrived } from "./body.js";
import { APIError, type APIErrorInit } from "./errors/api-error.js";
import { ResponseValidationError } from "./errors/response-validation-error.js";
import { note } from "./findings.js";
import { byStatus, type ErrorClass, type Operation } from "./operation.js";
import { redacted } from "./redact.js";
import { located, type ValidationIssue } from "./validation.js";

/** What a call resolves to, with the response around it. */
export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly headers: Headers;
}

/** What a response says besides its body, and which call it is for. */
export interface ResponseFacts {
  readonly operationId: string;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly statusText: string;
}

/** The error that a response outside 2xx stands for. */
export function failure(
  { errors }: Operation<unknown>,
  facts: ResponseFacts,
  { bytes }: Arrived,
  secrets: readonly string[],
): APIError {
  const { status, statusText = "" } = facts;
  const text = lenient(bytes);
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // It is no JSON, but a page perhaps.
  }
  const Declared = byStatus(errors, status);
  const Failure: Pick<ErrorClass, "describe"> & (new (init: APIErrorInit) => APIError) =
    Declared?.accepts(body) ? Declared : APIError;
  // The document says that this is text; the service may send another type.
  const said: unknown = Failure.describe?.(body);
  const phrase = status < 400 && status !== 304 ? "redirects are not followed" : statusText;
  const detail = redacted(typeof said === "string" ? said : phrase, secrets);
  return new Failure({ ...facts, body, detail });
}

/**
 * Reads a success.
 * @param onDrift told what in it is not as declared, which then does not matter
 * @throws {ResponseValidationError} if it cannot be read
 */
export function success<Body>(
  operation: Operation<Body>,
  facts: ResponseFacts,
  { bytes, isWhole }: Arrived,
  validation: "off" | "report" | "strict",
  secrets: string[],
  onDrift: (issues: readonly ValidationIssue[]) => void,
): Answer<Body> {
  const { method, responses = {}, results } = operation;
  const { status, headers } = facts;
  const refuse = (detail: string, more?: object): never => {
    const body = lenient(bytes);
    throw new ResponseValidationError({ ...facts, body, detail, ...more });
  };
  if (!isWhole) refuse("the body is larger than maxResponseBytes");

  const hasContent = method !== "HEAD" && status !== 204 && status !== 205;
  const declared = byStatus(responses, status);
  const decoder = declared ?? Object.values(responses)[0];
  let body: unknown;
  let found: ValidationIssue[] = [];
  if (decoder && hasContent) {
    try {
      body = decoder.decode(bytes, headers.get("content-type") ?? "");
      if (validation !== "off") {
        found = byStatus(results, status)?.look(body, false, secrets).issues ?? [];
      }
    } catch (cause) {
      const { message }: Error = Object(cause);
      // One that the document does not know is a success all the same, and so is one that is too deep to
      // be looked at.
      if (declared && body === undefined) refuse(message, { cause });
    }
  }
  if (decoder && !declared) {
    note({ issues: found, path: [], pointer: "" }, "a declared status", String(status));
  }
  const [first] = found;
  if (first && validation !== "off") {
    const issues = located(found, operation, "/responses");
    if (validation === "strict") refuse(first.message, { issues });
    onDrift(issues);
  }
  // The one place where what came over the network becomes what the document declares.
  return { body: body as Body, status, headers };
}

/** What is not UTF-8 is replaced. Codecs are strict. */
function lenient(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Tells whether a value is an object that has these members of its own. */
export function hasMembers(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === "object" && value !== null && names.every((name) => Object.hasOwn(value, name))
  );
}
