import type { Check, Findings } from "./findings.js";
import type { ValidationIssue } from "./validation.js";

/** The interface of Standard Schema, version 1: what other libraries need to use a validator. */
export interface StandardSchema<Type> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Type; readonly issues?: undefined }
      | { readonly issues: readonly ValidationIssue[] };
    readonly types?: { readonly input: Type; readonly output: Type } | undefined;
  };
}

/** Looks at values of a model, in a call or by itself. */
export interface Validator<Type> extends Check, StandardSchema<Type> {
  look(value: unknown, isRequest?: boolean, secrets?: string[]): Findings;
}

/**
 * A validator of what stands at a place of the document. The checks are put together when they are
 * first needed: models may refer to each other in circles, and most are never looked at.
 */
export function validator<Type>(pointer: string, make: () => Check): Validator<Type> {
  let made: Check | undefined;
  const check: Check = (value, found) => {
    made ??= make();
    made(value, { ...found, pointer });
  };
  const look: Validator<Type>["look"] = (value, isRequest = false, secrets = []) => {
    const found: Findings = { issues: [], secrets, path: [], pointer, isRequest };
    check(value, found);
    return found;
  };
  const validate = (value: unknown) => {
    const { issues } = look(value);
    // Where nothing was found, the value is of the type that the checks were made from.
    return issues.length > 0 ? { issues } : { value: value as Type };
  };
  const standard = { version: 1, vendor: "sdkwright", validate } as const;
  return Object.assign(check, { look, "~standard": standard });
}
