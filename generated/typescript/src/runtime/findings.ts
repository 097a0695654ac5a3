import type { ValidationIssue } from "./validation.js";

/** Looks at a value and tells what it finds. */
export type Check = (value: unknown, found: Findings) => void;

/** What the checks of a value have found so far, and where they are. */
export interface Findings {
  readonly issues: ValidationIssue[];
  readonly secrets: string[];
  /** Where the document declares what is being looked at; empty outside of models. */
  readonly pointer: string;
  readonly path: readonly (string | number)[];
  /** Whether it is going to be sent; else it was received. */
  readonly isRequest: boolean;
}

/** With so many issues no more of a list is looked at: a body that is wrong throughout could have millions. */
export const mostIssues = 100;

/** Notes that something is not what was expected. */
export function note(
  { issues, path, pointer }: Pick<Findings, "issues" | "path" | "pointer">,
  expected: string,
  received: string,
): void {
  const where = path.length > 0 ? `${path.join(".")}: ` : "";
  const message = `${where}expected ${expected}, received ${received}`;
  issues.push({ message, path, expected, received, pointer });
}
