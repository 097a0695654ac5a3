import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../generator/load/json.js";
import { parseYaml } from "../../generator/load/read/parse.js";
import { SourceFile } from "../../generator/load/read/source.js";
import { readPlainYaml } from "../../generator/load/read/yaml.js";
import { Problems } from "../../generator/problem/problem.js";

/** What the two readers of YAML make of a text; `undefined` is what a reader leaves or refuses. */
export function readBoth(text: string): { fast: Json | undefined; slow: Json | undefined } {
  const slow = parseYaml(new SourceFile("test.yaml", text), new Problems());
  return { fast: readPlainYaml(text, 1500), slow };
}

/** Whether the fast reader, where it reads a text at all, reads the value that the other one reads. */
export function agree(text: string): boolean {
  const { fast, slow } = readBoth(text);
  return fast === undefined || isDeepStrictEqual(fast, slow);
}
