import { describe, expect, it, onTestFinished, vi } from "vitest";
import { call, pathOf, register, send, toRegistered } from "./call.js";
import type { Engine, EngineOptions } from "./start.js";
import { startEngine } from "./start.js";

const METADATA = { redirect_uris: ["https://app.example/callback"] };

// The example requests of Authlete's documentation, as they stand there.
const EXAMPLE = {
  clientId: "26837717140341",
  token: "qs4Tu5TV7qqDYT93bFs6ISyhTByMF9o-54GY4JU5vTA",
  registration: '{ "client_name": "My Dynamic Client" }',
  update:
    '{"client_name":"My Updated Dynamic Client","default_max_age":0,"registration_client_uri":"https://my-service.example.com/dcr/register/26837717140341","client_id":"26837717140341","token_endpoint_auth_method":"client_secret_basic","require_pushed_authorization_requests":false,"backchannel_user_code_parameter":false,"client_secret":"bMsjvZm2FE1_mqJgxhmYj_Wr8rA0Pia_A_j-V076qQm6-P1edKB055W579GBe7MSbOdxZ3dJKsKinCtdIFwxpw","tls_client_certificate_bound_access_tokens":false,"id_token_signed_response_alg":"RS256","subject_type":"public","require_signed_request_object":false}',
};

// Room for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function start(options: EngineOptions): Promise<Engine> {
  const engine = await startEngine(options);
  onTestFinished(() => engine.stop());
  return engine;
}

describe("engine options", () => {
  it("unauthorizedOnClientConfigSupported: false turns UNAUTHORIZED into BAD_REQUEST", async () => {
    const engine = await start({ unauthorizedOnClientConfigSupported: false });
    expect(await call(engine, "get", { clientId: "1", token: "wrong" })).toMatchObject({
      action: "BAD_REQUEST",
      responseContent: expect.stringContaining('"invalid_token"'),
    });
  });

  it("initialAccessToken closes registration", async () => {
    const engine = await start({ initialAccessToken: "may-register" });
    const json = JSON.stringify(METADATA);
    expect(await call(engine, "", { json })).toMatchObject({ action: "UNAUTHORIZED" });
    expect(await call(engine, "", { json, token: "wrong" })).toMatchObject({
      action: "UNAUTHORIZED",
    });
    expect(await call(engine, "", { json, token: "may-register" })).toMatchObject({
      action: "CREATED",
    });
  });

  it("seedCompatibility lets the documented examples pass in their order", async () => {
    const { clientId, token, registration, update } = EXAMPLE;
    const engine = await start({ seedCompatibility: true });
    expect(await call(engine, "", { json: registration })).toMatchObject({
      action: "CREATED",
      client: { clientName: "My Dynamic Client", clientType: "CONFIDENTIAL" },
    });
    expect(await call(engine, "get", { clientId, token })).toMatchObject({
      action: "OK",
      client: { clientId: 26837717140341, createdAt: 1641735467000 },
    });
    const updated = await call(engine, "update", { clientId, token, json: update });
    expect(updated).toMatchObject({
      action: "UPDATED",
      client: { clientName: "My Updated Dynamic Client" },
    });
    expect(toRegistered(updated).token).toBe(token);
    expect(await call(engine, "delete", { clientId, token })).toMatchObject({ action: "DELETED" });
  });

  it("without seedCompatibility the engine is as strict as the RFCs", async () => {
    const engine = await start({});
    expect(await call(engine, "", { json: EXAMPLE.registration })).toMatchObject({
      action: "BAD_REQUEST",
    });
    const { clientId, token, uri } = await register(engine, METADATA);
    const json = JSON.stringify({ ...METADATA, client_id: clientId, registration_client_uri: uri });
    expect(await call(engine, "update", { clientId, token, json })).toMatchObject({
      action: "BAD_REQUEST",
    });
  });

  it("bearer and serviceId replace the defaults", async () => {
    const engine = await start({ bearer: "other-bearer", serviceId: "42" });
    expect([engine.bearer, engine.serviceId]).toEqual(["other-bearer", "42"]);
    await expect(register(engine, METADATA)).resolves.toBeDefined();
    const stale = await send(engine, pathOf(engine, ""), {
      headers: { authorization: "Bearer engine-bearer" },
    });
    expect(stale.status).toBe(401);
  });

  it("publicOrigin and registrationPath show the server in front", async () => {
    const engine = await start({
      publicOrigin: "https://as.example",
      registrationPath: "/api/register",
    });
    expect(engine.issuer).toBe("https://as.example");
    const { clientId, token, uri } = await register(engine, METADATA);
    expect(uri).toBe(`https://as.example/api/register/${clientId}`);
    expect(await call(engine, "get", { clientId, token })).toMatchObject({ action: "OK" });
    const discovery = await fetch(`${engine.url}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      issuer: "https://as.example",
      registration_endpoint: "https://as.example/api/register",
      token_endpoint: "https://as.example/token",
    });
  });

  it('fault: "api" makes the API fail', async () => {
    const engine = await start({ fault: "api" });
    const response = await send(engine, pathOf(engine, ""), { body: '{"json":"{}"}' });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      resultCode: "A001101",
      resultMessage: "[A001101] The API failed.",
    });
  });

  it('fault: "engine" makes the operations fail', async () => {
    const engine = await start({ fault: "engine" });
    const failed = {
      action: "INTERNAL_SERVER_ERROR",
      responseContent: expect.stringContaining('"server_error"'),
    };
    expect(await call(engine, "", { json: JSON.stringify(METADATA) })).toMatchObject(failed);
    expect(await call(engine, "get", { clientId: "1", token: "t" })).toMatchObject(failed);
  });

  it("refuses an option it does not know", async () => {
    const options: EngineOptions = JSON.parse('{"registrationpath":"/dcr"}');
    await expect(startEngine(options)).rejects.toThrow("registrationpath");
  });
});
