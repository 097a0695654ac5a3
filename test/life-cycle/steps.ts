import type { Authlete, ClientRegistrationResponse } from "../../generated/typescript/src/index.js";

/** One step of a client's life, as it went. */
export interface Step {
  readonly call: string;
  /** What happened, for a person. */
  readonly story: string;
  readonly expected: string;
  readonly action: string;
  /** What there is to see, name by name; secrets are not among it. */
  readonly details: readonly (readonly [name: string, value: string])[];
}

interface Registration {
  readonly clientId: string;
  readonly token: string;
}

const metadata = {
  client_name: "My Dynamic Client",
  redirect_uris: ["https://client.example.com/callback"],
  grant_types: ["authorization_code", "refresh_token"],
};

/** Runs the whole life: register, get, update, get, delete, get. Each step is yielded as it ends. */
export async function* lifeCycle(authlete: Authlete, serviceId: string): AsyncGenerator<Step> {
  const { dynamicClientRegistration: registration } = authlete;

  const created = await registration.register({
    serviceId,
    requestBody: { json: JSON.stringify(metadata) },
  });
  yield step("register", "a client registers itself", "CREATED", created);
  const first = registrationOf(created);

  const read = await registration.get({ serviceId, requestBody: first });
  yield step("get", "it reads its registration", "OK", read);

  const renamed = { ...metadata, client_id: first.clientId, client_name: "My Updated Client" };
  const updated = await registration.update({
    serviceId,
    requestBody: { ...first, json: JSON.stringify(renamed) },
  });
  yield step("update", "it changes its name", "UPDATED", updated);
  const second = registrationOf(updated);

  const readAgain = await registration.get({ serviceId, requestBody: second });
  yield step("get", "it reads what it changed", "OK", readAgain);

  const deleted = await registration.delete({ serviceId, requestBody: second });
  yield step("delete", "it deletes itself", "DELETED", deleted);

  const gone = await registration.get({ serviceId, requestBody: second });
  yield step("get", "nobody is there any more", "UNAUTHORIZED", gone);
}

function step(
  call: string,
  story: string,
  expected: string,
  response: ClientRegistrationResponse,
): Step {
  const content = contentOf(response);
  const shown = [
    "client_id",
    "client_name",
    "registration_client_uri",
    "error",
    "error_description",
  ];
  const details = shown.flatMap((name): [string, string][] => {
    const value = content[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return { call, story, expected, action: response.action ?? "(none)", details };
}

function registrationOf(response: ClientRegistrationResponse): Registration {
  const { client_id: clientId, registration_access_token: token } = contentOf(response);
  if (typeof clientId !== "string" || typeof token !== "string") {
    throw new Error(`no client in the answer: ${response.resultMessage ?? response.action}`);
  }
  return { clientId, token };
}

function contentOf({ responseContent }: ClientRegistrationResponse): Record<string, unknown> {
  const content: unknown = JSON.parse(responseContent || "{}");
  return typeof content === "object" && content !== null ? { ...content } : {};
}
