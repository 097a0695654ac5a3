import type { Group, Name, Operation } from "../ir/types.js";
import { type Json, type JsonObject, member } from "../load/json.js";
import { operationsIn, pathItemsIn } from "../load/structure/operations.js";
import { at, type Context, docOf, noDoc, objectsAt, textAt } from "./context.js";
import type { Found } from "./found.js";
import { operationsBeforeSelection } from "./omitted.js";
import { lowerOperation } from "./operation.js";
import { type DeclaredNames, readPath } from "./path.js";
import { nameOf, pinnedName, wordsOf } from "../ir/words.js";

/** Extensions by which documents already say how SDKs call things: `[group, operation]` of each vendor. */
const namingExtensions = [
  ["x-sdkwright-group", "x-sdkwright-name"],
  ["x-speakeasy-group", "x-speakeasy-name-override"],
  ["x-fern-sdk-group-name", "x-fern-sdk-method-name"],
] as const;

/** Where operations go that no tag, extension or entry of `sdk.yaml` puts anywhere. */
const ungrouped = "api";

/** The operations of the document, lowered and in their groups, both in document order. */
export function groupsOf(context: Context): Group[] {
  const found = withOwnIds(context, findOperations(context));
  checkConfigured(context, found);
  const groups = new Map<string, { name: Name; title: string; operations: Operation[] }>();
  for (const operation of found) {
    const { key, name, title } = groupName(context, operation);
    const group = groups.get(key) ?? { name, title, operations: [] };
    groups.set(key, group);
    group.operations.push({
      ...lowerOperation(context, operation),
      name: operationName(context, operation, group.name),
    });
  }
  for (const { operations } of groups.values()) checkPinned(context, operations);
  const all = operationsBeforeSelection(context).map((omitted) => groupName(context, omitted).key);
  const known = new Set([...groups.keys(), ...all]);
  for (const id of context.config.groups.keys()) {
    if (known.has(id)) continue;
    context.config.reportEntry(
      ["groups", id],
      `there is no group ${JSON.stringify(id)}`,
      "Remove it, or correct its spelling.",
      context.problems,
    );
  }
  const tags = objectsAt(context, context.document.root, "tags");
  return [...groups].map(([id, { name, title, operations }]) => {
    const tag = tags.find((candidate) => candidate.name === title);
    return {
      id,
      name,
      title: context.config.groups.get(id)?.title ?? title,
      doc: tag === undefined ? noDoc : docOf(context, tag),
      operations,
    };
  });
}

function findOperations(context: Context): Found[] {
  return pathItemsIn(context.document.root).flatMap(([path, pathItem]) => {
    const present = operationsIn(path, pathItem);
    const owners = [pathItem, ...present.map(({ operation }) => operation)];
    const template = readPath(context, pathItem, path, namesDeclared(context, owners));
    return present.map(({ method, fallbackId, pointer, operation }): Found => {
      const id = textAt(context, operation, "operationId", "error") ?? fallbackId;
      const words = wordsOf(id);
      return {
        ...template,
        id,
        words: words.length > 0 ? words : [method.toLowerCase()],
        method,
        operation,
        pathItem,
        pointer: `#${pointer}`,
      };
    });
  });
}

function namesDeclared(context: Context, owners: readonly JsonObject[]): DeclaredNames {
  const parameters = owners.flatMap((owner) => objectsAt(context, owner, "parameters"));
  const namesIn = (place: string): Set<string> =>
    new Set(parameters.flatMap((each) => (each.in === place ? [String(each.name)] : [])));
  return { path: namesIn("path"), query: namesIn("query") };
}

/** Operations with ids of their own: one whose id is taken is called by its method and path. */
function withOwnIds(context: Context, found: readonly Found[]): Found[] {
  const first = new Map<string, Found>();
  return found.map((operation) => {
    const other = first.get(operation.id);
    if (other === undefined) {
      first.set(operation.id, operation);
      return operation;
    }
    const where = at(context, other.operation, "operationId");
    context.problems.repairable(
      "duplicate-operation-id",
      `the operationId ${JSON.stringify(operation.id)} is already used by ${other.method} ${other.path} (line ${where.line})`,
      "Give each operation an operationId of its own.",
      at(context, operation.operation, "operationId"),
    );
    const id = `${operation.method.toLowerCase()} ${operation.path}`;
    return { ...operation, id, words: wordsOf(id) };
  });
}

function checkConfigured(context: Context, found: readonly Found[]): void {
  const ids = new Set([...found, ...operationsBeforeSelection(context)].map(({ id }) => id));
  for (const id of context.config.operations.keys()) {
    if (ids.has(id)) continue;
    context.config.reportEntry(
      ["operations", id],
      `the document has no operation ${JSON.stringify(id)}`,
      "Remove it, or correct its spelling.",
      context.problems,
    );
  }
}

/** Two operations of a group that a person gave one name: neither may move, so one must be changed. */
function checkPinned(context: Context, operations: readonly Operation[]): void {
  const first = new Map<string, string>();
  for (const { id, name } of operations) {
    if (name.pinned === null) continue;
    const other = first.get(name.pinned);
    if (other === undefined) first.set(name.pinned, id);
    else {
      context.config.reportEntry(
        ["operations", id, "name"],
        `the name ${name.pinned} is already that of ${other} in the same group`,
        "Give one of them another name.",
        context.problems,
      );
    }
  }
}

function groupName(
  context: Context,
  { id, operation }: Pick<Found, "id" | "operation">,
): { key: string; name: Name; title: string } {
  const tag = firstText(member(operation, "tags"));
  const configured = context.config.operations.get(id)?.group;
  if (configured !== undefined)
    return { key: configured, name: pinnedName(configured), title: tag ?? configured };
  const extended = extension(operation, 0);
  const text = extended ?? tag ?? ungrouped;
  const words = wordsOf(text);
  const name = nameOf(words.length > 0 ? words : [ungrouped]);
  return { key: name.words.join(" ").toLowerCase(), name, title: tag ?? text };
}

function operationName(context: Context, found: Found, group: Name): Name {
  const { id, operation, words } = found;
  const configured = context.config.operations.get(id)?.name;
  if (configured !== undefined) return pinnedName(configured);
  const extended = extension(operation, 1);
  const named = extended === null ? [] : wordsOf(extended);
  return nameOf(named.length > 0 ? named : withoutGroup(id, words, group));
}

/** `pulls/list` in the group `pulls` is `list`: what the group says already is not said again. */
function withoutGroup(id: string, words: readonly string[], group: Name): readonly string[] {
  const spelled = (some: readonly string[]): string => some.join(" ").toLowerCase();
  for (const { index } of id.matchAll(/[/.:_-]/g)) {
    const rest = wordsOf(id.slice(index));
    const isGroup = spelled(wordsOf(id.slice(0, index))) === spelled(group.words);
    if (isGroup && rest.length > 0) return rest;
  }
  return words;
}

function extension(operation: Found["operation"], part: 0 | 1): string | null {
  for (const names of namingExtensions) {
    const text = firstText(member(operation, names[part]));
    if (text !== null) return text;
  }
  return null;
}

/** A text, or the first of a list of texts. */
function firstText(value: Json | undefined): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}
