import * as oidc from "openid-client";
import {
  type ClientInformation,
  toUpdateMetadata,
} from "../../generated/typescript/src/registration/index.js";
import type { Recording } from "./recording.js";
import type { Step } from "./steps.js";

const metadata = {
  client_name: "My Dynamic Client",
  redirect_uris: ["https://client.example.com/callback"],
  grant_types: ["authorization_code", "client_credentials"],
};

/**
 * A client that knows nothing but the issuer, and that no one here wrote: it finds the registration
 * endpoint, registers, gets a token, reads, changes and deletes its registration.
 * @param hasTokens whether the server issues tokens
 */
export async function* wholeLife(
  issuer: string,
  hasTokens: boolean,
  recording: Recording,
): AsyncGenerator<Step> {
  recording.note("it registers itself");
  const configuration = await oidc.dynamicClientRegistration(new URL(issuer), metadata, undefined, {
    execute: [oidc.allowInsecureRequests],
  });
  const { client_id, ...members } = configuration.clientMetadata();
  let information: ClientInformation = { ...members, client_id };
  yield step("POST", "it finds the endpoint, registers", 201, 201, information);

  if (hasTokens) {
    recording.note("it uses its registration");
    const { token_type } = await oidc.clientCredentialsGrant(configuration);
    yield step("POST", "it gets an access token", 200, 200, { token_type });
  }

  const uri = new URL(`/register/${client_id}`, issuer);
  const manage = (method: string, body?: object): Promise<Response> =>
    oidc
      .fetchProtectedResource(
        configuration,
        information.registration_access_token ?? "",
        uri,
        method,
        body && JSON.stringify(body),
        new Headers(body && { "content-type": "application/json" }),
      )
      .catch((error: unknown) => {
        // A 401 with a challenge is an error to this client; its answer is what is to be seen.
        if (!(error instanceof oidc.WWWAuthenticateChallengeError)) throw error;
        return error.response;
      });

  recording.note("it reads its registration");
  const read = await manage("GET");
  yield step("GET", "it reads its registration", 200, read.status, await read.json());

  recording.note("it changes its name, and gets a new registration access token");
  const patch = { client_name: "My Updated Client" };
  const changed = await manage("PUT", toUpdateMetadata(information, patch));
  information = await changed.json();
  yield step("PUT", "it changes its name", 200, changed.status, information);

  recording.note("it deletes itself");
  const deleted = await manage("DELETE");
  yield step("DELETE", "it deletes itself", 204, deleted.status, {});

  recording.note("nobody is there any more");
  const gone = await manage("GET");
  const challenge = gone.headers.get("www-authenticate") ?? "none";
  yield step("GET", "nobody is there any more", 401, gone.status, { challenge });
}

function step(
  call: string,
  story: string,
  expected: number,
  status: number,
  said: Readonly<Record<string, unknown>>,
): Step {
  const shown = ["client_id", "client_name", "registration_client_uri", "token_type", "challenge"];
  const details = shown.flatMap((name): [string, string][] => {
    const value = said[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return { call, story, expected: String(expected), action: String(status), details };
}
