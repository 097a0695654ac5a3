/** What became of a document. */
export type Outcome = "generated" | "repaired" | "refused" | "crashed" | "hung";

/** A component schema of which our type and that of openapi-typescript are not the same. */
export interface Difference {
  readonly schema: string;
  /** Why they differ, where it is known. */
  readonly reason: string | null;
  /** A schema that it refers to and that differs too: mostly the cause. */
  readonly by: string | null;
}

/** How many component schemas there are, and of how many the two types are the same. */
export interface Agreement {
  readonly schemas: number;
  /** Those that openapi-typescript prints, so that there is something to compare. */
  readonly compared: number;
  readonly agreed: number;
  readonly differences: readonly Difference[];
}

/** Where the time went, in milliseconds. */
export interface Times {
  readonly generate: number;
  readonly check: number;
  readonly agreement: number;
}

/** The verdict on one document. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The codes of what had to be overlooked, of a document that was repaired. */
  readonly repairs: readonly string[];
  /** The errors of the generator, each on a line. */
  readonly problems: readonly string[];
  /** What is wrong with the generator's work. */
  readonly failures: readonly string[];
  /** `null` where there is no output to compare. */
  readonly agreement: Agreement | null;
  readonly files: number;
  readonly warnings: number;
  readonly times: Times;
}

/** A verdict on a document of which no more is known than that its process ended. */
export function lost(outcome: "crashed" | "hung", failure: string, spent: number): Verdict {
  return {
    outcome,
    repairs: [],
    problems: [],
    failures: [failure],
    agreement: null,
    files: 0,
    warnings: 0,
    times: { generate: spent, check: 0, agreement: 0 },
  };
}
