import type { Problem, Problems } from "../../generator/problem/problem.js";

/** What was reported, each as `line:column code`, in the order in which it was found. */
export function told(problems: Problems): string[] {
  return problems.all.map(({ at, code }) =>
    at === null ? code : `${at.line}:${at.column} ${code}`,
  );
}

/** The only problem there is. */
export function onlyProblem({ all }: Problems): Problem {
  const [first] = all;
  if (first === undefined || all.length > 1)
    throw new Error(`expected one problem, found ${all.length}`);
  return first;
}
