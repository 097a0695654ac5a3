import type { Group, Model } from "../ir/types.js";

/**
 * Models with their owners: the outermost model or operation in whose definition each is written. What
 * was inline in the document can then stand beside what it was written in. They are in order of what
 * owns them, which does not depend on who used a model first, and then in that of the document.
 */
export function withOwners(models: readonly Model[], groups: readonly Group[]): Model[] {
  const owners = new Set([
    ...models.map(({ id }) => id),
    ...groups.flatMap(({ operations }) => operations.map(({ source }) => source)),
  ]);
  const owned = models.map((model) => ({ ...model, owner: ownerOf(model.id, owners) }));
  return owned.toSorted((a, b) => compare(a.owner ?? a.id, b.owner ?? b.id) || rank(a) - rank(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank({ owner }: Model): number {
  return owner === null ? 0 : 1;
}

function ownerOf(id: string, owners: ReadonlySet<string>): string | null {
  for (let end = id.indexOf("/"); end !== -1; end = id.indexOf("/", end + 1)) {
    const outer = id.slice(0, end);
    if (owners.has(outer)) return outer;
  }
  return null;
}
