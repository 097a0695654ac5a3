import { isObject, type Json, type JsonObject, member, objectOf, setMember } from "../json.js";
import type { Origins } from "../origins.js";
import { below } from "../references.js";

type Location = readonly (string | number)[];
type Container = Json[] | JsonObject;

/**
 * Changes a document without changing what was read: each object on the way to a change is copied once,
 * and its copy is known to the origins.
 */
export class Editor {
  readonly #origins: Origins;
  readonly #ours = new WeakSet<object>();
  #root: JsonObject;

  constructor(root: JsonObject, origins: Origins) {
    this.#root = root;
    this.#origins = origins;
  }

  get root(): JsonObject {
    return this.#root;
  }

  /** What stands at a location now. */
  at(location: Location): Json | undefined {
    let value: Json | undefined = this.#root;
    for (const step of location) value = below(value, step);
    return value;
  }

  /**
   * Merges an object into the one at a location: objects merge, lists are put behind lists, and
   * anything else replaces what is there.
   */
  merge(location: Location, update: JsonObject): void {
    const merged = this.#merged(this.at(location), update);
    if (isObject(merged)) this.#put(location, merged);
  }

  /** Puts the update of an action behind the items of the list at a location. */
  append(location: Location, update: Json, action: JsonObject): void {
    const list = this.#own(location);
    if (!Array.isArray(list)) return;
    this.#origins.place(list, String(list.length), action, "update");
    list.push(update);
  }

  /** Removes what is at these locations. */
  remove(locations: readonly Location[]): void {
    // Deepest and last first, so that what is still to be removed stays where it was found.
    const ordered = locations.toSorted(
      (a, b) => b.length - a.length || indexOf(b.at(-1)) - indexOf(a.at(-1)),
    );
    for (const location of ordered) {
      const last = location.at(-1);
      const owner = this.#own(location.slice(0, -1));
      if (Array.isArray(owner)) owner.splice(Number(last), 1);
      else if (owner !== undefined) Reflect.deleteProperty(owner, String(last));
    }
  }

  #put(location: Location, value: JsonObject): void {
    const last = location.at(-1);
    if (last === undefined) {
      this.#root = value;
      return;
    }
    const owner = this.#own(location.slice(0, -1));
    if (owner !== undefined) setMember(owner, last, value);
  }

  /** The object or list at a location, as a copy that may be changed. */
  #own(location: Location): Container | undefined {
    this.#root = this.#copied(this.#root);
    let owner: Container = this.#root;
    for (const step of location) {
      const held = below(owner, step);
      if (!Array.isArray(held) && !isObject(held)) return undefined;
      const copy = this.#copied(held);
      setMember(owner, step, copy);
      owner = copy;
    }
    return owner;
  }

  #copied<T extends Container>(original: T): T;
  #copied(original: Container): Container {
    if (this.#ours.has(original)) return original;
    const copy = Array.isArray(original) ? [...original] : { ...original };
    this.#ours.add(copy);
    return this.#origins.derive(copy, original);
  }

  #merged(into: Json | undefined, update: Json): Json {
    if (Array.isArray(into) && Array.isArray(update)) {
      const list = this.#origins.derive([...into, ...update], into);
      for (const index of update.keys())
        this.#origins.place(list, String(into.length + index), update, index);
      return list;
    }
    if (!isObject(into) || !isObject(update)) return update;
    const merged = this.#origins.derive(objectOf(Object.entries(into)), into);
    for (const [name, value] of Object.entries(update)) {
      const known = member(into, name);
      setMember(merged, name, this.#merged(known, value));
      const isMerged =
        (isObject(known) && isObject(value)) || (Array.isArray(known) && Array.isArray(value));
      if (!isMerged) this.#origins.place(merged, name, update, name);
    }
    return merged;
  }
}

/** Where a step leads in a list; the names of members have no order. */
function indexOf(step: string | number | undefined): number {
  return typeof step === "number" ? step : -1;
}
