import { readBody, readStart, TooLarge } from "./body.js";
import { APIError } from "./errors/api-error.js";
import { ResponseValidationError } from "./errors/response-validation-error.js";
import { byStatus, type Operation } from "./operation.js";

/** How much of an error's body is read, in bytes. */
const maxErrorBytes = 2 ** 20;

/** What a call resolves to, with the response around it. */
export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Reads a response: the body of a success, or the error that it stands for.
 * @throws {APIError} {@link ResponseValidationError}; what reading itself throws is a broken connection
 */
export async function readAnswer<Body>(
  operation: Operation<Body>,
  response: Response,
  maxResponseBytes: number,
): Promise<Answer<Body>> {
  const { status, headers } = response;
  if (status < 200 || status > 299) throw await readError(operation, response, maxResponseBytes);
  // The one place where what came over the network becomes what the document declares.
  const body = (await readSuccess(operation, response, maxResponseBytes)) as Body;
  return { body, status, headers };
}

async function readSuccess(
  operation: Operation<unknown>,
  response: Response,
  maxResponseBytes: number,
): Promise<unknown> {
  const { status, headers } = response;
  const decoder = byStatus(operation.responses, status);
  if (decoder === undefined || status === 204 || status === 205 || operation.method === "HEAD") {
    response.body?.cancel().catch(() => {});
    return undefined;
  }
  const contentType = headers.get("content-type");
  const refuse = (reason: string, cause?: unknown): ResponseValidationError =>
    new ResponseValidationError(operation.id, response, reason, { cause });
  try {
    const bytes = await readBody(response, maxResponseBytes);
    if (bytes.length === 0 && decoder.mediaType !== "application/octet-stream")
      throw refuse("the body is empty");
    try {
      return decoder.decode(bytes, contentType);
    } catch (error) {
      const found = contentType === null ? "a body without a content type" : contentType;
      throw refuse(`expected ${decoder.mediaType}, could not read ${found}`, nameOnly(error));
    }
  } catch (error) {
    throw error instanceof TooLarge ? refuse(error.message) : error;
  }
}

/** Parsers quote what they could not read, and it may hold secrets: only the kind of fault is kept. */
function nameOnly(error: unknown): Error {
  const name = error instanceof Error ? error.name : "Error";
  const message =
    error instanceof TypeError ? error.message : "the body is not what its media type says";
  return Object.assign(new Error(message), { name });
}

async function readError(
  operation: Operation<unknown>,
  response: Response,
  maxResponseBytes: number,
): Promise<APIError> {
  const { status, headers, statusText } = response;
  const text = await readStart(response, Math.min(maxErrorBytes, maxResponseBytes));
  const body = parsed(text);
  const common = { operationId: operation.id, status, headers, text };
  const Declared = byStatus(operation.errors, status);
  if (Declared?.accepts(body)) {
    const accepted = body as never;
    const detail = Declared.describe?.(accepted) ?? statusText;
    return new Declared({ ...common, body: accepted, detail });
  }
  const isRedirect = response.type === "opaqueredirect" || (status >= 300 && status < 400);
  return new APIError({
    ...common,
    body,
    detail: isRedirect ? "a redirect, which is not followed" : statusText,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Tells whether a value is an object that has these members of its own. */
export function hasMembers(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === "object" && value !== null && names.every((name) => Object.hasOwn(value, name))
  );
}
