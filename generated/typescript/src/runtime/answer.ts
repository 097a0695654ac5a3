import { readBody } from "./body.js";
import { APIError } from "./errors/api-error.js";
import { ResponseValidationError } from "./errors/response-validation-error.js";
import { byStatus, type Operation } from "./operation.js";

/** What a call resolves to, with the response around it. */
export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Reads a response: the body of a success, or the error that it stands for.
 * @throws {APIError} {@link ResponseValidationError} {@link ConnectionError}
 */
export async function readAnswer<Body>(
  operation: Operation<Body>,
  response: Response,
  maxResponseBytes: number,
): Promise<Answer<Body>> {
  const { status, headers, statusText } = response;
  const { bytes, isWhole } = await readBody(operation.id, response, maxResponseBytes);
  // Lenient, for errors: what is not UTF-8 is replaced. Codecs are strict.
  const text = new TextDecoder().decode(bytes);
  const facts = { operationId: operation.id, status, headers };

  if (status < 200 || status > 299) {
    const body = jsonOr(text, text);
    const Declared = byStatus(operation.errors, status);
    if (Declared?.accepts(body)) {
      // The document says that this is text; the service may have another opinion.
      const said: unknown = Declared.describe?.(body);
      throw new Declared({ ...facts, body, detail: typeof said === "string" ? said : statusText });
    }
    const detail = status < 400 ? "redirects are not followed" : statusText;
    throw new APIError({ ...facts, body, detail });
  }

  try {
    if (!isWhole) throw new RangeError(`the body is larger than ${maxResponseBytes} bytes`);
    // The one place where what came over the network becomes what the document declares.
    const body = decoded(operation, response, bytes, text) as Body;
    return { body, status, headers };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : "the body cannot be read";
    throw new ResponseValidationError({ ...facts, body: text, detail, cause });
  }
}

function decoded(
  { method, responses }: Operation<unknown>,
  { status, headers }: Response,
  bytes: ArrayBuffer,
  text: string,
): unknown {
  if (responses === undefined || method === "HEAD" || status === 204 || status === 205) return;
  const decoder = byStatus(responses, status);
  // A success that the document does not know is one all the same.
  return decoder ? decoder.decode(bytes, headers.get("content-type")) : jsonOr(text, undefined);
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
