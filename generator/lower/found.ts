import type { JsonObject } from "../load/json.js";
import type { PathTemplate } from "./path.js";

/** An operation as the document has it, before it is lowered. */
export interface Found extends PathTemplate {
  readonly id: string;
  readonly words: readonly string[];
  readonly method: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
  readonly pointer: string;
}
