import type { Default, Group } from "../ir/types.js";
import type { Context } from "./context.js";

/** The path parameters that the configuration makes options of clients. */
export function defaultsOf({ config, problems }: Context, groups: readonly Group[]): Default[] {
  const parameters = groups
    .flatMap(({ operations }) => operations)
    .flatMap((operation) => operation.parameters.filter((parameter) => parameter.in === "path"));
  return [...config.defaults].flatMap(([wire, { env = null }]): Default[] => {
    const found = parameters.find((parameter) => parameter.wire === wire);
    if (found !== undefined) return [{ wire, doc: found.doc, type: found.type, env }];
    config.reportEntry(
      ["defaults", wire],
      `the document has no path parameter ${JSON.stringify(wire)}`,
      "Remove it, or correct its spelling.",
      problems,
    );
    return [];
  });
}
