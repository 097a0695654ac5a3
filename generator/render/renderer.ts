import type { Unit } from "../plan/view.js";

/** A file of the output: its path below the folder of its language, with forward slashes, and its text. */
export interface File {
  readonly path: string;
  readonly text: string;
  /** The same text piece by piece, made when it is asked for; only of what is too long to be held. */
  readonly parts?: () => Iterable<string>;
}

/** Turns a unit into the text of its file. */
export type Renderer = (unit: Unit) => string;
