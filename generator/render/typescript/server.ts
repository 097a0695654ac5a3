import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { OperationView } from "../../plan/view.js";

/** The address of a server, under its name. */
export function serverFacts({ name, url }: OperationView["servers"][number]): string {
  return `${propertyKey(name)}: ${stringLiteral(url)}`;
}
