import { isObject, type Json, type JsonObject } from "../../load/json.js";

/** How many members of a map are printed at a time. All at once would need the most memory of a run. */
const step = 64;

/** The maps of components for which types are printed. */
const componentMaps = [
  "schemas",
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "pathItems",
];

/** Documents with a part of a document each, and all of it together, in the order in which it is printed. */
export function* slicesOf(document: JsonObject): Generator<JsonObject> {
  const { paths, components, ...rest } = document;
  for (const some of slices(paths)) yield { paths: some };
  // Maps that have nothing in them are printed as well.
  yield { ...rest, ...(isObject(components) ? { components: {} } : {}) };
  if (!isObject(components)) return;
  for (const name of componentMaps) {
    for (const some of slices(components[name])) yield { components: { [name]: some } };
  }
}

function* slices(map: Json | undefined): Generator<JsonObject> {
  const entries = isObject(map) ? Object.entries(map) : [];
  for (let start = 0; start < entries.length; start += step) {
    yield Object.fromEntries(entries.slice(start, start + step));
  }
}
