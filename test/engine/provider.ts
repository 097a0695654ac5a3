// Configures oidc-provider to be a registration engine.

import { randomInt } from "node:crypto";
import type { Adapter } from "oidc-provider";
import { Provider } from "oidc-provider";
import { storeDocumentedClient } from "./documented.js";
import type { Settings } from "./protocol.js";
import { checkSoftwareMetadata, SOFTWARE_METADATA } from "./software.js";
import { createStorage } from "./storage.js";

/** An authorization server with registration, management and client credentials. */
export async function createProvider(issuer: string, settings: Settings): Promise<Provider> {
  const { fault, initialAccessToken, registrationPath, seedCompatibility } = settings;
  const provider = new Provider(issuer, {
    adapter: fault === "engine" ? brokenStorage : createStorage(),
    cookies: { keys: ["engine"] },
    extraClientMetadata: { properties: SOFTWARE_METADATA, validator: checkSoftwareMetadata },
    features: {
      registration: {
        enabled: true,
        idFactory: createClientId,
        initialAccessToken: initialAccessToken ?? false,
      },
      registrationManagement: {
        enabled: true,
        // In the documentation's examples one token serves all operations.
        rotateRegistrationAccessToken: !seedCompatibility,
      },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      devInteractions: { enabled: false },
      // These bring client metadata that Authlete's clients have as well.
      ciba: { enabled: true, deliveryModes: ["poll"] },
      encryption: { enabled: true },
      jwtUserinfo: { enabled: true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        tlsClientAuth: true,
      },
      requestObjects: { enabled: true },
    },
    routes: { registration: registrationPath },
  });
  provider.proxy = true;
  if (seedCompatibility && fault !== "engine") await storeDocumentedClient(provider);
  return provider;
}

/** Authlete's client ids are integers of 14 digits. */
function createClientId(): string {
  return String(randomInt(10_000_000_000_000, 100_000_000_000_000));
}

function brokenStorage(): Adapter {
  throw new Error("The storage is broken on purpose.");
}
