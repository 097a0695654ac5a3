import type { File } from "../files/library.js";
import { isObject, type Json, member, pointerStep } from "../json.js";

/** A schema that gives itself a name. */
export interface Anchor {
  readonly name: string;
  readonly pointer: string;
}

/** The names that schemas of a file give themselves. */
export interface Anchors {
  /** Each schema with an `$id`: its pointer, and that id as an absolute URI. */
  readonly ids: ReadonlyMap<string, string>;
  /** The pointers of the same schemas. */
  readonly resources: ReadonlyMap<object, string>;
  /** Where an `$anchor` or `$dynamicAnchor` stands; one name may stand in several resources. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** The first of a name in each resource, by the pointer of that; it is empty outside of all. */
  readonly firsts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The schemas with a `$dynamicAnchor`. */
  readonly dynamic: ReadonlyMap<object, Anchor>;
}

const none: Anchors = {
  ids: new Map(),
  resources: new Map(),
  named: new Map(),
  firsts: new Map(),
  dynamic: new Map(),
};

/** Members that hold data, in which a name is only a name. */
export function isData(name: string): boolean {
  return data.has(name) || name.startsWith("x-");
}

const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/** Finds the anchors of a file. Most files have none, which their text tells at once. */
export function anchorsIn({ source, root, url }: File): Anchors {
  if (!/\$(id|anchor|dynamicAnchor)/.test(source.text)) return none;
  const ids = new Map<string, string>();
  const resources = new Map<object, string>();
  const named = new Map<string, string[]>();
  const firsts = new Map<string, Map<string, string>>();
  const dynamic = new Map<object, Anchor>();
  const seen = new Set<object>();

  const add = (name: string, pointer: string, resource: string): void => {
    const pointers = named.get(name) ?? [];
    pointers.push(pointer);
    named.set(name, pointers);
    const known = firsts.get(resource) ?? new Map<string, string>();
    if (!known.has(name)) known.set(name, pointer);
    firsts.set(resource, known);
  };
  const visit = (value: Json, pointer: string, base: string, around: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const id = idOf(value, base);
    if (id !== null) {
      ids.set(pointer, id);
      resources.set(value, pointer);
    }
    const resource = id === null ? around : pointer;
    for (const [name, text] of Object.entries(value)) {
      if (typeof text !== "string") continue;
      if (name === "$dynamicAnchor") dynamic.set(value, { name: text, pointer });
      if (name === "$anchor" || name === "$dynamicAnchor") add(text, pointer, resource);
    }
    for (const [name, below] of Object.entries(value))
      if (!isData(name)) visit(below, pointer + pointerStep(name), id ?? base, resource);
  };
  visit(root, "", url, "");
  return { ids, resources, named, firsts, dynamic };
}

/** The `$id` of a schema as an absolute URI, if it has one. */
function idOf(value: Json, base: string): string | null {
  const written = isObject(value) ? member(value, "$id") : undefined;
  if (typeof written !== "string" || !URL.canParse(written, base)) return null;
  const id = new URL(written, base);
  id.hash = "";
  return id.href;
}
