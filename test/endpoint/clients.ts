import * as mcp1 from "@modelcontextprotocol/sdk/client/auth.js";
import * as mcp2 from "@modelcontextprotocol/client";
import * as oauth from "oauth4webapi";
import * as oidc from "openid-client";
import type { ClientInformation } from "../../generated/typescript/src/registration/index.js";

/** What a client asks of its registration, and what comes back. */
export type Manage = (method: "GET" | "PUT" | "DELETE", body?: object) => Promise<Response>;

/** What has been registered, and what the client can do with it. */
export interface Registered {
  readonly information: ClientInformation;
  /** Gets an access token by its credentials. */
  token(): Promise<string>;
  /** A request to its client configuration endpoint. What it throws is the client's own error. */
  manage(information: ClientInformation): Manage;
}

/** A client of an authorization server, written by others. */
export interface RealClient {
  readonly name: string;
  register(issuer: string, metadata: typeof usual): Promise<Registered>;
}

/** Metadata that all of them can send. */
export const usual = {
  client_name: "My Client",
  redirect_uris: ["https://app.example/callback"],
  grant_types: ["authorization_code", "client_credentials"],
  response_types: ["code"],
  token_endpoint_auth_method: "client_secret_basic",
};

const json = { "content-type": "application/json" };
const insecure = { [oauth.allowInsecureRequests]: true } as const;

/** The registration of a client that looks after it with `fetch`, as those of MCP leave it to others. */
function byFetch(information: ClientInformation, tokenEndpoint: string): Registered {
  return {
    information,
    async token() {
      const pair = `${information.client_id}:${information.client_secret}`;
      const response = await fetch(tokenEndpoint, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(pair)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      const { access_token, error } = await response.json();
      if (typeof access_token !== "string") throw new Error(String(error));
      return access_token;
    },
    manage:
      ({ registration_client_uri: uri = "", registration_access_token: token }) =>
      (method, body) =>
        fetch(uri, {
          method,
          headers: { authorization: `Bearer ${token}`, ...(body && json) },
          ...(body && { body: JSON.stringify(body) }),
        }),
  };
}

/** What a client keeps of its registration, whatever it calls the type. */
function informationOf(value: object): ClientInformation {
  const { client_id, ...rest }: { client_id?: unknown } = value;
  if (typeof client_id !== "string") throw new Error("there is no client_id");
  return { ...rest, client_id };
}

export const openidClient: RealClient = {
  name: "openid-client",
  async register(issuer, metadata) {
    const configuration = await oidc.dynamicClientRegistration(
      new URL(issuer),
      metadata,
      undefined,
      { execute: [oidc.allowInsecureRequests] },
    );
    return {
      information: informationOf(configuration.clientMetadata()),
      token: async () => (await oidc.clientCredentialsGrant(configuration)).access_token,
      manage:
        ({ registration_client_uri: uri = "", registration_access_token: token = "" }) =>
        (method, body) =>
          oidc.fetchProtectedResource(
            configuration,
            token,
            new URL(uri),
            method,
            body && JSON.stringify(body),
            new Headers(body && json),
          ),
    };
  },
};

export const oauth4webapi: RealClient = {
  name: "oauth4webapi",
  async register(issuer, metadata) {
    const url = new URL(issuer);
    const found = await oauth.discoveryRequest(url, insecure);
    const server = await oauth.processDiscoveryResponse(url, found);
    const response = await oauth.dynamicClientRegistrationRequest(server, metadata, insecure);
    const client = await oauth.processDynamicClientRegistrationResponse(response);
    const information = informationOf(client);
    return {
      information,
      async token() {
        const authentication = oauth.ClientSecretBasic(information.client_secret ?? "");
        const answer = await oauth.clientCredentialsGrantRequest(
          server,
          client,
          authentication,
          new URLSearchParams(),
          insecure,
        );
        return (await oauth.processClientCredentialsResponse(server, client, answer)).access_token;
      },
      manage:
        ({ registration_client_uri: uri = "", registration_access_token: token = "" }) =>
        (method, body) =>
          oauth.protectedResourceRequest(
            token,
            method,
            new URL(uri),
            new Headers(body && json),
            body && JSON.stringify(body),
            insecure,
          ),
    };
  },
};

export const mcpSdk1: RealClient = {
  name: "@modelcontextprotocol/sdk 1",
  async register(issuer, clientMetadata) {
    const metadata = await mcp1.discoverAuthorizationServerMetadata(issuer);
    if (metadata === undefined) throw new Error("nothing was discovered");
    const { fetchFn, kept } = keeping();
    const { client_id } = await mcp1.registerClient(issuer, { metadata, clientMetadata, fetchFn });
    return byFetch({ ...kept(), client_id }, metadata.token_endpoint);
  },
};

export const mcpClient2: RealClient = {
  name: "@modelcontextprotocol/client 2",
  async register(issuer, clientMetadata) {
    const metadata = await mcp2.discoverAuthorizationServerMetadata(issuer);
    if (metadata === undefined) throw new Error("nothing was discovered");
    const { fetchFn, kept } = keeping();
    const { client_id } = await mcp2.registerClient(issuer, { metadata, clientMetadata, fetchFn });
    return byFetch({ ...kept(), client_id }, metadata.token_endpoint);
  },
};

/** A `fetch` that keeps what came back: clients of MCP drop the registration access token. */
function keeping() {
  let last = {};
  return {
    kept: () => last,
    fetchFn: async (url: string | URL, init?: RequestInit): Promise<Response> => {
      const response = await fetch(url, init);
      last = await response.clone().json();
      return response;
    },
  };
}

/** The clients that the endpoint is tried with. */
export const clients: readonly RealClient[] = [openidClient, oauth4webapi, mcpSdk1, mcpClient2];
