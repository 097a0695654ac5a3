import type { SecurityScheme } from "../ir/types.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { at, type Context, docOf, entriesAt, objectAt, textAt } from "./context.js";
import { hadBeforeSelection } from "./omitted.js";
import { nameOf, wordsOf } from "../ir/words.js";

/** The security schemes that an SDK can carry out; others are reported and left to the caller's headers. */
export function securityOf(context: Context): SecurityScheme[] {
  const components = objectAt(context, context.document.root, "components") ?? {};
  const schemes = entriesAt(context, components, "securitySchemes").flatMap(
    ([id, scheme]): SecurityScheme[] => {
      const kind = kindOf(context, scheme);
      if (kind === null) return [];
      const words = wordsOf(id);
      return [
        {
          id,
          name: nameOf(words.length > 0 ? words : ["credential"]),
          doc: docOf(context, scheme),
          kind,
          in: kind === "apiKey" ? keyLocation(scheme) : null,
          wire: kind === "apiKey" ? textAt(context, scheme, "name") : null,
          env: context.config.security.get(id)?.env ?? null,
        },
      ];
    },
  );
  for (const id of context.config.security.keys()) {
    if (schemes.some((scheme) => scheme.id === id)) continue;
    if (hadBeforeSelection(context, "securitySchemes", id)) continue;
    context.config.reportEntry(
      ["security", id],
      `the document has no security scheme ${JSON.stringify(id)}`,
      "Remove it, or correct its spelling.",
      context.problems,
    );
  }
  return schemes;
}

/** The sets of schemes, any one of which is enough. `[]` among them allows calls without credentials. */
export function requirementsOf(context: Context, owner: JsonObject): string[][] {
  const security = member(owner, "security");
  const known = new Set(securityIds(context));
  const declared =
    objectAt(
      context,
      objectAt(context, context.document.root, "components") ?? {},
      "securitySchemes",
    ) ?? {};
  const sets = Array.isArray(security) ? security.filter(isObject) : [];
  for (const [index, set] of sets.entries()) {
    for (const id of Object.keys(set)) {
      if (Object.hasOwn(declared, id)) continue;
      context.problems.warning(
        "unknown-security",
        `there is no security scheme ${JSON.stringify(id)}`,
        "Declare it under components.securitySchemes.",
        at(context, owner, "security", index, id),
      );
    }
  }
  // A set that asks for more than the SDK can carry out is not satisfied by the rest of it.
  return sets.map((set) => Object.keys(set)).filter((ids) => ids.every((id) => known.has(id)));
}

function keyLocation(scheme: JsonObject): "header" | "query" | "cookie" {
  return scheme.in === "query" || scheme.in === "cookie" ? scheme.in : "header";
}

function securityIds(context: Context): string[] {
  const components = objectAt(context, context.document.root, "components") ?? {};
  return entriesAt(context, components, "securitySchemes")
    .filter(([, scheme]) => kindOf(context, scheme) !== null)
    .map(([id]) => id);
}

function kindOf(context: Context, scheme: JsonObject): SecurityScheme["kind"] | null {
  switch (scheme.type) {
    case "http": {
      const name = String(scheme.scheme).toLowerCase();
      if (name === "basic" || name === "bearer") return name;
      break;
    }
    case "apiKey":
      return "apiKey";
    // Whatever the flow, what a call carries is an access token.
    case "oauth2":
    case "openIdConnect":
      return "bearer";
    default:
  }
  context.problems.warning(
    "unsupported-security",
    `the security scheme of type ${JSON.stringify(scheme.type ?? null)} is not carried out by the SDK`,
    "Callers pass what it needs in `headers` or a `fetch` of their own.",
    at(context, scheme),
  );
  return null;
}
