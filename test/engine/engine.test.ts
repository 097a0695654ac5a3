import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { call, pathOf, register, send, toRegistered } from "./call.js";
import { parseObject } from "./json.js";
import type { Engine } from "./start.js";
import { startEngine } from "./start.js";

const METADATA = { client_name: "App", redirect_uris: ["https://app.example/callback"] };

// Room for a busy machine.
vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 });

/** The error code that the client itself would get to see. */
function errorOf({ responseContent = "" }): unknown {
  return parseObject(responseContent)?.error;
}

describe("engine", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  it("tells which clients there are", async () => {
    const { clientId, token } = await register(engine, { redirect_uris: ["https://app.example/"] });
    expect(await engine.clientIds()).toContain(clientId);
    await call(engine, "delete", { clientId, token });
    expect(await engine.clientIds()).not.toContain(clientId);
  });

  it("carries a client through its life", async () => {
    const created = await call(engine, "", { json: JSON.stringify(METADATA) });
    const { clientId, secret, token, uri } = toRegistered(created);
    expect(created).toMatchObject({ resultCode: "A202001", action: "CREATED" });
    expect(uri).toBe(`${engine.url}/register/${clientId}`);

    const read = await call(engine, "get", { clientId, token });
    expect(read).toMatchObject({ resultCode: "A217001", action: "OK", client: created.client });

    const json = JSON.stringify({ ...METADATA, client_id: clientId, client_name: "New" });
    const updated = await call(engine, "update", { clientId, token, json });
    expect(updated).toMatchObject({
      resultCode: "A213001",
      action: "UPDATED",
      client: { clientName: "New" },
    });
    expect(toRegistered(updated).secret).toBe(secret);

    const next = toRegistered(updated).token;
    expect(await call(engine, "get", { clientId, token })).toMatchObject({
      action: "UNAUTHORIZED",
    });
    expect(await call(engine, "get", { clientId, token: next })).toMatchObject({ action: "OK" });

    const deleted = await call(engine, "delete", { clientId, token: next });
    expect(deleted).toEqual({
      resultCode: "A216001",
      resultMessage: "[A216001] The client was deleted.",
      action: "DELETED",
    });
    expect(await call(engine, "get", { clientId, token: next })).toMatchObject({
      action: "UNAUTHORIZED",
    });
  });

  it("lets a registered client get a token until it is deleted", async () => {
    const { clientId, secret, token } = await register(engine, {
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    });
    const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
    const requestToken = () =>
      fetch(`${engine.url}/token`, {
        method: "POST",
        headers: { authorization },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
    const granted = await requestToken();
    expect(granted.status).toBe(200);
    const { access_token: accessToken, token_type: tokenType } = await granted.json();
    expect(tokenType).toBe("Bearer");

    const introspected = await fetch(`${engine.url}/token/introspection`, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams({ token: accessToken }),
    });
    expect(await introspected.json()).toMatchObject({ active: true, client_id: clientId });

    await call(engine, "delete", { clientId, token });
    expect((await requestToken()).status).toBe(401);
  });

  it("shows itself in discovery", async () => {
    const response = await fetch(`${engine.url}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: engine.issuer,
      registration_endpoint: `${engine.url}/register`,
    });
  });

  it.each([
    ["no bearer token", { authorization: "" }, 401, "A001202"],
    ["a wrong bearer token", { authorization: "Bearer wrong" }, 401, "A001202"],
    ["another scheme", { authorization: "Basic engine-bearer" }, 401, "A001202"],
    ["another media type", { "content-type": "text/plain" }, 400, "A001201"],
  ])("refuses a request with %s", async (_, headers, status, resultCode) => {
    const response = await send(engine, pathOf(engine, ""), { headers, body: '{"json":"{}"}' });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ resultCode });
  });

  it.each([
    ["", "no json"],
    ["", "[]"],
    ["", "{}"],
    ["", '{"json":{}}'],
    ["get", '{"token":"t"}'],
    ["get", '{"clientId":"","token":"t"}'],
    ["update", '{"clientId":"1","token":"t"}'],
    ["delete", '{"clientId":"1"}'],
  ])('refuses at "%s" the body %s', async (operation, body) => {
    const response = await send(engine, pathOf(engine, operation), { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      resultCode: "A001201",
      resultMessage: expect.stringMatching(/^\[A001201\] ./),
    });
  });

  it("refuses an unknown service, path and method", async () => {
    const body = '{"json":"{}"}';
    const service = await send(engine, "/api/1/client/registration", { body });
    expect([service.status, await service.json()]).toMatchObject([403, { resultCode: "A001215" }]);
    const path = await send(engine, pathOf(engine, "replace"), { body });
    expect(path.status).toBe(404);
    const method = await send(engine, pathOf(engine, "get"), { method: "GET" });
    expect([method.status, method.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("tells the errors of the client as actions", async () => {
    const attempt = (metadata: object) =>
      call(engine, "", { json: JSON.stringify({ ...METADATA, ...metadata }) });
    const statement = (issuer: string) =>
      `e30.${Buffer.from(JSON.stringify({ iss: issuer })).toString("base64url")}.c2ln`;
    const answers = await Promise.all([
      attempt({ redirect_uris: ["no uri"] }),
      attempt({ token_endpoint_auth_method: "guess" }),
      attempt({ software_statement: "no jwt" }),
      attempt({ software_statement: statement("https://stranger.example") }),
      call(engine, "", { json: "" }),
    ]);
    expect(answers.map(({ action }) => action)).toEqual(answers.map(() => "BAD_REQUEST"));
    expect(answers.map(errorOf)).toEqual([
      "invalid_redirect_uri",
      "invalid_client_metadata",
      "invalid_software_statement",
      "unapproved_software_statement",
      "invalid_request",
    ]);
    const approved = await attempt({ software_statement: statement("https://software.example") });
    expect(approved.action).toBe("CREATED");
  });

  it.each(["..", ".", "a/b", "a?b", "%2e", "ü", "\ud800", "1"])(
    "knows no client %j",
    async (clientId) => {
      const { token } = await register(engine, METADATA);
      const answer = await call(engine, "get", { clientId, token });
      expect([answer.action, errorOf(answer)]).toEqual(["UNAUTHORIZED", "invalid_token"]);
    },
  );

  it.each(["", "two words", "line\nbreak", "ü"])("accepts no token %j", async (token) => {
    const { clientId } = await register(engine, METADATA);
    const answer = await call(engine, "get", { clientId, token });
    expect([answer.action, errorOf(answer)]).toEqual(["UNAUTHORIZED", "invalid_token"]);
  });
});
