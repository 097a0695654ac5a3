import { auth as auth1 } from "@modelcontextprotocol/sdk/client/auth.js";
import { auth as auth2 } from "@modelcontextprotocol/client";
import { allowInsecureRequests, dynamicClientRegistration } from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toUpdateMetadata } from "../../generated/typescript/src/registration/index.js";
import { clients, mcpClient2, mcpSdk1, oauth4webapi, openidClient, usual } from "./clients.js";
import { hosts } from "./hosts/hosts.js";
import { type AuthorizationServer, startAuthorizationServer } from "./server.js";

const [first = { name: "", resolves: false, start: () => Promise.reject(new Error("no host")) }] =
  hosts;
let server: AuthorizationServer;

beforeAll(async () => {
  server = await startAuthorizationServer(first);
});

afterAll(() => server.stop());

/** The status of an answer, also where a client makes an error of it, and its challenge. */
async function outcome(response: Promise<Response>) {
  const answer = await response.catch((error: { response: Response }) => error.response);
  return { status: answer.status, challenge: answer.headers.get("www-authenticate") };
}

describe.each(hosts)("on $name", (host) => {
  beforeAll(() => server.use(host));

  it.each(clients)("$name registers, gets a token, reads, updates and deletes", async (client) => {
    const { information, token, manage } = await client.register(server.issuer, usual);
    expect(information).toMatchObject({ client_name: "My Client", client_secret_expires_at: 0 });
    expect(information.registration_client_uri).toBe(
      `${server.issuer}/register/${information.client_id}`,
    );
    expect(await token()).toMatch(/./);

    const read = await manage(information)("GET");
    expect(read.status).toBe(200);
    expect(await read.json()).toMatchObject({ client_id: information.client_id, ...usual });

    const changed = await manage(information)(
      "PUT",
      toUpdateMetadata(information, { client_name: "New Name" }),
    );
    expect(changed.status).toBe(200);
    const updated = await changed.json();
    expect(updated).toMatchObject({ client_name: "New Name", redirect_uris: usual.redirect_uris });
    expect(updated.registration_access_token).not.toBe(information.registration_access_token);

    const again = await manage(updated)("GET");
    expect(await again.json()).toMatchObject({ client_name: "New Name" });
    expect((await outcome(manage(information)("GET"))).status).toBe(401);

    expect((await outcome(manage(updated)("DELETE"))).status).toBe(204);
    expect(await outcome(manage(updated)("GET"))).toEqual({
      status: 401,
      challenge: 'Bearer realm="client registration", error="invalid_token"',
    });
    await expect(token()).rejects.toThrow();
  });

  it("HEAD and OPTIONS are answered without a body", async () => {
    const { information, manage } = await openidClient.register(server.issuer, usual);
    const uri = information.registration_client_uri ?? "";
    const headers = { authorization: `Bearer ${information.registration_access_token}` };
    const head = await fetch(uri, { method: "HEAD", headers });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("cache-control")).toBe("no-store");
    const asked = await fetch(uri, { method: "OPTIONS" });
    expect([asked.status, asked.headers.get("allow")]).toEqual([
      204,
      "GET, HEAD, PUT, DELETE, OPTIONS",
    ]);
    await manage(information)("DELETE");
  });

  it("a body of 2 MB is refused while it is sent", async () => {
    const body = JSON.stringify({ ...usual, client_name: "x".repeat(2 * 2 ** 20) });
    const response = await fetch(`${server.address()}/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(413);
  });
});

describe("what is refused", () => {
  const wrong = { ...usual, redirect_uris: ["https://app.example/#fragment"] };

  it.each([
    [openidClient, { status: 400, error: "invalid_redirect_uri" }],
    [oauth4webapi, { status: 400, error: "invalid_redirect_uri" }],
    [mcpSdk1, { message: expect.stringContaining("redirect_uris") }],
    [mcpClient2, { status: 400, body: expect.stringContaining("invalid_redirect_uri") }],
  ])("is an error of the client's own: $name", async (client, expected) => {
    await expect(client.register(server.issuer, wrong)).rejects.toMatchObject(expected);
  });

  it("for want of an initial access token is a challenge", async () => {
    const closed = await startAuthorizationServer(
      first,
      {},
      { initialAccessToken: "may-register" },
    );
    const register = (initialAccessToken: string) =>
      dynamicClientRegistration(new URL(closed.issuer), usual, undefined, {
        execute: [allowInsecureRequests],
        ...(initialAccessToken !== "" && { initialAccessToken }),
      });
    await expect(register("")).rejects.toMatchObject({ status: 401 });
    await expect(register("wrong")).rejects.toMatchObject({
      status: 401,
      cause: [{ parameters: { error: "invalid_token" } }],
    });
    expect((await register("may-register")).clientMetadata().client_id).toMatch(/^\d+$/);
    await closed.stop();
  });
});

describe("the flow of MCP", () => {
  /** What an application of MCP keeps. */
  function provider() {
    const kept: { client?: { client_id: string }; verifier?: string; url?: URL } = {};
    return {
      kept,
      redirectUrl: "https://app.example/callback",
      clientMetadata: { ...usual, grant_types: ["authorization_code"] },
      clientInformation: () => kept.client,
      saveClientInformation: (client: { client_id: string }) => void (kept.client = client),
      tokens: () => undefined,
      saveTokens: () => {},
      redirectToAuthorization: (url: URL) => void (kept.url = url),
      saveCodeVerifier: (verifier: string) => void (kept.verifier = verifier),
      codeVerifier: () => kept.verifier ?? "",
    };
  }

  it.each([
    ["@modelcontextprotocol/sdk 1", auth1],
    ["@modelcontextprotocol/client 2", auth2],
  ])("%s registers itself and sends its user to the authorization server", async (_, auth) => {
    const application = provider();
    expect(await auth(application, { serverUrl: server.issuer })).toBe("REDIRECT");
    const { client, url } = application.kept;
    expect(url?.searchParams.get("client_id")).toBe(client?.client_id);
    // The server knows the client: it asks the user to log in.
    const answer = await fetch(url ?? "", { redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain("/interaction/");
  });
});

it("the operator has been told of every answer, and of no secret", () => {
  expect(server.audits.length).toBeGreaterThan(hosts.length * clients.length * 7);
  expect(
    server.audits.some(({ operation, clientId }) => operation === "register" && clientId),
  ).toBe(true);
  expect(JSON.stringify(server.audits)).not.toMatch(/secret|access_token|[\w-]{43}/);
});
