import type { SecurityScheme } from "../ir/types.js";
import { isObject, type JsonObject, member } from "../load/json.js";
import { at, type Context, docOf, entriesAt, objectAt, textAt } from "./context.js";
import { isHeaderName } from "./header.js";
import { hadBeforeSelection } from "./omitted.js";
import { nameOf, wordsOf } from "../ir/words.js";

/** The security schemes that an SDK can carry out; others are reported and left to the caller's headers. */
export function securityOf(context: Context): SecurityScheme[] {
  const components = objectAt(context, context.document.root, "components") ?? {};
  const schemes = entriesAt(context, components, "securitySchemes").flatMap(
    ([id, scheme]): SecurityScheme[] => {
      const carriage = carriageOf(context, scheme);
      if (carriage === null) return [];
      const words = wordsOf(id);
      return [
        {
          id,
          name: nameOf(words.length > 0 ? words : ["credential"]),
          doc: docOf(context, scheme),
          ...carriage,
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

function securityIds(context: Context): string[] {
  const components = objectAt(context, context.document.root, "components") ?? {};
  return entriesAt(context, components, "securitySchemes")
    .filter(([, scheme]) => carriageOf(context, scheme) !== null)
    .map(([id]) => id);
}

/** How a call carries what a scheme asks for. */
type Carriage = Pick<SecurityScheme, "kind" | "in" | "wire">;

function carriageOf(context: Context, scheme: JsonObject): Carriage | null {
  const kind = kindOf(context, scheme);
  if (kind === null) return null;
  return kind === "apiKey" ? keyOf(context, scheme) : { kind, in: null, wire: null };
}

const keyLocations = ["header", "query", "cookie"] as const;

function keyOf(context: Context, scheme: JsonObject): Carriage | null {
  const wire = textAt(context, scheme, "name") ?? "";
  const location = keyLocations.find((known) => known === scheme.in);
  const isComplete = location === "header" ? isHeaderName(wire) : wire !== "";
  if (location !== undefined && isComplete) return { kind: "apiKey", in: location, wire };
  // Sent in another place, or under another name, a key is shown to whom it is not for.
  context.problems.warning(
    "incomplete-security",
    "an API key needs an `in` of header, query or cookie, and a `name` that can stand there: the scheme is left out",
    "Complete it. Until then callers pass what it needs in `headers` or a `fetch` of their own.",
    at(context, scheme),
  );
  return null;
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
