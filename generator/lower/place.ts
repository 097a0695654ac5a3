import type { AliasModel, Doc } from "../ir/types.js";
import {
  isObject,
  type Json,
  type JsonObject,
  member,
  pointerStep,
  pointerSteps,
} from "../load/json.js";
import { canonicalReference, resolvePointer } from "../load/references.js";
import { itemWords, nameOf, repeats, wordsOf } from "../ir/words.js";

/** Where a schema stands: its pointer is the id of what it becomes, its words name it. */
export interface Place {
  readonly pointer: string;
  readonly words: readonly string[];
}

/** The place of a child; without a word of its own it has the name of its parent. */
export function below(
  place: Place,
  steps: readonly (string | number)[],
  words: readonly string[] = [],
): Place {
  return {
    pointer: place.pointer + steps.map(pointerStep).join(""),
    words: [...place.words, ...words],
  };
}

/**
 * The place of a value: where it stands, or that of its target where it is a reference. What several
 * operations refer to then becomes one model and not one for each of them.
 */
export function placeBehind(root: JsonObject, value: Json | undefined, here: Place): Place {
  let place = here;
  let current = value;
  for (let hops = 0; hops < 100 && isObject(current); hops += 1) {
    const reference = member(current, "$ref");
    if (typeof reference !== "string") break;
    place = placeOf(canonicalReference(reference));
    current = resolvePointer(root, reference);
  }
  return place;
}

/** The place of a response of an operation, which has these words unless it is shared. */
export function responsePlace(
  root: JsonObject,
  operation: JsonObject,
  place: Place,
  status: string,
  words: readonly string[],
): Place {
  const responses = member(operation, "responses");
  const written = isObject(responses) ? member(responses, status) : undefined;
  return placeBehind(root, written, below(place, ["responses", status], words));
}

/** The place of what a reference names: its component key names it, or the steps that matter. */
export function placeOf(id: string): Place {
  const steps = pointerSteps(id.slice(1).replaceAll("%25", "%"));
  const named = steps[0] === "components" ? steps.slice(2) : steps;
  const words = named.filter((step, index) => index === 0 || !unnamed.has(step)).flatMap(wordsOf);
  return { pointer: id, words: words.length > 0 ? words : ["unnamed"] };
}

/** Steps of a pointer that say nothing about what is there. */
const unnamed: ReadonlySet<string> = new Set([
  "properties",
  "schema",
  "content",
  "items",
  "allOf",
  "anyOf",
  "oneOf",
]);

/** The place of the items of a list: of `tags` it is a `tag`. */
export function itemPlace({ pointer, words }: Place): Place {
  return { pointer: `${pointer}/items`, words: itemWords(words) };
}

/** What every model is, whatever its kind. */
export function modelBase({ pointer, words }: Place, doc: Doc): Omit<AliasModel, "kind" | "type"> {
  const [, key] = /^#\/components\/schemas(\/[^/]+)$/.exec(pointer) ?? [];
  const [component = null] = key === undefined ? [] : pointerSteps(key.replaceAll("%25", "%"));
  return {
    id: pointer,
    name: nameOf(words),
    doc: withoutName(doc, words),
    source: pointer,
    component,
    owner: null,
  };
}

/** The same without a title that only repeats the name of what has it. */
export function withoutName(doc: Doc, words: readonly string[]): Doc {
  const { summary } = doc;
  return summary !== null && repeats(summary, words) ? { ...doc, summary: null } : doc;
}
