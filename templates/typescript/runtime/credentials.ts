import type { Settings } from "./core.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { addHeaders } from "./header.js";
import type { Draft, Operation } from "./operation.js";
import type { SecurityScheme } from "./profile.js";

/**
 * Adds the credentials that an operation needs to a draft.
 * @returns whether there are any
 * @throws {InvalidRequestError} naming the option that is missing or cannot be used
 */
export async function authorize(
  { profile, given }: Settings,
  operation: Operation<unknown>,
  draft: Draft,
): Promise<boolean> {
  const schemes = new Map(Object.entries(profile.security));
  const credential = (name: string): unknown =>
    given.get(name) ?? environmentVariable(schemes.get(name)?.env);
  // Whoever brings the header of a scheme has taken care of its credential.
  const isBrought = (name: string): boolean => draft.headers.has(headerOf(schemes.get(name)));

  const sets = operation.requirements ?? profile.requirements;
  const isMet = (name: string): boolean => isBrought(name) || credential(name) !== undefined;
  const set =
    sets.find((names) => names.length > 0 && names.every(isMet)) ??
    sets.find((names) => names.length === 0) ??
    sets[0] ??
    [];
  for (const name of set) {
    const scheme = schemes.get(name);
    if (scheme === undefined || isBrought(name)) continue;
    const secret = await secretFrom(credential(name), name, operation.id);
    // A user name and a password that are both empty leave a colon.
    if (!/[^\s:]/.test(secret)) {
      const variable = scheme.env && ` (or the environment variable ${scheme.env})`;
      throw new InvalidRequestError(operation.id, `${name}${variable ?? ""} must be set`);
    }
    attach(draft, scheme, secret);
  }
  return set.length > 0;
}

function environmentVariable(name: string | undefined): string | undefined {
  const host: {
    readonly fetch: unknown;
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  } = globalThis;
  try {
    return name && host.process?.env?.[name];
  } catch {
    // Some runtimes ask for a permission first.
    return undefined;
  }
}

async function secretFrom(credential: unknown, name: string, operationId: string): Promise<string> {
  try {
    const value: unknown = typeof credential === "function" ? await credential() : credential;
    if (typeof value === "string") return value;
    const { username = "", password = "" }: { username?: string; password?: string } =
      Object(value);
    return `${username}:${password}`;
  } catch (cause) {
    throw new InvalidRequestError(operationId, `${name}: its function failed`, { cause });
  }
}

/** The header that a scheme writes; none has an empty name. */
function headerOf(scheme: SecurityScheme | undefined): string {
  if (scheme?.kind !== "apiKey") return "authorization";
  return scheme.in === "header" ? scheme.name.toLowerCase() : "";
}

function attach(draft: Draft, scheme: SecurityScheme, secret: string): void {
  if (scheme.kind === "apiKey" && scheme.in !== "header") {
    const pair = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(secret)}`;
    (scheme.in === "query" ? draft.query : draft.cookies).push(pair);
    return;
  }
  let value = secret;
  if (scheme.kind === "bearer") value = `Bearer ${secret.replace(/^bearer +/i, "")}`;
  if (scheme.kind === "basic") {
    value = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(secret)))}`;
  }
  addHeaders(draft, { [headerOf(scheme)]: value });
}
