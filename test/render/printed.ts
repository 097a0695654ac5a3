import { generate } from "../../generator/generate.js";
import { Problems, StoppedByProblems } from "../../generator/problem/problem.js";
import type { File } from "../../generator/render/renderer.js";
import { configured } from "../lower/lowered.js";
import { templates } from "../plan/planned.js";

/** What generating a document gives: its files, or `null` where problems stopped it. */
export async function generated(
  document: string,
  sdk: string | null = null,
): Promise<{ files: readonly File[] | null; problems: Problems }> {
  const problems = new Problems();
  try {
    const config = configured(document, sdk, problems);
    problems.accept(config.accept);
    const { files } = await generate(config, templates, problems, () => {});
    return { files, problems };
  } catch (error) {
    if (error instanceof StoppedByProblems) return { files: null, problems };
    throw error;
  }
}

/** The files of a package, by their paths in it. */
export type Printed = ReadonlyMap<string, string>;

/** The TypeScript package of a document in which nothing is wrong. */
export async function printed(document: string, sdk: string | null = null): Promise<Printed> {
  const { files, problems } = await generated(document, sdk);
  if (files === null || problems.all.length > 0)
    throw new Error(`unexpected problems: ${JSON.stringify(problems.all, null, 2)}`);
  const own = files.filter(({ path }) => path.startsWith("typescript/"));
  return new Map(own.map(({ path, text }) => [path.slice("typescript/".length), text]));
}

/** An `sdk.yaml` for SDKs that look at what they send and receive. */
export const looking = "document: openapi.yaml\noutput: out\nvalidators: deep";

/** The text of a file, which must be there. */
export function textOf(files: Printed, path: string): string {
  const text = files.get(path);
  if (text === undefined)
    throw new Error(`there is no ${path}, only ${[...files.keys()].toSorted().join(", ")}`);
  return text;
}
