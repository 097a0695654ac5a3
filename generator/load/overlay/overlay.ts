import type { Location, Problems } from "../../problem/problem.js";
import { describe, isObject, type Json, type JsonObject, member, pointerStep } from "../json.js";
import type { Origins } from "../origins.js";
import { parseSource } from "../read/parse.js";
import { readSource, type SourceFile } from "../read/source.js";
import { Editor } from "./editor.js";
import { findNodes } from "./query.js";

/** The members that each part of an overlay may have, and extensions. */
const known = {
  overlay: new Set(["overlay", "info", "extends", "actions"]),
  info: new Set(["title", "version"]),
  action: new Set(["target", "description", "update", "remove"]),
} as const;

/** What the checks and actions of one overlay file work with. */
interface Context {
  readonly file: SourceFile;
  readonly editor: Editor;
  readonly problems: Problems;
}

/**
 * Applies files of the OpenAPI Overlay Specification 1.0 to a document, in this order. Each action must
 * say why it is there and must match something. What an overlay brings is located in its file.
 * @returns the changed document; the one that was read stays as it is.
 */
export function applyOverlays(
  root: JsonObject,
  paths: readonly string[],
  origins: Origins,
  problems: Problems,
): JsonObject {
  const editor = new Editor(root, origins);
  for (const path of paths) {
    const file = readSource(path, problems);
    const overlay = file && parseSource(file, problems);
    if (file === null || overlay === null) continue;
    origins.addFile(file, overlay);
    applyOverlay({ file, editor, problems }, overlay);
  }
  return editor.root;
}

function applyOverlay(context: Context, overlay: JsonObject): void {
  const { file, problems } = context;
  const { overlay: version, info, actions } = overlay;
  if (typeof version !== "string" || !/^1\.0(\.|$)/.test(version)) {
    problems.error(
      "unsupported-overlay",
      version === undefined
        ? "there is no `overlay` member: this is not an overlay"
        : `version ${JSON.stringify(version)} of overlays is not supported`,
      "Begin it with `overlay: 1.0.0`.",
      file.locate("/overlay"),
    );
    return;
  }
  checkKeys(context, "overlay", overlay, "");
  if (isObject(info)) checkKeys(context, "info", info, "/info");
  if (!Array.isArray(actions) || actions.length === 0) {
    const message = "an overlay needs a list of `actions`";
    problems.error("wrong-overlay", message, "Add it.", file.locate("/actions"));
    return;
  }
  for (const [index, action] of actions.entries()) {
    const pointer = `/actions/${index}`;
    if (isObject(action)) applyAction(context, action, pointer);
    else {
      const message = `expected an action, found ${describe(action)}`;
      problems.error("wrong-overlay", message, "Write an object here.", file.locate(pointer));
    }
  }
}

function applyAction(context: Context, action: JsonObject, pointer: string): void {
  const { file, editor, problems } = context;
  const refuse = (name: string, message: string, hint: string): void =>
    problems.error("wrong-overlay", message, hint, file.locate(`${pointer}${name}`));
  checkKeys(context, "action", action, pointer);
  const { target, remove } = action;
  if (typeof target !== "string") {
    refuse("/target", "an action needs a `target`, which is a JSONPath", "Add it.");
    return;
  }
  if (!["x-reason", "description"].some((name) => hasText(member(action, name))))
    refuse("", "the action does not say why it is there", "Add an `x-reason`.");
  const updates = Object.hasOwn(action, "update");
  if (remove !== undefined && typeof remove !== "boolean") {
    refuse("/remove", `\`remove\` is ${describe(remove)}`, "Write `remove: true`.");
    return;
  }
  if (updates === (remove === true)) {
    refuse("", "an action has either an `update` or `remove: true`", "Say which of them is meant.");
    return;
  }
  const at = file.locate(`${pointer}/target`);
  const found = findNodes(editor.root, target);
  if ("why" in found) problems.error("wrong-target", found.why, found.hint, at);
  else if (found.length === 0) {
    const message = `nothing in the document matches ${target}`;
    problems.error("unmatched-target", message, "Correct the target, or remove the action.", at);
  } else if (updates) update(context, found, action, at);
  else removeAll(context, found, at);
}

function update(
  { editor, problems }: Context,
  found: readonly (readonly (string | number)[])[],
  action: JsonObject,
  at: Location,
): void {
  const { update: value = null } = action;
  for (const location of found) {
    const target = editor.at(location);
    if (Array.isArray(target)) editor.append(location, value, action);
    else if (isObject(target) && isObject(value)) editor.merge(location, value);
    else {
      const [message, hint] = isObject(target)
        ? [`the target is an object, the update is ${describe(value)}`, "Update it with an object."]
        : [`the target is ${describe(target ?? null)}`, "Select the object that holds it."];
      problems.error("wrong-target", message, hint, at);
      return;
    }
  }
}

function removeAll(
  { editor, problems }: Context,
  found: readonly (readonly (string | number)[])[],
  at: Location,
): void {
  if (found.some((location) => location.length === 0)) {
    const message = "the target is the whole document";
    problems.error("wrong-target", message, "Select a part of it.", at);
    return;
  }
  editor.remove(found);
}

function checkKeys(
  { file, problems }: Context,
  part: keyof typeof known,
  object: JsonObject,
  pointer: string,
): void {
  for (const name of Object.keys(object)) {
    if (known[part].has(name) || name.startsWith("x-")) continue;
    problems.error(
      "unknown-key",
      `unknown key \`${name}\``,
      `Known are ${[...known[part]].join(", ")}, and extensions.`,
      file.locate(pointer + pointerStep(name)),
    );
  }
}

function hasText(value: Json | undefined): boolean {
  return typeof value === "string" && value.trim() !== "";
}
