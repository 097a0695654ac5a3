import { chosenAddress } from "./address.js";
import type { BasicCredential, Credential, SDKOptions } from "./options.js";
import type { Profile } from "./profile.js";

/** A client's options, checked, with its profile. */
export interface Settings {
  readonly profile: Profile;
  readonly address: string | undefined;
  readonly options: SDKOptions;
  /** By the name of the option. */
  readonly credentials: ReadonlyMap<string, Credential | BasicCredential>;
}

// Kept beside the clients and not in them, so that printing a client can show no credential.
const settings = new WeakMap<SDKCore, Settings>();

/** What every call is made with. Generated packages extend it with the profile of their API. */
export class SDKCore {
  /** @throws {InvalidRequestError} if the address is not one that can be called */
  constructor(profile: Profile, options: SDKOptions) {
    const given = new Map(Object.entries(options));
    const credentials = new Map<string, Credential | BasicCredential>();
    for (const name of Object.keys(profile.security)) {
      const value: unknown = given.get(name);
      if (value !== undefined) credentials.set(name, value as Credential | BasicCredential);
    }
    settings.set(this, {
      profile,
      address: chosenAddress(profile, options),
      options: { ...options },
      credentials,
    });
  }
}

/** The settings of a client. */
export function settingsOf(core: SDKCore): Settings {
  const known = settings.get(core);
  if (known === undefined)
    throw new TypeError("the first argument must be a client of this package");
  return known;
}
