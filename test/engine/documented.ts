// Lets the literal examples of Authlete's documentation pass. The engine alone
// is stricter: it wants redirect_uris with the default grant type, and refuses
// registration_client_uri in an update as RFC 7592 demands.

import type { Provider } from "oidc-provider";
import { parseObject } from "./json.js";

const CLIENT_ID = "26837717140341";
const TOKEN = "qs4Tu5TV7qqDYT93bFs6ISyhTByMF9o-54GY4JU5vTA";
const SECRET =
  "bMsjvZm2FE1_mqJgxhmYj_Wr8rA0Pia_A_j-V076qQm6-P1edKB055W579GBe7MSbOdxZ3dJKsKinCtdIFwxpw";

const WITHOUT_REDIRECTION = { grant_types: [], response_types: [], redirect_uris: [] };

/** Stores the client that the examples read, update and delete. */
export async function storeDocumentedClient(provider: Provider): Promise<void> {
  await provider.Client.adapter.upsert(CLIENT_ID, {
    ...WITHOUT_REDIRECTION,
    client_id: CLIENT_ID,
    client_id_issued_at: 1_641_735_467,
    client_secret: SECRET,
    client_secret_expires_at: 0,
    client_name: "My Dynamic Client",
    default_max_age: 0,
  });
  await new provider.RegistrationAccessToken({ clientId: CLIENT_ID, jti: TOKEN }).save();
}

/** Completes metadata as the examples need it. What is no JSON object stays as it is. */
export function completeMetadata(json: string): string {
  const metadata = parseObject(json);
  if (metadata === undefined) return json;
  const { registration_client_uri: _, ...rest } = metadata;
  return JSON.stringify("redirect_uris" in rest ? rest : { ...WITHOUT_REDIRECTION, ...rest });
}
