import type { Problems } from "../../problem/problem.js";
import { type DynamicContext, DynamicScope } from "../identity/dynamic.js";
import { describe, isObject, type Json, type JsonObject, member, objectOf } from "../json.js";
import type { Origins } from "../origins.js";
import { article, maxDepth, naming } from "../structure/skeleton.js";
import {
  isExtension,
  type Kind,
  referable,
  type Slot,
  slotOf,
  type Structure,
  structureOf,
} from "../structure/structure.js";
import { movedDiscriminator, type Variant } from "./discriminator.js";
import { Follower } from "./follower.js";
import { naturalKey } from "./keys.js";
import type { Library, Refusal } from "./library.js";
import { type FileValue, Resolver } from "./resolver.js";
import { homesOf, type Target, Targets } from "./targets.js";

/** How many values in all may be put in the place of references to them. */
const maxPlaced = 100_000;

/** How many schemas may be made of others by what dynamic references in them are bound to. */
const maxBound = 2_000;

const tooMany: Refusal = {
  code: "too-many-references",
  why: `is one too many: at most ${maxPlaced} values are put in the place of references`,
  hint: "Make components of what is used so often.",
};

const holdsItself: Refusal = {
  code: "reference-cycle",
  why: "leads back to itself",
  hint: "One of the references in the circle must name a component.",
};

/** Where a walk is: what references are relative to, and how deep it is. */
interface Context extends DynamicContext {
  readonly depth: number;
  /** What was made already of what is read with these bindings. */
  readonly made: Map<object, JsonObject>;
}

/**
 * Makes one document of several files: what references name elsewhere becomes a component of the
 * root, what has no home there is put in the place of its reference, and every reference becomes a
 * pointer into the root. Nothing that was read is changed.
 */
export class Bundle {
  readonly #library: Library;
  readonly #resolver: Resolver;
  readonly #targets: Targets;
  readonly #table: Structure;
  readonly #origins: Origins;
  readonly #follower: Follower;
  readonly #dynamic: DynamicScope;
  /** Writes what depends on the keys of targets. */
  readonly #pending: (() => void)[] = [];
  /** Values that are being put in place, to find those that hold themselves. */
  readonly #placing = new Set<Json>();
  /** How many values each of them brought along. */
  readonly #weights = new Map<Json, number>();
  #placed = 0;

  constructor(library: Library, version: string, origins: Origins, problems: Problems) {
    this.#library = library;
    this.#resolver = new Resolver(library);
    this.#targets = new Targets(library.root, this.#resolver, homesOf(version));
    this.#dynamic = new DynamicScope(this.#resolver);
    this.#table = structureOf(version);
    this.#origins = origins;
    this.#follower = new Follower(library, this.#resolver, origins, problems);
  }

  /** Holders of references about which a problem was reported. */
  get broken(): ReadonlySet<object> {
    return this.#follower.broken;
  }

  /** The root with all that it refers to. */
  make(): JsonObject {
    const file = this.#library.root;
    const made = new Map<object, JsonObject>();
    const start = { file, resource: "", unit: null, bindings: new Map(), depth: 0, made };
    const root = this.#visit("document", file.root, start) as JsonObject;
    const known = new Set(made.keys());
    for (const target of this.#targets.all) {
      const { kind, place, bindings } = target;
      target.isInPlace = place.file === file && isObject(place.value) && known.has(place.value);
      target.made = this.#visit(kind, place.value, {
        ...this.#resolver.scopeOf(place),
        unit: place.value,
        bindings,
        depth: 0,
        made: bindings.size > 0 ? new Map() : made,
      });
    }
    const whole = this.#targets.settle(root, this.#origins);
    this.#follower.addOrigins();
    for (const complete of this.#pending) complete();
    return whole;
  }

  #visit(kind: Kind, value: Json, context: Context): Json {
    // What nests deeper is reported by the check of the skeleton.
    if (!isObject(value) || context.depth > maxDepth) return value;
    const known = context.made.get(value);
    if (known !== undefined) return known;
    context.made.set(value, value);
    const own = kind === "schema" ? this.#within(context, value) : context;
    const made = this.#origins.derive(this.#rewrite(kind, value, own), value);
    context.made.set(value, made);
    return made;
  }

  /** The context inside of a schema: one with an `$id` is a unit of its own. */
  #within(context: Context, schema: JsonObject): Context {
    const resource = this.#resolver.anchors(context.file).resources.get(schema);
    if (resource !== undefined) return { ...context, resource, unit: schema };
    return context.unit === null ? { ...context, unit: schema } : context;
  }

  #rewrite(kind: Kind, object: JsonObject, context: Context): JsonObject {
    const reference = member(object, "$ref");
    const isReference = typeof reference === "string" && !this.#stays(kind, reference, context);
    if (isReference && !this.#targets.hasHome(kind)) {
      const put = this.#put({ holds: "one", kind }, object, reference, context);
      return isObject(put) ? put : object;
    }
    const inner = { ...context, depth: context.depth + 1 };
    const discriminator =
      kind === "schema"
        ? movedDiscriminator(object, (other) => this.#variant(other, context))
        : null;
    if (discriminator !== null) this.#pending.push(discriminator.complete);
    const entries = Object.entries(object).map(([name, value]): [string, Json] => {
      if (name === "discriminator" && discriminator !== null) return [name, discriminator.made];
      if (name === "description" || name === "summary") return [name, this.#text(value, context)];
      const slot = slotOf(this.#table, kind, name);
      return [name, slot === undefined ? value : this.#held(slot, value, inner)];
    });
    const target = isReference ? this.#target(kind, object, reference, context) : null;
    const isBroken = isReference && target === null;
    if (kind === "schema" && Object.keys(object).some((name) => naming.has(name)))
      return this.#anonymous(object, objectOf(entries), target, context);
    if (target === null && !isBroken && entries.every(([name, value]) => value === object[name]))
      return object;
    // What a broken reference would name is unknown, which is what a schema without keywords allows.
    const isUnknown = isBroken && kind === "schema";
    const holder = objectOf(isUnknown ? entries.filter(([name]) => name !== "$ref") : entries);
    if (target !== null)
      this.#pending.push(() => {
        holder.$ref = target.reference;
      });
    if (isBroken) this.#follower.broken.add(holder);
    return holder;
  }

  /** A schema without the names it gave itself; what it refers to by such a name is a `$ref`. */
  #anonymous(
    object: JsonObject,
    rewritten: JsonObject,
    target: Target | null,
    context: Context,
  ): JsonObject {
    const dynamic = member(object, "$dynamicRef");
    const other =
      typeof dynamic === "string" ? this.#dynamicTarget(dynamic, object, context) : null;
    const targets = [target, other].filter((one) => one !== null);
    const entries = Object.entries(rewritten).filter(
      ([name]) => !naming.has(name) && name !== "$ref",
    );
    const holder = objectOf(entries);
    this.#pending.push(() => {
      const references = targets.map(({ reference }): JsonObject => ({ $ref: reference }));
      if (references.length < 2) Object.assign(holder, references[0]);
      else {
        const allOf = member(holder, "allOf");
        holder.allOf = [...references, ...(Array.isArray(allOf) ? allOf : [])];
      }
    });
    return holder;
  }

  #dynamicTarget(reference: string, holder: JsonObject, context: Context): Target | null {
    const found = this.#dynamic.resolve(reference, context);
    if (found !== null && !("why" in found)) return this.#at("schema", found, holder, context);
    if (found !== null) this.#follower.report(holder, found, reference, "$dynamicRef");
    return null;
  }

  /** Where a reference of a discriminator leads; it is no problem if it leads nowhere. */
  #variant(reference: string, context: Context): Variant | null {
    const place = this.#resolver.resolve(reference, context);
    if (place === null || "why" in place) return null;
    const target = this.#at("schema", place, {}, context);
    if (target === null) return null;
    const root = this.#library.root;
    const name = place.file === root ? null : naturalKey(place, root);
    return { name, spelling: () => target.reference };
  }

  #at(kind: Kind, place: FileValue, holder: JsonObject, context: Context): Target | null {
    const bindings =
      kind === "schema" ? this.#dynamic.bindingsAt(place, context) : context.bindings;
    const { isOver } = this.#dynamic;
    if (isOver || (bindings.size > 0 && this.#targets.bound >= maxBound)) {
      const limit = isOver ? "have too many names" : `make at most ${maxBound} schemas`;
      const why = `is one too many: dynamic references ${limit}`;
      this.#follower.report(holder, { ...tooMany, why }, String(member(holder, "$ref") ?? ""));
      return null;
    }
    return this.#targets.at(kind, place, bindings);
  }

  /** What a member holds. The list or map itself may be a reference, although no version allows it. */
  #held(slot: Slot, value: Json, context: Context): Json {
    if (slot.holds === "one") return this.#visit(slot.kind, value, context);
    if (Array.isArray(value)) {
      if (slot.holds !== "list") return value;
      const made = value.map((item) => this.#visit(slot.kind, item, context));
      return made.every((item, index) => item === value[index]) ? value : made;
    }
    if (!isObject(value)) return value;
    const reference = member(value, "$ref");
    if (typeof reference === "string") return this.#put(slot, value, reference, context);
    if (slot.holds !== "map") return value;
    const entries = Object.entries(value).map(([key, item]): [string, Json] =>
      isExtension(slot, key) ? [key, item] : [key, this.#visit(slot.kind, item, context)],
    );
    if (entries.every(([key, item]) => item === value[key])) return value;
    return this.#origins.derive(objectOf(entries), value);
  }

  /** A text that is kept in another file. */
  #text(value: Json, context: Context): Json {
    const reference = isObject(value) ? member(value, "$ref") : undefined;
    if (!isObject(value) || typeof reference !== "string") return value;
    return this.#follower.follow(reference, value, context)?.value ?? "";
  }

  /** Whether a reference is a pointer already to what only a path item or a media type may name. */
  #stays(kind: Kind, reference: string, { file }: Context): boolean {
    const isLocal = file === this.#library.root && reference.startsWith("#/");
    return isLocal && referable.has(kind) && !this.#targets.hasHome(kind);
  }

  /** Puts what a reference names in its place; what stands beside the reference wins. */
  #put(slot: Slot, holder: JsonObject, reference: string, context: Context): Json {
    const empty = slot.holds === "list" ? [] : {};
    const place = this.#follower.follow(reference, holder, context);
    if (place === null) return empty;
    const { value } = place;
    if (this.#placing.has(value)) {
      this.#follower.report(holder, holdsItself, reference);
      return empty;
    }
    const before = this.#placed;
    this.#placed += this.#weights.get(value) ?? 1;
    if (this.#placed > maxPlaced) {
      this.#follower.report(holder, tooMany, reference);
      return empty;
    }
    this.#placing.add(value);
    const depth = context.depth + 1;
    const inner = { ...context, ...this.#resolver.scopeOf(place), depth };
    const made = this.#held(slot, value, inner);
    this.#placing.delete(value);
    this.#weights.set(value, this.#placed - before);
    if (slot.holds === "one" && !isObject(made)) {
      this.#follower.report(holder, wrongKind(slot.kind, made), reference);
      return empty;
    }
    const beside = Object.entries(holder).filter(([name]) => name !== "$ref");
    if (beside.length === 0 || !isObject(made)) return made;
    const siblings = this.#origins.derive(objectOf(beside), holder);
    const rest = this.#held(slot, siblings, { ...context, depth });
    return this.#origins.derive({ ...made, ...(rest as JsonObject) }, holder);
  }

  /** The target of a reference that is checked to be of its kind, or `null` after a problem was reported. */
  #target(kind: Kind, holder: JsonObject, reference: string, context: Context): Target | null {
    const place = this.#follower.follow(reference, holder, context);
    if (place === null) return null;
    const { value } = place;
    if (isObject(value) || (kind === "schema" && typeof value === "boolean"))
      return this.#at(kind, place, holder, context);
    this.#follower.report(holder, wrongKind(kind, value), reference);
    return null;
  }
}

function wrongKind(kind: Kind, found: Json): Refusal {
  const expected = `${article(kind)} object`;
  const why = `names ${describe(found)}; expected ${expected}`;
  return { code: "wrong-reference", why, hint: `Refer to ${expected}.` };
}
