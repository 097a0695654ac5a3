import type { JsonObject } from "../load/json.js";
import { at, type Context } from "./context.js";

/** What a path is sent as. */
export interface PathTemplate {
  /** With a `{name}` for each parameter. */
  readonly path: string;
  /** The query that every call has. */
  readonly query: string;
  /** The names of its parameters, each once. */
  readonly variables: readonly string[];
  /** Those that stand in its query, with what they are called there: `b` is `a` in `?a={b}`. */
  readonly queried: ReadonlyMap<string, string>;
}

/** The names of the parameters that are declared for a path, by where they go. */
export interface DeclaredNames {
  readonly path: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
}

/** `{name}`, the braces of which hold no other braces. */
const variable = /\{([^{}]+)\}/g;

/** A pair of a query whose value is a parameter. */
const pair = /^([^={}]*)=\{([^{}]+)\}$/;

/** Parameters of a query, as RFC 6570 writes them. */
const expansion = /\{[?&]([^{}]+)\}/g;

/** The operators and the modifier of RFC 6570 around a name; in OpenAPI the parameter's style says this. */
const operators = /^[.;]?([^*]+)\*?$/;

/** What a path can hold that would not be sent as it is written. */
const oddities: readonly (readonly [RegExp, string])[] = [
  [/\?/, "has a '?'; what follows it is sent as a query"],
  [/#/, "has a '#'; what follows it only tells operations apart, and is not sent"],
  [/[\\\p{Cc}]/u, "has a backslash or a control character; it is sent percent-encoded"],
  [/^\/\//, "begins with two slashes"],
  [/\/(\.|%2e){1,2}(\/|$)/i, "has a segment of dots, which leads to another path"],
];

/** Reads the template of a path. What is wrong with it is reported where the path is written. */
export function readPath(
  context: Context,
  pathItem: JsonObject,
  written: string,
  declared: DeclaredNames,
): PathTemplate {
  const refuse = (message: string, hint: string): void =>
    context.problems.repairable("invalid-path", message, hint, at(context, pathItem));
  const quoted = JSON.stringify(written);
  if (!written.startsWith("/")) {
    refuse(`the path ${quoted} does not start with a slash`, "Begin it with '/'.");
  }
  const [template, asked] = divided(withoutExpansions(written, declared.query));
  const bare = (name: string): string => operators.exec(name)?.[1] ?? name;
  const names = [...template.matchAll(variable)].map(([, name = ""]) =>
    !declared.path.has(name) && declared.path.has(bare(name)) ? bare(name) : name,
  );
  const { query, queried } = readQuery(asked, names, declared);
  const variables = [...new Set(names)];
  const texts = template.split(/\{[^{}]+\}/);
  if ([...texts, query].some((text) => /[{}]/.test(text)) || variables.length < names.length) {
    refuse(
      `the template of the path ${quoted} is broken: braces must pair, hold a name, and name each parameter once`,
      "Correct the braces.",
    );
  }
  const shown = written.split(/\{[^{}]+\}/);
  const oddity = oddities.find(([pattern]) => shown.some((text) => pattern.test(text)));
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
    return encoded(text) + (name === undefined ? "" : `{${name}}`);
  });
  return {
    path: `${template.startsWith("/") ? "" : "/"}${path.join("")}`,
    query: encoded(query),
    variables: [...variables, ...queried.keys()],
    queried,
  };
}

/** A path without `{?a,b}` where those are declared as parameters of the query, which write themselves. */
function withoutExpansions(written: string, declared: ReadonlySet<string>): string {
  return written.replace(expansion, (text, list: string) => {
    const names = list.split(",").map((name) => name.trim().replace(/\*$/, ""));
    return names.every((name) => declared.has(name)) ? "" : text;
  });
}

/** The template of a path, and that of its query; what follows a `#` is in neither. */
function divided(written: string): readonly [path: string, query: string] {
  // Between braces no character has a meaning.
  const shown = written.replace(/\{[^{}]*\}/g, ({ length }) => "_".repeat(length));
  const end = `${shown}#`.indexOf("#");
  const mark = `${shown.slice(0, end)}?`.indexOf("?");
  return [written.slice(0, mark), written.slice(mark + 1, end)];
}

/**
 * What of a query every call has, and the parameters in it. Those that are declared as parameters of the
 * query write themselves.
 * @param taken the names of the parameters of the path
 */
function readQuery(
  asked: string,
  taken: readonly string[],
  declared: DeclaredNames,
): Pick<PathTemplate, "query" | "queried"> {
  const queried = new Map<string, string>();
  const fixed = asked.split("&").filter((text) => {
    const [, key = "", name = ""] = pair.exec(text) ?? [];
    if (name === "" || taken.includes(name)) return text !== "";
    if (declared.path.has(name) || !declared.query.has(name)) queried.set(name, key);
    return false;
  });
  return { query: fixed.join("&"), queried };
}

/** Text between parameters, with what has no place or another meaning in a URL percent-encoded. */
function encoded(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\u{FFFD}")
    .replace(/[^\w\-.~!$&'()*+,;=:@/%?[\]]/gu, encodeURIComponent);
}
