import { AuthleteCore } from "../../generated/typescript/src/index.js";
import {
  type Audit,
  type EndpointOptions,
  registrationEndpoint,
} from "../../generated/typescript/src/registration/index.js";

/** What the API says, or how it fails. */
export type Said = object | (() => Response | Promise<Response>);

/** An endpoint in front of an API that says always the same, and what both were told. */
export function stubbed(said: Said, options: Partial<EndpointOptions> = {}) {
  const called: { readonly path: string; readonly body: Readonly<Record<string, string>> }[] = [];
  const audits: Audit[] = [];
  const authlete = new AuthleteCore({
    bearer: "api-bearer-canary",
    serviceId: "21653835348762",
    fetch: async (url, { body }) => {
      called.push({ path: new URL(url).pathname, body: JSON.parse(String(body)) });
      return typeof said === "function" ? said() : Response.json(said);
    },
  });
  const hooks = { ...options.hooks, afterAnswer: (audit: Audit) => void audits.push(audit) };
  const endpoint = registrationEndpoint({ authlete, ...options, hooks });
  return { endpoint, called, audits };
}

/** Client information as a server gives it. */
export const information = {
  client_id: "26837717140341",
  client_secret: "client-secret-canary",
  client_secret_expires_at: 0,
  client_id_issued_at: 1_717_200_000,
  registration_access_token: "rat-canary-of-the-client",
  registration_client_uri: "https://as.example/register/26837717140341",
  redirect_uris: ["https://app.example/callback"],
  client_name: "My Client",
};

/** A response of the API for a client that has been registered. */
export const created = {
  resultCode: "A202001",
  resultMessage: "[A202001] The client was created.",
  action: "CREATED",
  responseContent: JSON.stringify(information),
  client: { clientId: 26837717140341 },
};

/** A request to register. */
export function registration(body: BodyInit | null = "{}", init: RequestInit = {}): Request {
  const headers = { "content-type": "application/json", ...init.headers };
  return new Request("https://as.example/register", { method: "POST", body, ...init, headers });
}

/** A request about a client, with a token. */
export function management(method: string, init: RequestInit = {}, id = "26837717140341"): Request {
  const headers = { authorization: "Bearer token-canary", ...init.headers };
  return new Request(`https://as.example/register/${id}`, { method, ...init, headers });
}

/** An answer as a plain value, after a look at what all answers have in common. */
export async function plain(response: Response) {
  const { status, headers } = response;
  const text = await response.text();
  const common = {
    "cache-control": headers.get("cache-control"),
    pragma: headers.get("pragma"),
    type: headers.get("content-type"),
  };
  const expected = { "cache-control": "no-store", pragma: "no-cache" };
  const type = text === "" ? common.type : "application/json";
  if (JSON.stringify(common) !== JSON.stringify({ ...expected, type })) {
    throw new Error(`not as all answers are: ${JSON.stringify(common)}`);
  }
  const body: unknown = text === "" ? null : JSON.parse(text);
  return { status, headers: Object.fromEntries(headers), body };
}
