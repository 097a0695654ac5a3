import type { Config } from "../config/config.js";
import type { Api, Info, Package, Server } from "../ir/types.js";
import type { Document } from "../load/document.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { componentReference } from "../load/references.js";
import type { Problems } from "../problem/problem.js";
import { checkAnswers } from "./answers.js";
import { at, type Context, docOf, objectAt, objectsAt, textAt } from "./context.js";
import { defaultsOf } from "./defaults.js";
import { checkEndless } from "./endless.js";
import { errorsOf } from "./error.js";
import { groupsOf } from "./group.js";
import { lowerPending } from "./model.js";
import { withOwners } from "./owners.js";
import { requirementsOf, securityOf } from "./security.js";
import { typeOf } from "./type.js";
import { nameOf, pinnedName, wordsOf } from "../ir/words.js";

/** Lowers a normalized document into the intermediate representation. */
export function lower(document: Document, config: Config, problems: Problems): Api {
  const context: Context = {
    document,
    config,
    problems,
    models: new Map(),
    pending: [],
    objectLike: new Map(),
    typeOf: (schema, place) => typeOf(context, schema, place),
  };
  const groups = groupsOf(context);
  const components = objectAt(context, document.root, "components") ?? {};
  const schemas = member(components, "schemas");
  // Schemas that no operation uses are still part of what the document offers its readers.
  for (const key of isObject(schemas) ? Object.keys(schemas) : []) {
    context.pending.push(componentReference(key));
  }
  lowerPending(context);
  checkEndless(context);
  checkAnswers(context, groups);
  const failures = groups.flatMap((group) =>
    group.operations.flatMap((operation) => operation.failures),
  );
  const errors = errorsOf(context, failures);
  const info = infoOf(context);
  return {
    info,
    package: packageOf(context, info),
    servers: serversOf(context),
    security: securityOf(context),
    serverEnv: config.server.env ?? null,
    requirements: requirementsOf(context, document.root),
    validators: config.validators,
    isExact: config.int64 === "bigint",
    defaults: defaultsOf(context, groups),
    groups,
    models: withOwners([...context.models.values()], groups),
    errors,
  };
}

function infoOf(context: Context): Info {
  const info = objectAt(context, context.document.root, "info") ?? {};
  return {
    title: textAt(context, info, "title") ?? "API",
    version: textAt(context, info, "version") ?? "0.0.0",
    doc: docOf(context, info),
  };
}

/** What titles say beside the name of an API. */
const formality =
  /\b(open\s?api|swagger|rest|api|v\d+(\.\d+)*|official|spec(ification)?|definition|document(ation)?)\b|(?<=\p{L})['’]s\b/giu;

function packageOf(context: Context, info: Info): Package {
  const { package: written, client } = context.config;
  // What people call the API, without the words that every title has.
  const title = info.title.replace(formality, " ");
  const words = wordsOf(title);
  const named = words.length > 0 && /^\p{L}/u.test(words[0] ?? "") ? words : ["api", ...words];
  const ascii = named
    .map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter((word) => word !== "");
  return {
    name: written.name ?? `${(ascii.length > 0 ? ascii : ["api"]).join("-").slice(0, 80)}-sdk`,
    version: written.version ?? "0.1.0",
    description: written.description ?? `SDK for ${info.title}`,
    license: written.license ?? null,
    copyright: written.copyright ?? null,
    repository: written.repository ?? null,
    homepage: written.homepage ?? null,
    keywords: written.keywords ?? [],
    client: client === undefined ? nameOf(named.slice(0, 5)) : pinnedName(client),
  };
}

function serversOf(context: Context): Server[] {
  const names = new Set<string>();
  return objectsAt(context, context.document.root, "servers").flatMap((server, index): Server[] => {
    const url = urlOf(context, server);
    if (url === null) return [];
    const written = ["x-sdkwright-name", "x-speakeasy-server-id", "name"].map((key) =>
      member(server, key),
    );
    const name = written.find(
      (value) => typeof value === "string" && /^[A-Za-z][\w-]*$/.test(value),
    );
    let taken = typeof name === "string" ? name : `server${index + 1}`;
    for (let next = index + 1; names.has(taken); next += 1) taken = `server${next}`;
    names.add(taken);
    return [{ name: taken, url, doc: docOf(context, server) }];
  });
}

/** The address with its variables filled in; `null` for one that only the caller can complete. */
function urlOf(context: Context, server: JsonObject): string | null {
  const template = textAt(context, server, "url") ?? "";
  const variables = objectAt(context, server, "variables") ?? {};
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = objectAt(context, variables, name);
    return (variable && textAt(context, variable, "default")) ?? whole;
  });
  // A relative address is relative to where the document was found, which an SDK cannot know.
  if (url.startsWith("/") || url === "" || url.startsWith(".")) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (
    parsed === null ||
    !/^https?:$/.test(parsed.protocol) ||
    parsed.username !== "" ||
    /[?#\\]/.test(url) ||
    /[{}]/.test(url)
  ) {
    context.problems.warning(
      "unusable-server",
      `the server URL ${JSON.stringify(url)} is not an http or https address that a client can use`,
      "Callers of the SDK pass `serverURL` instead.",
      at(context, server, "url"),
    );
    return null;
  }
  return url.replace(/(?<!\/)\/+$/, "");
}
