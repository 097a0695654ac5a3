/**
 * Ids with all that they lead to, each after what it leads to. Where that goes in a circle the order is
 * that in which they are met. It takes no stack: what leads to one another can be longer than that.
 * @param onCircle told the ids on each circle
 */
export function inOrder(
  starts: Iterable<string>,
  next: (id: string) => readonly string[],
  onCircle: (circle: readonly string[]) => void = () => {},
): string[] {
  const ordered = new Set<string>();
  /** The way to where the walk is, and what is left to be met from each id on it. */
  const way = new Set<string>();
  const steps: { readonly id: string; readonly left: Iterator<string> }[] = [];
  const meet = (id: string): void => {
    if (way.has(id)) {
      const ids = [...way];
      onCircle(ids.slice(ids.indexOf(id)));
    } else if (!ordered.has(id)) {
      way.add(id);
      steps.push({ id, left: next(id).values() });
    }
  };
  for (const start of starts) {
    meet(start);
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const { done, value } = step.left.next();
      if (done !== true) meet(value);
      else {
        steps.pop();
        way.delete(step.id);
        ordered.add(step.id);
      }
    }
  }
  return [...ordered];
}
