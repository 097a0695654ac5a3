import type { JsonObject } from "../load/json.js";

/** An operation as the document has it, before it is lowered. */
export interface Found {
  readonly id: string;
  readonly words: readonly string[];
  readonly method: string;
  readonly path: string;
  /** Names of the parameters in the path. */
  readonly variables: readonly string[];
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
  readonly pointer: string;
}
