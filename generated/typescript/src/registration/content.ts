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
  const { action, responseContent }: Readonly<Record<string, unknown>> = Object(result);
  const answer = answerTo.get(action);
  if (answer === undefined) return { kind: "invalid", reason: "no action that is known" };
  if (answer.body === undefined) return { kind: "nothing" };
  const content = parseObject<ClientInformation & RegistrationError>(responseContent);
  const isSuccess = answer.status < 400;
  const name = isSuccess ? "client_id" : "error";
  const value: unknown = content?.[name];
  if (content === undefined || typeof value !== "string" || value === "") {
    return { kind: "invalid", reason: `${String(action)} without ${name} in responseContent` };
  }
  return isSuccess
    ? { kind: "information", information: content }
    : { kind: "error", error: content };
}

/** The object that a text holds, if it does. Whoever asks says what it should be like. */
export function parseObject<Type extends object>(text: unknown): Type | undefined {
  try {
    // JSON that begins with a brace is an object.
    const isObject = typeof text === "string" && /^\s*\{/.test(text);
    return isObject ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
