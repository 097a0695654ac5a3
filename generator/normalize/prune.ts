import type { Document } from "../load/document.js";
import {
  isObject,
  type Json,
  type JsonObject,
  member,
  objectOf,
  pointerStep,
} from "../load/json.js";
import { localReference, stepsOf } from "../load/references.js";
import { structure } from "../load/structure/structure.js";
import { Reach, type Target } from "./reach.js";
import { rewriteObjects } from "./rewrite.js";

/**
 * A document without the components and tags that nothing in its paths leads to.
 * @param whole the root before operations were left out, where references may still lead
 */
export function prune(document: Document, whole: JsonObject): Document {
  const { root, origins } = document;
  const reach = new Reach(root, whole);
  const made = { ...root };
  const { components = null, tags } = root;
  if (isObject(components)) {
    const sections = Object.entries(components).map(([section, held]): [string, Json] => {
      if (!isObject(held)) return [section, held];
      const kept = Object.entries(held).filter(([name]) => reach.has(section, name));
      return [section, origins.derive(objectOf(kept), held)];
    });
    made.components = origins.derive(objectOf(sections), components);
  }
  if (Array.isArray(tags)) {
    const kept = tags.filter((tag) => isObject(tag) && reach.tags.has(String(tag.name)));
    made.tags = origins.derive(kept, tags);
  }
  const pruned = { ...document, root: origins.derive(made, root) };
  return reach.homeless.size === 0 ? pruned : withHomes(pruned, reach.homeless);
}

/** What stands in paths that were left out, and is referred to, becomes a component. */
function withHomes(document: Document, homeless: ReadonlyMap<string, Target>): Document {
  const { root, origins } = document;
  const sections = new Map(
    Object.entries(structure.components).map(([section, { kind }]) => [kind, section]),
  );
  const { components: own = null } = root;
  const components = new Map(Object.entries(isObject(own) ? own : {}));
  const moved = new Map<string, string>();
  for (const [reference, { kind, object }] of homeless) {
    const section = sections.get(kind);
    if (section === undefined) continue;
    const key = stepsOf(reference).join(" ");
    const held = components.get(section) ?? {};
    components.set(
      section,
      objectOf([...(isObject(held) ? Object.entries(held) : []), [key, object]]),
    );
    moved.set(reference, localReference(`/components/${section}${pointerStep(key)}`));
  }
  const made = origins.derive({ ...root, components: objectOf(components) }, root);
  return rewriteObjects({ ...document, root: made }, (object) => {
    const reference = member(object, "$ref");
    const to = typeof reference === "string" ? moved.get(reference) : undefined;
    return to === undefined ? object : { ...object, $ref: to };
  });
}
