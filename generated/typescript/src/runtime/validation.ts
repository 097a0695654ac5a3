/** Something in a value that is not as declared. It never quotes the value, but for words of an enum. */
export interface ValidationIssue {
  readonly message: string;
  /** The way to it from the whole value. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly received: string;
  /** Where the document declares it: a JSON pointer. */
  readonly pointer: string;
}

/** What looks at a value, and tells what it has found. */
export interface Looker {
  look(
    value: unknown,
    isRequest?: boolean,
    secrets?: string[],
  ): {
    readonly issues: ValidationIssue[];
    /** Those that were given, and values that the document calls secret. */
    readonly secrets: string[];
  };
}

/** A name as a step of a JSON pointer (RFC 6901). */
export function pointerStep(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Issues whose pointers begin at an operation, or a part of it, where they began at nothing. */
export function located(
  issues: readonly ValidationIssue[],
  {
    method,
    path,
    pointer,
  }: { readonly method: string; readonly path: string; readonly pointer?: string },
  part: string,
): ValidationIssue[] {
  const own = pointer ?? `#/paths/${pointerStep(path)}/${method.toLowerCase()}`;
  return issues.map((issue) => ({ ...issue, pointer: issue.pointer || own + part }));
}
