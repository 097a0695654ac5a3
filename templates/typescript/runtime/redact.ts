/** Takes secrets out of a text that others wrote: a service may repeat what it was sent. */
export function redacted(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    // What is shorter is no secret, and may be in every word.
    (rest, secret) => (secret.length > 3 ? rest.replaceAll(secret, "***") : rest),
    text,
  );
}

/** The value of a member of JSON that is secret, by what everybody calls it. */
const secretMember = /(?:secret|token|password|statement)"\s*:\s*"([^"]+)/i;

/** What to look for where a text is secret: all of it, and what is secret in it if it is JSON. */
export function secretsIn(text: string): string[] {
  // What stands between the members comes with them; nobody repeats that by chance.
  return [text, ...text.split(secretMember)];
}

/** What a failure says of itself. */
interface Failure {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/**
 * What a failure goes back to, as a new error: the failure itself can hold a request, with its
 * credentials, or bytes of a response.
 */
export function causeOf(failure: unknown, secrets: readonly string[]): Error & { code?: unknown } {
  let innermost: Failure = Object(failure);
  // Runtimes put several errors around the one that matters; none puts more than a few.
  for (let depth = 0; innermost.cause && depth < 9; depth += 1) innermost = Object(innermost.cause);
  const { name, message, code } = innermost;
  return Object.assign(
    new Error(redacted(String(message ?? failure), secrets)),
    { name },
    code && { code },
  );
}
