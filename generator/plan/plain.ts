import { innerTypes } from "../ir/parts.js";
import type { Model, Type } from "../ir/types.js";

/** Whether a value of a type is one text on the wire: no list and no object. */
export function isPlain(start: Type, models: ReadonlyMap<string, Model>): boolean {
  // Not by calls of itself: aliases can follow one another further than a stack is deep.
  const open = [start];
  const seen = new Set<string>();
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    switch (type.kind) {
      case "string":
      case "integer":
      case "number":
      case "boolean":
      case "literal":
      case "null":
        break;
      case "nullable":
      case "union":
        for (const part of innerTypes(type, false)) open.push(part);
        break;
      case "model": {
        if (seen.has(type.id)) break;
        seen.add(type.id);
        const model = models.get(type.id);
        if (model?.kind === "alias") open.push(model.type);
        else if (model?.kind !== "enum") return false;
        break;
      }
      default:
        return false;
    }
  }
  return true;
}
