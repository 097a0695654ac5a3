import type { RegistrationEndpoint } from "../../../generated/typescript/src/registration/index.js";

let mounted: ((request: Request) => Promise<Response>) | undefined;

/** The endpoint of modules that make theirs when they are loaded; here a test says which it is. */
export const endpoint = (request: Request): Promise<Response> => {
  if (mounted === undefined) throw new Error("there is no endpoint yet");
  return mounted(request);
};

/** Says which endpoint that is. */
export function mount(given: RegistrationEndpoint): void {
  mounted = given;
}
