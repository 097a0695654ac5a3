import { type Json, pointerStep } from "./json.js";
import type { File } from "./library.js";

/** The names that schemas of a file give themselves. */
export interface Anchors {
  /** Each schema with an `$id`: its pointer, and that id as an absolute URI. */
  readonly resources: ReadonlyMap<string, string>;
  /** The pointers at which an `$anchor` or `$dynamicAnchor` stands; one name may stand in several resources. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** Those of `$dynamicAnchor` alone. */
  readonly dynamic: ReadonlyMap<string, readonly string[]>;
}

const none: Anchors = {
  resources: new Map(),
  named: new Map(),
  dynamic: new Map(),
};

/** Members that hold data, in which a name is only a name. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/** Finds the anchors of a file. Most files have none, which their text tells at once. */
export function anchorsIn({ source, root, url }: File): Anchors {
  if (!/\$(id|anchor|dynamicAnchor)/.test(source.text)) return none;
  const resources = new Map<string, string>();
  const named = new Map<string, string[]>();
  const dynamic = new Map<string, string[]>();
  const seen = new Set<object>();

  const visit = (value: Json, pointer: string, base: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    let inner = base;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== "string") continue;
      if (name === "$id" && URL.canParse(member, base)) {
        const id = new URL(member, base);
        id.hash = "";
        inner = id.href;
        resources.set(pointer, inner);
      }
      if (name === "$anchor" || name === "$dynamicAnchor") add(named, member, pointer);
      if (name === "$dynamicAnchor") add(dynamic, member, pointer);
    }
    for (const [name, member] of Object.entries(value)) {
      if (data.has(name) || name.startsWith("x-")) continue;
      visit(member, pointer + pointerStep(name), inner);
    }
  };
  visit(root, "", url);
  return { resources, named, dynamic };
}

function add(map: Map<string, string[]>, name: string, pointer: string): void {
  const pointers = map.get(name);
  if (pointers === undefined) map.set(name, [pointer]);
  else pointers.push(pointer);
}
