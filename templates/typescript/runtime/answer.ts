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

/** The error that a response outside 2xx stands for. */
export function failure(
  { id, errors }: Operation<unknown>,
  { status, headers, statusText }: Response,
  { bytes }: Arrived,
  secrets: readonly string[],
): APIError {
  const text = lenient(bytes);
  const body = jsonOr(text, text);
  const Declared = byStatus(errors, status);
  const Failure: Pick<ErrorClass, "describe"> & (new (init: APIErrorInit) => APIError) =
    Declared?.accepts(body) ? Declared : APIError;
  // The document says that this is text; the service may have another opinion.
  const said: unknown = Failure.describe?.(body);
  const phrase = status < 400 && status !== 304 ? "redirects are not followed" : statusText;
  const detail = redacted(typeof said === "string" ? said : phrase, secrets);
  return new Failure({ operationId: id, status, headers, body, detail });
}

/**
 * Reads a success.
 * @param onDrift told what in it is not as declared, which then does not matter
 * @throws {ResponseValidationError} if it cannot be read
 */
export function success<Body>(
  operation: Operation<Body>,
  { status, headers }: Response,
  { bytes, isWhole }: Arrived,
  validation: "off" | "report" | "strict",
  onDrift: (issues: readonly ValidationIssue[]) => void,
): Answer<Body> {
  const { id, method, responses, results } = operation;
  const refuse = (detail: string, more?: object): never => {
    const body = lenient(bytes);
    throw new ResponseValidationError({ operationId: id, status, headers, body, detail, ...more });
  };
  if (!isWhole) refuse("the body is larger than maxResponseBytes");

  const hasContent = method !== "HEAD" && status !== 204 && status !== 205;
  const decoder = byStatus(responses, status);
  let body: unknown;
  let issues: ValidationIssue[] = [];
  try {
    if (decoder && hasContent) {
      body = decoder.decode(bytes, headers.get("content-type") ?? "");
      if (validation !== "off") issues = byStatus(results, status)?.look(body).issues ?? [];
    } else if (responses && !decoder) {
      // A success that the document does not know is one all the same.
      if (hasContent) body = jsonOr(lenient(bytes), undefined);
      note({ issues, path: [], pointer: "" }, "a declared status", String(status));
    }
  } catch (cause) {
    const { message }: Error = Object(cause);
    refuse(message, { cause });
  }
  const [first] = issues;
  if (first && validation !== "off") {
    issues = located(issues, operation, "/responses");
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

function jsonOr<Other>(text: string, other: Other): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return other;
  }
}

/** Tells whether a value is an object that has these members of its own. */
export function hasMembers(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === "object" && value !== null && names.every((name) => Object.hasOwn(value, name))
  );
}
