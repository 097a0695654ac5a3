import { type RepairableCode, repairs } from "./repairs.js";

/** Where something stands in a file the user wrote. Lines and columns start at 1. */
export interface Location {
  /** The file, as the user would name it from the working directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** RFC 6901 pointer of the value within the file. */
  readonly pointer: string;
  /** The text of that line, for the code frame. */
  readonly excerpt: string;
}

/** Something the user has to know about: what is wrong, where, and what to do. */
export interface Problem {
  /** Stable, kebab-case, one per kind of fault. */
  readonly code: string;
  /** An error stops the run after all problems were collected; a warning does not. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** `null` where the fault is not in a file (a missing folder, a wrong option). */
  readonly at: Location | null;
}

/** Reports an entry of `sdk.yaml`, by the steps that lead to it, that does not fit the document. */
export type ReportEntry = (
  steps: readonly string[],
  message: string,
  hint: string,
  problems: Problems,
) => void;

/** Thrown by {@link Problems.stopIfAny} so that a stage never works on what is known to be broken. */
export class StoppedByProblems extends Error {
  override readonly name = "StoppedByProblems";

  constructor() {
    super("stopped by the problems reported");
  }
}

/** Collects the problems of a run, in the order in which they were found. */
export class Problems {
  readonly #list: Problem[] = [];
  readonly #seen = new Set<string>();
  readonly #accepted = new Set<RepairableCode>();

  /** From now on {@link repairable} faults of these codes are warnings. */
  accept(codes: Iterable<RepairableCode>): void {
    for (const code of codes) this.#accepted.add(code);
  }

  /**
   * Adds a fault that the run can repair: an error, or a warning where its user accepts it. The caller
   * goes on with the repair in both cases.
   */
  repairable(code: RepairableCode, message: string, hint: string, at: Location | null): void {
    const isAccepted = this.#accepted.has(code);
    const advice = isAccepted
      ? `Accepted: ${repairs[code]}.`
      : `${hint} Or accept it (\`--lenient\`, \`accept\` in sdk.yaml): then ${repairs[code]}.`;
    this.#add({ code, severity: isAccepted ? "warning" : "error", message, hint: advice, at });
  }

  /** Adds an error; the same fault at the same place is kept once. */
  error(code: string, message: string, hint: string, at: Location | null): void {
    this.#add({ code, severity: "error", message, hint, at });
  }

  /** Adds a warning. */
  warning(code: string, message: string, hint: string, at: Location | null): void {
    this.#add({ code, severity: "warning", message, hint, at });
  }

  /** A collection of its own in which the same faults are accepted. */
  apart(): Problems {
    const other = new Problems();
    other.accept(this.#accepted);
    return other;
  }

  /** Adds the errors that were collected elsewhere. */
  addErrors({ all }: Problems): void {
    for (const problem of all) if (problem.severity === "error") this.#add(problem);
  }

  get all(): readonly Problem[] {
    return this.#list;
  }

  get errorCount(): number {
    return this.#list.filter((problem) => problem.severity === "error").length;
  }

  /**
   * Ends the run when an error was reported.
   * @throws {StoppedByProblems}
   */
  stopIfAny(): void {
    if (this.errorCount > 0) throw new StoppedByProblems();
  }

  #add(problem: Problem): void {
    const { code, message, at } = problem;
    const key = JSON.stringify([code, message, at?.file, at?.pointer, at?.line]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(problem);
  }
}
