import type { Config } from "../config/config.js";
import type { Api, Info, Package } from "../ir/types.js";
import type { Document } from "../load/document.js";
import { isObject, member } from "../load/json.js";
import { componentReference } from "../load/references.js";
import type { Problems } from "../problem/problem.js";
import { checkAnswers } from "./answers.js";
import { type Context, docOf, objectAt, textAt } from "./context.js";
import { defaultsOf } from "./defaults.js";
import { checkEndless } from "./endless.js";
import { errorsOf, withErrors } from "./error.js";
import { groupsOf } from "./group.js";
import { lowerPending } from "./model.js";
import { withOwners } from "./owners.js";
import { requirementsOf, securityOf } from "./security.js";
import { checkEncryption, serversOf } from "./server.js";
import { typeOf } from "./type.js";
import { lowerWebhooks } from "./webhook.js";
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
  const found = groupsOf(context);
  const components = objectAt(context, document.root, "components") ?? {};
  const schemas = member(components, "schemas");
  lowerWebhooks(context);
  // Schemas that no operation uses are still part of what the document offers its readers.
  for (const key of isObject(schemas) ? Object.keys(schemas) : []) {
    context.pending.push(componentReference(key));
  }
  lowerPending(context);
  checkEndless(context);
  checkAnswers(context, found);
  const failures = found.flatMap((group) =>
    group.operations.flatMap((operation) => operation.failures),
  );
  const errors = errorsOf(context, failures);
  const groups = withErrors(found, errors);
  const info = infoOf(context);
  const servers = serversOf(context, document.root);
  const security = securityOf(context);
  checkEncryption(context, { servers, security });
  return {
    info,
    package: packageOf(context, info),
    servers,
    security,
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
    authors: written.authors ?? [],
    repository: written.repository ?? null,
    homepage: written.homepage ?? null,
    bugs: written.bugs ?? null,
    keywords: written.keywords ?? [],
    client: client === undefined ? nameOf(named.slice(0, 5)) : pinnedName(client),
  };
}
