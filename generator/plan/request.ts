import type { Operation, Type } from "../ir/types.js";
import type { FieldView, ParameterView } from "./view.js";

/** The member of a request that holds the body. */
const bodyKey = "requestBody";

/** The members of an operation's request, and how each parameter among them goes over the network. */
export function requestOf(
  operation: Operation,
  print: (type: Type) => string,
): { fields: FieldView[]; parameters: ParameterView[] } {
  const keys = keysOf(operation);
  const parameters = operation.parameters.map(
    ({ wire, in: location, style, explode, allowReserved, content }, index) => ({
      wire,
      in: location,
      style,
      explode,
      allowReserved,
      content,
      key: keys[index] ?? wire,
    }),
  );
  const fields = operation.parameters.map(({ type, required, doc }, index): FieldView => {
    const { summary, text, deprecated, link, fallback } = doc;
    return {
      wire: keys[index] ?? "",
      type: print(type),
      required,
      doc: { summary, text, deprecated, link, fallback },
    };
  });
  const { body } = operation;
  if (body !== null) {
    const { summary, text, deprecated, link, fallback } = body.doc;
    fields.push({
      wire: bodyKey,
      type: print(body.media.type),
      required: body.required,
      doc: { summary, text, deprecated, link, fallback },
    });
  }
  return { fields, parameters };
}

/**
 * The keys of the parameters: their names on the wire, which is what the API's own documentation
 * says. One that is taken (`id` in the path and in the query) has its location in front.
 */
function keysOf({ parameters }: Operation): string[] {
  const taken = new Set([bodyKey]);
  return parameters.map(({ wire, in: location }) => {
    let key = wire;
    while (taken.has(key)) key = `${location}_${key}`;
    taken.add(key);
    return key;
  });
}
