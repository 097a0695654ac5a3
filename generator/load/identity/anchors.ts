import type { File } from "../files/library.js";
import { type Json, pointerStep } from "../json.js";

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
  /** The schemas with a `$dynamicAnchor`. */
  readonly dynamic: ReadonlyMap<object, Anchor>;
}

const none: Anchors = {
  ids: new Map(),
  resources: new Map(),
  named: new Map(),
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
  const dynamic = new Map<object, Anchor>();
  const seen = new Set<object>();

  const visit = (value: Json, pointer: string, base: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    let inner = base;
    for (const [name, text] of Object.entries(value)) {
      if (typeof text !== "string") continue;
      if (name === "$id" && URL.canParse(text, base)) {
        const id = new URL(text, base);
        id.hash = "";
        inner = id.href;
        ids.set(pointer, inner);
        resources.set(value, pointer);
      }
      if (name === "$dynamicAnchor") dynamic.set(value, { name: text, pointer });
      if (name === "$anchor" || name === "$dynamicAnchor") {
        const pointers = named.get(text) ?? [];
        pointers.push(pointer);
        named.set(text, pointers);
      }
    }
    for (const [name, below] of Object.entries(value))
      if (!isData(name)) visit(below, pointer + pointerStep(name), inner);
  };
  visit(root, "", url);
  return { ids, resources, named, dynamic };
}
