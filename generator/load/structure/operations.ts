import { isObject, type JsonObject, member, pointerStep } from "../json.js";
import { dereference } from "../references.js";
import { methods } from "./structure.js";

/** An operation as a path item has it. */
export interface HeldOperation {
  /** The method as it goes over the network. */
  readonly method: string;
  /** What an operation without an `operationId` is called. */
  readonly fallbackId: string;
  /** The pointer of the operation in its document. */
  readonly pointer: string;
  readonly operation: JsonObject;
}

/** The paths of a document, each with its path item behind references. */
export function pathItemsIn(root: JsonObject): [path: string, item: JsonObject][] {
  const paths = dereference(root, member(root, "paths"));
  return Object.entries(isObject(paths) ? paths : {}).flatMap(
    ([path, held]): [string, JsonObject][] => {
      const item = dereference(root, held);
      return path.startsWith("x-") || !isObject(item) ? [] : [[path, item]];
    },
  );
}

/** The operations of a path item: those of the methods that it has members for, then the others. */
export function operationsIn(path: string, pathItem: JsonObject): HeldOperation[] {
  const held = (method: string, name: string, steps: readonly string[], owner: JsonObject) => {
    const operation = member(owner, name);
    if (!isObject(operation)) return [];
    const pointer = ["paths", path, ...steps].map(pointerStep).join("");
    return [{ method, fallbackId: `${name} ${path}`, pointer, operation }];
  };
  const additional = member(pathItem, "additionalOperations");
  return [
    ...methods.flatMap((name) => held(name.toUpperCase(), name, [name], pathItem)),
    ...(isObject(additional)
      ? Object.keys(additional).flatMap((name) =>
          held(name, name, ["additionalOperations", name], additional),
        )
      : []),
  ];
}
