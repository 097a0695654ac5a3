/**
 * Faults that a run can live with when its user accepts them, and what is done then. Without that they
 * are errors: each changes what the SDK does, so nobody should meet it by surprise.
 */
export const repairs = {
  "dangling-reference": "what it would refer to is unknown",
  "duplicate-operation-id": "the later operation is called by its method and path",
  "invalid-path": "what is no parameter is sent as text, and a path begins with a slash",
  "invalid-status": "the response is left out",
  "several-bodies": "the first body parameter is used, else the formData parameters",
  "undeclared-path-parameter": "it is taken for a required string",
  "unknown-type": "the type is unknown",
  "wrong-reference": "what it would refer to is unknown",
} as const;

/** The code of a fault that can be accepted. */
export type RepairableCode = keyof typeof repairs;

/** All codes that can be accepted. */
export const repairableCodes = Object.keys(repairs) as RepairableCode[];
