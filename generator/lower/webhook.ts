import { wordsOf } from "../ir/words.js";
import type { Encoding } from "../load/media-type.js";
import { offeredIn, schemaOf } from "../load/content.js";
import { isObject, type Json, type JsonObject, member } from "../load/json.js";
import { dereference } from "../load/references.js";
import { operationsIn, pathItemsIn } from "../load/structure/operations.js";
import { methods } from "../load/structure/structure.js";
import { type Context, objectAt } from "./context.js";
import { lowerNamed } from "./model.js";
import { below, type Place, placeBehind } from "./place.js";

/**
 * Lowers what the service sends of its own accord: the bodies of webhooks and callbacks. No function of
 * an SDK calls these, but who receives them needs the types. Components are models in any case.
 */
export function lowerWebhooks(context: Context): void {
  const { root } = context.document;
  const webhooks = objectAt(context, root, "webhooks") ?? {};
  lowerPathItems(context, webhooks, { pointer: "#/webhooks", words: [] }, wordsOf);
  for (const [path, item] of pathItemsIn(root)) {
    for (const { fallbackId, pointer, operation } of operationsIn(path, item)) {
      const callbacks = objectAt(context, operation, "callbacks") ?? {};
      const id = member(operation, "operationId");
      const words = wordsOf(typeof id === "string" ? id : fallbackId);
      for (const [name, written] of Object.entries(callbacks)) {
        const callback = dereference(root, written);
        const here = below({ pointer: `#${pointer}`, words }, ["callbacks", name], wordsOf(name));
        if (isObject(callback))
          lowerPathItems(context, callback, placeBehind(root, written, here), () => []);
      }
    }
  }
}

/** @param named what the key of a path item says of it, in words */
function lowerPathItems(
  context: Context,
  pathItems: JsonObject,
  place: Place,
  named: (key: string) => readonly string[],
): void {
  for (const [key, written] of Object.entries(pathItems)) {
    const item = dereference(context.document.root, written);
    if (!isObject(item) || key.startsWith("x-")) continue;
    const here = placeBehind(context.document.root, written, below(place, [key], named(key)));
    for (const method of methods) {
      const operation = member(item, method);
      if (isObject(operation)) lowerPayload(context, operation, below(here, [method]));
    }
  }
}

/** Media types whose bodies have members. */
const structured: ReadonlySet<Encoding> = new Set<Encoding>(["json", "form"]);

function lowerPayload(context: Context, operation: JsonObject, place: Place): void {
  const { root } = context.document;
  const body = objectAt(context, operation, "requestBody");
  const content = body === null ? undefined : member(body, "content");
  const [best] = isObject(content) ? offeredIn(root, content) : [];
  const schema = best === undefined ? undefined : schemaOf(best.media);
  if (best === undefined || !structured.has(best.encoding) || !isInline(schema)) return;
  const written = member(operation, "requestBody");
  const here = placeBehind(root, written, below(place, ["requestBody"], ["payload"]));
  lowerNamed(context, schema, below(here, ["content", best.wire, "schema"]));
}

function isInline(schema: Json | undefined): boolean {
  return isObject(schema) && typeof member(schema, "$ref") !== "string";
}
