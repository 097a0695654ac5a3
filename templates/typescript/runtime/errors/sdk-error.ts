import type { ValidationIssue } from "../validation.js";

/** The longest message, in characters: what a server says in one must not fill a log. */
const longestMessage = 500;

/**
 * What is known of an operation that must not simply be repeated: `not-sent` if the server surely
 * got nothing of the request, `unknown` if it may have done what was asked.
 */
export type Outcome = "not-sent" | "unknown";

/** What else is known of an error. */
export interface SDKErrorOptions extends ErrorOptions {
  readonly issues?: readonly ValidationIssue[];
}

/** The root of every error of a call. Nothing secret is in it, however it is printed. */
export class SDKError extends Error {
  /** The operation that was called; `undefined` where the client itself could not be made. */
  readonly operationId: string | undefined;
  /** Set on errors of operations that must not be repeated, where the answer does not tell. */
  declare readonly outcome?: Outcome;
  /** The HTTP status, where an answer began. */
  declare readonly status?: number;
  /** What the service calls this request, for a question to its operators. */
  declare readonly requestId?: string | undefined;
  /** What is not as declared, where that is the reason. */
  declare readonly issues?: readonly ValidationIssue[];

  constructor(operationId: string | undefined, message: string, options?: SDKErrorOptions) {
    const text = operationId === undefined ? message : `${operationId}: ${message}`;
    // One line, whatever is quoted in it: no line of a log can be forged.
    super(text.replace(/[\s\p{C}]+/gu, " ").slice(0, longestMessage), options);
    this.operationId = operationId;
    if (options?.issues) this.issues = options.issues;
  }

  override get name(): string {
    return "SDKError";
  }

  /**
   * Tells whether a value is an error of this class. Unlike `instanceof`, it knows those of other
   * copies of the package as well.
   */
  static is<Type extends SDKError>(
    this: abstract new (...init: never[]) => Type,
    value: unknown,
  ): value is Type {
    let type: { name?: unknown } | null = Object(value);
    while (type !== null && type.name !== this.prototype.name) type = Object.getPrototypeOf(type);
    // Other families of errors have classes of the same names.
    return type !== null && Object.hasOwn(Object(value), "operationId");
  }

  /** What `JSON.stringify` shows. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}
