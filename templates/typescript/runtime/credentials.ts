import type { Settings } from "./core.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { addHeaders } from "./header.js";
import type { Draft, Operation } from "./operation.js";
import type { BasicCredential, Credential } from "./options.js";
import type { SecurityScheme } from "./profile.js";

/**
 * Adds the credentials that an operation needs to a draft.
 * @returns whether there are any
 * @throws {InvalidRequestError} naming the option that is missing or cannot be used
 */
export async function authorize(
  settings: Settings,
  operation: Operation<unknown>,
  draft: Draft,
): Promise<boolean> {
  const sets = operation.requirements ?? settings.profile.requirements;
  const { security } = settings.profile;
  const isGiven = (name: string): boolean => given(settings, name) !== undefined;
  const set = sets.find((names) => names.length > 0 && names.every(isGiven));
  if (set === undefined) {
    const [first] = sets;
    if (first === undefined || sets.some((names) => names.length === 0)) return false;
    const wanted = first
      .filter((name) => !isGiven(name))
      .map((name) => wording(name, security[name]));
    throw new InvalidRequestError(operation.id, `${wanted.join(" and ")} must be set`);
  }
  for (const name of set) {
    const scheme = security[name];
    const credential = given(settings, name);
    if (scheme !== undefined && credential !== undefined) {
      attach(draft, scheme, await secretOf(credential, name, operation.id), operation.id);
    }
  }
  return true;
}

function given(
  { credentials, profile }: Settings,
  name: string,
): Credential | BasicCredential | undefined {
  const { env } = profile.security[name] ?? {};
  return credentials.get(name) ?? (env === undefined ? undefined : environment()[env]);
}

function environment(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env ?? {};
}

function wording(name: string, scheme: SecurityScheme | undefined): string {
  return scheme?.env === undefined ? name : `${name} (or the environment variable ${scheme.env})`;
}

async function secretOf(
  credential: Credential | BasicCredential,
  name: string,
  operationId: string,
): Promise<string> {
  if (typeof credential === "object") {
    const password = await secretOf(credential.password, `${name}.password`, operationId);
    const bytes = new TextEncoder().encode(`${credential.username}:${password}`);
    return btoa(String.fromCharCode(...bytes));
  }
  let secret: unknown;
  try {
    secret = typeof credential === "function" ? await credential() : credential;
  } catch (cause) {
    throw new InvalidRequestError(operationId, `${name}: its function failed`, { cause });
  }
  if (typeof secret !== "string" || secret.trim() === "") {
    throw new InvalidRequestError(operationId, `${name} is empty`);
  }
  if (!/^[\x20-\x7e]+$/.test(secret)) {
    throw new InvalidRequestError(operationId, `${name} has characters that no credential has`);
  }
  return secret;
}

function attach(draft: Draft, scheme: SecurityScheme, secret: string, operationId: string): void {
  if (scheme.kind !== "apiKey") {
    const value =
      scheme.kind === "basic" ? `Basic ${secret}` : `Bearer ${secret.replace(/^bearer +/i, "")}`;
    addHeaders(draft.headers, { authorization: value }, operationId);
  } else if (scheme.in === "header") {
    addHeaders(draft.headers, { [scheme.name]: secret }, operationId);
  } else {
    const pair = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(secret)}`;
    (scheme.in === "query" ? draft.query : draft.cookies).push(pair);
  }
}
