import { chosenAddress } from "./address.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/** A client's options, checked, with its profile. */
export interface Settings {
  readonly profile: Profile;
  /** A copy, the credentials and defaults of the API among them. */
  readonly options: SDKOptions & Readonly<Record<string, unknown>>;
  /** How many retries the client has left; successes fill it up again, so an outage does not multiply. */
  readonly budget: { left: number };
}

/** How many retries a client has left when all goes well. */
export const fullBudget = 10;

/** What every call is made with. Generated packages extend it with the profile of their API. */
export class SDKCore {
  // Private, so that printing a client can show no credential.
  readonly #settings: Settings;

  /** @throws {InvalidRequestError} if the address is not one that can be called */
  constructor(profile: Profile, options: SDKOptions) {
    // The address is chosen by every call anew; one that cannot be called is better told at once.
    chosenAddress(profile, options);
    this.#settings = {
      profile,
      options: { ...options, headers: { ...options.headers } },
      budget: { left: fullBudget },
    };
  }

  /** @internal */
  static settingsOf(core: SDKCore, operationId: string): Settings {
    if (#settings in core) return core.#settings;
    throw new InvalidRequestError(operationId, "a client of another copy");
  }
}
