import type { Body, Operation, Success } from "../ir/types.js";
import { type JsonObject, member } from "../load/json.js";
import { answersOf } from "./answers.js";
import { at, type Context, docOf, entriesAt, objectAt } from "./context.js";
import { failuresOf } from "./error.js";
import type { Found } from "./found.js";
import { preferredMedia, receivedMedia } from "./media.js";
import { parametersOf } from "./parameter.js";
import { below, type Place, placeBehind, responsePlace } from "./place.js";
import { safetyOf } from "./safety.js";
import { requirementsOf } from "./security.js";
import { ownServersOf } from "./server.js";
import { nameOf } from "../ir/words.js";

/** Lowers one operation. Its name is given by the group it is in. */
export function lowerOperation(context: Context, found: Found): Operation {
  const { operation, pathItem, id, words, method, path, query } = found;
  const place: Place = { pointer: found.pointer, words };
  const responses = responsesOf(context, operation);
  return {
    id,
    name: nameOf(words),
    doc: docOf(context, operation),
    source: found.pointer,
    method,
    path,
    query,
    servers: ownServersOf(context, found),
    parameters: parametersOf(context, found, pathItem, place),
    body: bodyOf(context, found, place),
    success: successOf(context, operation, responses, place),
    failures: failuresOf(context, operation, responses, place),
    requirements:
      member(operation, "security") === undefined ? null : requirementsOf(context, operation),
    safety: safetyOf(context, operation),
    answers: answersOf(context, operation),
  };
}

/** Methods whose requests have no body that means anything (RFC 9110), nor any in the Fetch standard. */
const bodiless: ReadonlySet<string> = new Set(["GET", "HEAD", "TRACE"]);

/** Types that are no object, which is what several parts are made of. */
const notMembers: ReadonlySet<string> = new Set(["string", "bytes", "list", "tuple"]);

function bodyOf(context: Context, { operation, method }: Found, place: Place): Body | null {
  const body = objectAt(context, operation, "requestBody");
  if (body === null) return null;
  const here = below(place, ["requestBody"], ["request", "body"]);
  const written = member(operation, "requestBody");
  const media = preferredMedia(context, body, placeBehind(context.document.root, written, here));
  if (media === null) return null;
  if (bodiless.has(method)) {
    context.problems.warning(
      "body-not-sent",
      `the body of a ${method} request means nothing in HTTP: it is left out`,
      "Declare parameters instead, or another method.",
      at(context, operation, "requestBody"),
    );
    return null;
  }
  if (media.encoding === "multipart" && notMembers.has(media.type.kind)) {
    context.problems.warning(
      "form-without-members",
      `a body of ${media.wire} is made of the members of an object; this one is none, and cannot be sent so`,
      "Declare an object with a property for each part.",
      at(context, body, "content", media.wire),
    );
  }
  return { required: body.required === true, doc: docOf(context, body), media };
}

/** The declared responses, by their statuses. */
function responsesOf(context: Context, operation: JsonObject): [string, JsonObject][] {
  return entriesAt(context, operation, "responses").filter(([status]) => {
    if (isStatus(status)) return true;
    context.problems.repairable(
      "invalid-status",
      `${JSON.stringify(status)} is not a response status`,
      "Use a code such as '200', a range such as '4XX', or 'default'.",
      at(context, operation, "responses", status),
    );
    return false;
  });
}

function successOf(
  context: Context,
  operation: JsonObject,
  responses: readonly [string, JsonObject][],
  place: Place,
): Success[] {
  const declared = responses.filter(([status]) => status.startsWith("2"));
  // Without a declared success, `default` describes what a success looks like too.
  const successes =
    declared.length > 0 ? declared : responses.filter(([status]) => status === "default");
  return successes.map(([status, response]) => ({
    status,
    doc: docOf(context, response),
    media: receivedMedia(
      context,
      response,
      responsePlace(
        context.document.root,
        operation,
        place,
        status,
        responseWords(declared.length, status),
      ),
    ),
  }));
}

function responseWords(count: number, status: string): string[] {
  return count > 1 ? ["response", status.toLowerCase()] : ["response"];
}

function isStatus(status: string): boolean {
  return /^([1-5]\d\d|[1-5]XX|default)$/.test(status);
}
