import { chosenAddress } from "./address.js";
import type { SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/** A client's options, checked, with its profile. */
export interface Settings {
  readonly profile: Profile;
  readonly address: string | undefined;
  readonly options: SDKOptions;
  /** The options by name, the credentials among them. */
  readonly given: ReadonlyMap<string, unknown>;
}

// Kept beside the clients and not in them, so that printing a client can show no credential.
const settings = new WeakMap<SDKCore, Settings>();

/** What every call is made with. Generated packages extend it with the profile of their API. */
export class SDKCore {
  /** @throws {InvalidRequestError} if the address is not one that can be called */
  constructor(profile: Profile, options: SDKOptions) {
    settings.set(this, {
      profile,
      address: chosenAddress(profile, options),
      options: { ...options, headers: { ...options.headers } },
      given: new Map(Object.entries(options)),
    });
  }
}

/** The settings of a client. */
export function settingsOf(core: SDKCore): Settings {
  const known = settings.get(core);
  if (known === undefined) throw new TypeError("not a client of this copy of the package");
  return known;
}
