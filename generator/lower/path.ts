import type { JsonObject } from "../load/json.js";
import { at, type Context } from "./context.js";

/** The template of a path, and the names of its parameters, each once. */
export interface PathTemplate {
  readonly path: string;
  readonly variables: readonly string[];
}

/** `{name}`, the braces of which hold no other braces. */
const variable = /\{([^{}]+)\}/g;

/** The operators and the modifier of RFC 6570 around a name; in OpenAPI the parameter's style says this. */
const operators = /^[.;]?([^*]+)\*?$/;

/** What a path can hold that would not be sent as it is written. */
const oddities: readonly (readonly [RegExp, string])[] = [
  [/[?#]/, "has a '?' or '#', which would end the path of a URL; it is sent percent-encoded"],
  [/[\\\p{Cc}]/u, "has a backslash or a control character; it is sent percent-encoded"],
  [/^\/\//, "begins with two slashes"],
  [/\/(\.|%2e){1,2}(\/|$)/i, "has a segment of dots, which leads to another path"],
];

/**
 * Reads the template of a path. What is wrong with it is reported where the path is written.
 * @param declared the names of the path parameters that are declared for it
 */
export function readPath(
  context: Context,
  pathItem: JsonObject,
  written: string,
  declared: ReadonlySet<string>,
): PathTemplate {
  const refuse = (message: string, hint: string): void =>
    context.problems.repairable("invalid-path", message, hint, at(context, pathItem));
  const quoted = JSON.stringify(written);
  if (!written.startsWith("/")) {
    refuse(`the path ${quoted} does not start with a slash`, "Begin it with '/'.");
  }
  const bare = (name: string): string => operators.exec(name)?.[1] ?? name;
  const names = [...written.matchAll(variable)].map(([, name = ""]) =>
    !declared.has(name) && declared.has(bare(name)) ? bare(name) : name,
  );
  const variables = [...new Set(names)];
  const texts = written.split(/\{[^{}]+\}/);
  if (texts.some((text) => /[{}]/.test(text)) || variables.length < names.length) {
    refuse(
      `the template of the path ${quoted} is broken: braces must pair, hold a name, and name each parameter once`,
      "Correct the braces.",
    );
  }
  const oddity = oddities.find(([pattern]) => texts.some((text) => pattern.test(text)));
  if (oddity !== undefined) {
    context.problems.warning(
      "unusual-path",
      `the path ${quoted} ${oddity[1]}`,
      "Write the path as it is on the server, and declare a query as parameters.",
      at(context, pathItem),
    );
  }
  const path = texts.map((text, index) => {
    const name = names[index];
    return encodeText(text) + (name === undefined ? "" : `{${name}}`);
  });
  return { path: `${written.startsWith("/") ? "" : "/"}${path.join("")}`, variables };
}

/** Text between parameters, with what would mean something else in a URL or a template percent-encoded. */
function encodeText(text: string): string {
  return text.replace(/[{}?#\\\p{Cc}]/gu, encodeURIComponent);
}
