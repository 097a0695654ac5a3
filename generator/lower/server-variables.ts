import { type JsonObject, member } from "../load/json.js";
import { at, type Context, entriesAt, textAt } from "./context.js";

/** How many addresses a server may have; of one with more, only the usual one has a name. */
const maxAddresses = 8;

/** One of the addresses that a server has by its variables. */
export interface Address {
  readonly url: string;
  /** The values of variables that are not the usual ones. */
  readonly values: readonly string[];
}

/** The addresses of a server: the usual one first, then one for each other choice of its variables. */
export function addressesOf(context: Context, server: JsonObject): Address[] {
  const template = textAt(context, server, "url") ?? "";
  const variables = member(server, "variables") === undefined ? [] : variablesOf(context, server);
  const used = variables.filter(({ name }) => template.includes(`{${name}}`));
  const count = used.reduce((product, { choices }) => product * choices.length, 1);
  for (const variable of used) {
    const { choices, isListed } = variable;
    if (isListed && (choices.length === 1 || count <= maxAddresses)) continue;
    context.problems.warning(
      "fixed-server-variable",
      `the server variable {${variable.name}} is always ${JSON.stringify(variable.usual)} for the SDK`,
      "Callers of the SDK pass `serverURL` for another, or name each server that there is.",
      at(context, variable.object),
    );
  }
  const chosen =
    count <= maxAddresses ? used : used.map((one) => ({ ...one, choices: [one.usual] }));
  return chosen.reduce<Address[]>(
    (made, { name, usual, choices }) =>
      made.flatMap(({ url, values }) =>
        choices.map((value) => ({
          url: url.replaceAll(`{${name}}`, value),
          values: value === usual ? values : [...values, value],
        })),
      ),
    [{ url: template, values: [] }],
  );
}

interface Variable {
  readonly name: string;
  readonly object: JsonObject;
  readonly usual: string;
  /** The usual value and all others that there are. */
  readonly choices: readonly string[];
  /** Whether the document says that there are no others. */
  readonly isListed: boolean;
}

function variablesOf(context: Context, server: JsonObject): Variable[] {
  return entriesAt(context, server, "variables").flatMap(([name, object]) => {
    const usual = textAt(context, object, "default");
    if (usual === null) return [];
    const listed = member(object, "enum");
    const values = (Array.isArray(listed) ? listed : []).filter(
      (value) => typeof value === "string",
    );
    return [
      {
        name,
        object,
        usual,
        choices: [...new Set([usual, ...values])],
        isListed: values.length > 0,
      },
    ];
  });
}
