import { allFields } from "../ir/fields.js";
import {
  commonErrors,
  type ErrorModel,
  errorId,
  type Failure,
  type Group,
  type Model,
  type Type,
} from "../ir/types.js";
import { innerTypes } from "../ir/parts.js";
import type { JsonObject } from "../load/json.js";
import { componentReference } from "../load/references.js";
import type { Context } from "./context.js";
import { preferredMedia } from "./media.js";
import { hadBeforeSelection } from "./omitted.js";
import { type Place, responsePlace } from "./place.js";
import { nameOf, pinnedName } from "../ir/words.js";

/** Members that hold a message for people, as APIs name them; the first that is there is taken. */
const messageMembers = ["message", "error_description", "errorMessage", "detail", "title", "error"];

const mend = "Remove it, or correct its spelling.";

/** The declared failures of an operation; statuses with the same body share one entry. */
export function failuresOf(
  context: Context,
  operation: JsonObject,
  responses: readonly [string, JsonObject][],
  place: Place,
): Failure[] {
  const hasSuccess = responses.some(([status]) => status.startsWith("2"));
  const declared: Failure[] = [];
  for (const [status, response] of responses) {
    if (!/^[45]/.test(status) && !(status === "default" && hasSuccess)) continue;
    const media = preferredMedia(
      context,
      response,
      responsePlace(context.document.root, operation, place, status, [
        "error",
        status.toLowerCase(),
      ]),
    );
    const error = media?.encoding === "json" && media.type.kind === "model" ? media.type.id : null;
    declared.push({ statuses: [status], error });
  }
  return joined(declared);
}

/** Failures of which no two have the same body. */
function joined(failures: readonly Failure[]): Failure[] {
  const byError = new Map<string | null, string[]>();
  for (const { statuses, error } of failures) {
    const known = byError.get(error) ?? [];
    for (const status of statuses) known.push(status);
    byError.set(error, known);
  }
  return [...byError].map(([error, statuses]) => ({ statuses, error }));
}

/** The groups, where a body for which there is no error class is that of any error. */
export function withErrors(groups: readonly Group[], errors: readonly ErrorModel[]): Group[] {
  const known = new Set(errors.map(({ body }) => body));
  const isKnown = (error: string | null): boolean => error !== null && known.has(error);
  return groups.map((group) => ({
    ...group,
    operations: group.operations.map((operation) => ({
      ...operation,
      failures: joined(
        operation.failures.map(({ statuses, error }) => ({
          statuses,
          error: isKnown(error) ? error : null,
        })),
      ),
    })),
  }));
}

/**
 * The error classes: one for each model that some operation declares as the body of a failure, if such
 * a body can have members, by which it is known. What `sdk.yaml` says of one (by component key) comes
 * first, conventions fill the rest.
 */
export function errorsOf(context: Context, failures: readonly Failure[]): ErrorModel[] {
  const ids = new Set(failures.flatMap(({ error }) => (error === null ? [] : [error])));
  const { errors } = context.config;
  const refuse = (steps: readonly string[], message: string): void =>
    context.config.reportEntry(["errors", ...steps], message, mend, context.problems);
  for (const key of errors.keys()) {
    if (ids.has(componentReference(key)) || hadBeforeSelection(context, "schemas", key)) continue;
    refuse(
      [key],
      `no operation declares the schema ${JSON.stringify(key)} as the body of a failure`,
    );
  }
  return [...ids].toSorted().flatMap((id): ErrorModel[] => {
    const model = context.models.get(id);
    if (model === undefined) return [];
    const key = model.component ?? "";
    const chosen = errors.get(key);
    if (!mayHaveMembers(model, context.models)) {
      if (chosen !== undefined) refuse([key], "a body without members has no error class");
      return [];
    }
    const fields = allFields(model, context.models);
    const has = (wire: string): boolean => fields.some((field) => field.wire === wire);
    const isText = (wire: string): boolean =>
      fields.some((field) => field.wire === wire && field.type.kind === "string");
    if (chosen?.name !== undefined && commonErrors.includes(chosen.name)) {
      refuse([key, "name"], `${chosen.name} is an error that every SDK has`);
    }
    if (chosen?.message !== undefined && !isText(chosen.message)) {
      refuse([key, "message"], `the body has no text ${JSON.stringify(chosen.message)}`);
    }
    for (const [index, wire] of (chosen?.decidedBy ?? []).entries()) {
      if (!has(wire))
        refuse([key, "decidedBy", String(index)], `the body has no ${JSON.stringify(wire)}`);
    }
    return [
      {
        id: errorId(id),
        name: chosen?.name === undefined ? nameOf(errorWords(model)) : pinnedName(chosen.name),
        doc: model.doc,
        body: id,
        message: chosen?.message ?? messageMembers.find(isText) ?? null,
        decidedBy:
          chosen?.decidedBy ?? fields.flatMap(({ wire, required }) => (required ? [wire] : [])),
      },
    ];
  });
}

/** Whether some value of a model is an object. */
function mayHaveMembers({ id }: Model, models: ReadonlyMap<string, Model>): boolean {
  const open: Type[] = [{ kind: "model", id }];
  const passed = new Set<string>();
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (type.kind === "map" || type.kind === "unknown") return true;
    for (const part of innerTypes(type, false)) open.push(part);
    if ((type.kind !== "model" && type.kind !== "narrowed") || passed.has(type.id)) continue;
    passed.add(type.id);
    const model = models.get(type.id);
    if (model?.kind === "object") return true;
    if (model?.kind === "alias") open.push(model.type);
  }
  return false;
}

/** The words of the class for a body. One without a name of its own is named by `error` and a status. */
function errorWords({ name: { words }, component }: Model): readonly string[] {
  const isError = (word: string | undefined): boolean => word?.toLowerCase() === "error";
  const isOfStatus =
    component === null && isError(words.at(-2)) && /^([45]..|default)$/.test(words.at(-1) ?? "");
  const own = isOfStatus ? words.toSpliced(-2, 1) : words;
  return isError(own.at(-1)) ? own : [...own, "error"];
}
