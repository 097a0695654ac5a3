import type { OptionalKind, ParameterDeclarationStructure } from "ts-morph";
import type { OperationView } from "../../plan/view.js";
import { lineWidth } from "./file.js";

/**
 * Parameters and return type of a function, on one line if it fits, else with a line for each
 * parameter. `head` is what stands before the parenthesis, indentation included.
 */
export function signature(
  head: string,
  parameters: readonly string[],
  returnType: string,
): { parameters: OptionalKind<ParameterDeclarationStructure>[]; returnType: string } {
  const line = `${head}(${parameters.join(", ")}): ${returnType} {`;
  // The printer knows no line breaks between parameters, so it is given all of them as one.
  const text =
    line.length <= lineWidth
      ? parameters.join(", ")
      : `\n${parameters.map((parameter) => `${parameter},\n`).join("")}`;
  return { parameters: parameters.length === 0 ? [] : [{ name: text }], returnType };
}

/** The parameters of an operation after the client. */
export function callParameters({ request }: OperationView, optionsType: string): string[] {
  const first = request === null ? [] : [`request${request.optional ? "?" : ""}: ${request.name}`];
  return [...first, `options?: ${optionsType}`];
}
