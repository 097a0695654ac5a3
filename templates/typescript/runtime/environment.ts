/** An environment variable, where the runtime has any. */
export function environmentVariable(name: string | undefined): string | undefined {
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
