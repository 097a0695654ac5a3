import {
  type Answer,
  type Answers,
  delete_,
  get,
  register,
  update,
} from "../answers/dynamic-client-registration.js";
import type {
  ClientRegistrationResponse,
  ClientRegistrationResponseAction,
} from "../models/client-registration-response.js";
import type { ClientInformation, RegistrationError } from "./metadata.js";

/** The words of an enum that are listed, without those that may come. */
type Listed<Word> = Word extends string ? (string extends Word ? never : Word) : never;

/** What to answer for each action, as the document says it. An action without an entry does not compile. */
export const answers: Answers<Listed<ClientRegistrationResponseAction>> = {
  ...register,
  ...get,
  ...update,
  ...delete_,
};

/** The same by what an API may have said, which can be anything. */
export const answerTo: ReadonlyMap<unknown, Answer> = new Map(Object.entries(answers));

/** What a response of one of the four operations has for the client. */
export type ResponseContent =
  | { readonly kind: "information"; readonly information: ClientInformation }
  | { readonly kind: "error"; readonly error: RegistrationError }
  /** The client is gone: there is nothing to say. */
  | { readonly kind: "nothing" }
  /** Nothing that a client could be sent. `reason` is for the operator, and quotes nothing. */
  | { readonly kind: "invalid"; readonly reason: string };

/** Reads the `responseContent` of a response: client information, or an error of RFC 7591. */
export function parseResponseContent(result: ClientRegistrationResponse): ResponseContent {
  const { action, responseContent } = toObject(result);
  const answer = answerTo.get(action);
  if (answer === undefined)
    return { kind: "invalid", reason: "the action is missing or not known" };
  if (answer.body === undefined) return { kind: "nothing" };
  const invalid = (what: string): ResponseContent => {
    return { kind: "invalid", reason: `${String(action)} without ${what} in responseContent` };
  };
  const content = parseObject(responseContent);
  if (content === undefined) return invalid("a JSON object");
  const { client_id, error } = content;
  if (answer.status < 400) {
    if (typeof client_id !== "string" || client_id === "") return invalid("a client_id");
    return { kind: "information", information: { ...content, client_id } };
  }
  if (typeof error !== "string" || error === "") return invalid("an error");
  return { kind: "error", error: { ...content, error } };
}

/** The object that a text holds, if it does. */
export function parseObject(text: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    // JSON that begins with a brace is an object.
    const isObject = typeof text === "string" && /^\s*\{/.test(text);
    return isObject ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Anything as an object: what the network says may be none. */
export function toObject(value: object): Readonly<Record<string, unknown>> {
  return Object(value);
}
