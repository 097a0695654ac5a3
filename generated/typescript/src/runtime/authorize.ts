import type { Settings } from "./core.js";
import { environmentVariable } from "./environment.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { Draft, Operation } from "./operation.js";
import { refuse } from "./refuse.js";

/**
 * Adds the credentials that an operation needs to a draft.
 * @returns whether there are any
 * @throws {InvalidRequestError} naming the option that is missing or cannot be used
 */
export async function authorize(
  { profile: { security, requirements } }: Settings,
  operation: Operation<unknown>,
  options: Readonly<Record<string, unknown>>,
  draft: Draft,
): Promise<boolean> {
  const given = (name: string): unknown =>
    options[name] ?? environmentVariable(security[name]?.env);
  // Whoever brings the header of a scheme has taken care of its credential.
  const isBrought = (name: string) =>
    security[name]?.isHeader && Object.hasOwn(draft.headers, security[name].name.toLowerCase());
  const isMet = (name: string): boolean => isBrought(name) || given(name) !== undefined;

  const sets = operation.requirements ?? requirements;
  const set = sets.find((names) => names.every(isMet)) ?? sets[0] ?? [];
  for (const name of set) {
    const scheme = security[name];
    if (scheme === undefined || isBrought(name)) continue;
    const { operationId, secrets } = draft;
    const failed = refuse(operationId, `${name}: its function failed`, secrets);
    const value = given(name) ?? "";
    const provided = async (): Promise<unknown> => (typeof value === "function" ? value() : value);
    const credential = await provided().catch(failed);
    if (!scheme.in(draft, scheme, credential)) {
      const variable = scheme.env ? ` (or $${scheme.env})` : "";
      throw new InvalidRequestError(operationId, `${name}${variable} must be a usable credential`);
    }
  }
  return set.length > 0;
}
