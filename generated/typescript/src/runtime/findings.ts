import type { ValidationIssue } from "./validation.js";

/** Looks at a value and tells what it finds. */
export type Check = (value: unknown, found: Findings) => void;

/** What the checks of a value have found, and where they are. */
export class Findings {
  readonly issues: ValidationIssue[] = [];
  readonly secrets: string[] = [];
  /** Where the document declares what is being looked at; empty outside of models. */
  pointer: string;
  path: readonly (string | number)[] = [];

  /** Whether it is going to be sent; else it was received. */
  readonly isRequest: boolean;

  constructor(pointer: string, isRequest: boolean) {
    this.pointer = pointer;
    this.isRequest = isRequest;
  }

  /** Notes that a value is not what was expected. */
  note(expected: string, value: unknown, received = kindOf(value)): void {
    const { path, pointer } = this;
    const where = path.length > 0 ? `${path.join(".")}: ` : "";
    const message = `${where}expected ${expected}, received ${received}`;
    this.issues.push({ message, path, expected, received, pointer });
  }

  /** Looks at a member. `step` leads from the declaration of the whole to that of the member. */
  enter(name: string | number, step: string, value: unknown, check: Check): void {
    const { path, pointer } = this;
    this.path = [...path, name];
    this.pointer &&= pointer + step;
    check(value, this);
    this.path = path;
    this.pointer = pointer;
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
