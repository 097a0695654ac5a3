import type { Group, Model } from "../ir/types.js";

/**
 * Models with their owners: the outermost model or operation in whose definition each is written. What
 * was inline in the document can then stand beside what it was written in.
 */
export function withOwners(models: readonly Model[], groups: readonly Group[]): Model[] {
  const owners = new Set([
    ...models.map(({ id }) => id),
    ...groups.flatMap(({ operations }) => operations.map(({ source }) => source)),
  ]);
  return models.map((model) => ({ ...model, owner: ownerOf(model.id, owners) }));
}

function ownerOf(id: string, owners: ReadonlySet<string>): string | null {
  for (let end = id.indexOf("/"); end !== -1; end = id.indexOf("/", end + 1)) {
    const outer = id.slice(0, end);
    if (owners.has(outer)) return outer;
  }
  return null;
}
