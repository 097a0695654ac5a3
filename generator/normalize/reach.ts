import { isObject, type Json, type JsonObject, member, pointerStep } from "../load/json.js";
import { resolvePointer, stepsOf } from "../load/references.js";
import { children, type Kind, structure } from "../load/structure/structure.js";

/** Something that is referred to, and what it is referred to as. */
export interface Target {
  readonly kind: Kind;
  readonly object: JsonObject;
}

/**
 * Follows references from the paths of a document, to find what they lead to. What discriminators lead
 * to was said by references before.
 */
export class Reach {
  /** Names of the tags that operations have. */
  readonly tags = new Set<string>();
  /** What stands in paths that were left out, by the reference that leads there. */
  readonly homeless = new Map<string, Target>();
  readonly #root: JsonObject;
  readonly #whole: JsonObject;
  readonly #components: JsonObject;
  readonly #reached = new Set<string>();
  readonly #seen = new Set<object>();
  readonly #waiting: Target[] = [];

  /** @param whole the root before operations were left out, where references may still lead */
  constructor(root: JsonObject, whole: JsonObject) {
    this.#root = root;
    this.#whole = whole;
    this.#components = objectIn(root, "components");
    this.#wait("document", { paths: objectIn(root, "paths") });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const { kind, object } = next;
      if (typeof object.$ref === "string") this.#refer(kind, object.$ref);
      if (kind === "operation") this.#operation(object);
      for (const child of children(kind, object)) this.#wait(child.kind, child.value as Json);
    }
  }

  /** Whether a component was reached, or is in a section of which nothing is known. */
  has(section: string, name: string): boolean {
    return kindOf(section) === undefined || this.#reached.has(section + pointerStep(name));
  }

  #wait(kind: Kind, object: Json): void {
    if (!isObject(object) || this.#seen.has(object)) return;
    this.#seen.add(object);
    this.#waiting.push({ kind, object });
  }

  #operation({ tags, security = this.#root.security ?? null }: JsonObject): void {
    for (const tag of Array.isArray(tags) ? tags : []) this.tags.add(String(tag));
    for (const set of Array.isArray(security) ? security : []) {
      if (!isObject(set)) continue;
      for (const name of Object.keys(set)) this.#component("securitySchemes", name);
    }
  }

  #refer(kind: Kind, reference: string): void {
    const [first, section, name] = stepsOf(reference);
    if (first === "components" && section !== undefined && name !== undefined) {
      this.#component(section, name);
      return;
    }
    const kept = resolvePointer(this.#root, reference);
    const target = kept ?? resolvePointer(this.#whole, reference);
    if (!isObject(target)) return;
    if (kept === undefined) this.homeless.set(reference, { kind, object: target });
    this.#wait(kind, target);
  }

  #component(section: string, name: string): void {
    const id = section + pointerStep(name);
    const component = member(objectIn(this.#components, section), name);
    const kind = kindOf(section);
    if (component === undefined || kind === undefined || this.#reached.has(id)) return;
    this.#reached.add(id);
    this.#wait(kind, component);
  }
}

function kindOf(section: string): Kind | undefined {
  const { components } = structure;
  return Object.hasOwn(components, section) ? components[section]?.kind : undefined;
}

/** A member that is an object; an empty one where there is none. */
function objectIn(owner: JsonObject, name: string): JsonObject {
  const value = member(owner, name);
  return isObject(value) ? value : {};
}
