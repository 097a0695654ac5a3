import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ClientInformation,
  Decide,
} from "../../generated/typescript/src/registration/index.js";
import { usual } from "./clients.js";
import { hosts } from "./hosts/hosts.js";
import { type AuthorizationServer, startAuthorizationServer } from "./server.js";
import { created, registration, stubbed } from "./stub.js";

const [host = { name: "", resolves: false, start: () => Promise.reject(new Error("no host")) }] =
  hosts;
let server: AuthorizationServer;
/** What the host decides on the next registrations. */
let decide: Decide = () => undefined;

beforeAll(async () => {
  server = await startAuthorizationServer(host, { beforeRegister: (given) => decide(given) });
});

afterAll(() => server.stop());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the text holds, where it holds an object. */
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(method: string, url: string, body?: unknown, token?: string): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: JSON.parse(text || "{}"),
  };
}

const register = (body: unknown, token?: string) =>
  ask("POST", `${server.issuer}/register`, body, token);

/** What a client needs to manage its registration. */
interface Managed {
  readonly registration_client_uri: string;
  readonly registration_access_token: string;
}

/** Registers a client that is to be managed. */
async function registered(more: object = {}): Promise<ClientInformation & Managed> {
  const { status, text } = await register({ ...usual, ...more });
  expect(status).toBe(201);
  return JSON.parse(text);
}

const manage = (
  method: string,
  { registration_client_uri: uri, registration_access_token: token }: Managed,
  body?: unknown,
) => ask(method, uri, body, token);

const notStored = ({ headers }: Answer) => [headers.get("cache-control"), headers.get("pragma")];

/** A software statement by an issuer. */
const statement = (iss: string, claims: object = {}): string =>
  [{ alg: "RS256" }, { iss, ...claims }, "signature"]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");

describe("the client registration endpoint", () => {
  it("R1 (RFC 7591 section 3.1): takes a POST of a JSON object of type application/json", async () => {
    expect((await register(usual)).status).toBe(201);
    for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
      const { status, headers } = await ask(method, `${server.issuer}/register`);
      expect([method, status, headers.get("allow")]).toEqual([method, 405, "POST, OPTIONS"]);
    }
    expect((await register("[]")).status).toBe(400);
    const plain = await fetch(`${server.issuer}/register`, { method: "POST", body: "{}" });
    expect(plain.status).toBe(415);
  });

  it("R2 (RFC 7591 section 3): accepts requests without authorization", async () => {
    expect((await register(usual)).status).toBe(201);
  });

  it("R2 (RFC 7591 section 3, RFC 6750 section 3): hands initial access tokens on, and challenges those without", async () => {
    const { endpoint, called } = stubbed(created);
    await endpoint(registration("{}", { headers: { authorization: "Bearer initial" } }));
    expect(called).toMatchObject([{ body: { token: "initial" } }]);
    decide = ({ token }) => (token === "initial" ? undefined : { refuse: "invalid_token" });
    for (const token of [undefined, "wrong"]) {
      const { status, headers } = await register(usual, token);
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
    }
    decide = () => undefined;
  });

  it("R2 (RFC 7591 section 5): lets its host limit how often clients register", async () => {
    decide = () => ({ refuse: "too_many_requests", retryAfter: 60 });
    const { status, headers } = await register(usual);
    expect([status, headers.get("retry-after")]).toEqual([429, "60"]);
    decide = () => undefined;
  });

  it("R3 (RFC 7591 section 2): does not mind metadata that nobody knows", async () => {
    const { status, body } = await register({ ...usual, nobody_knows: { this: 1 } });
    expect(status).toBe(201);
    expect(body).toMatchObject(usual);
  });

  it("R3 (RFC 7591 section 2): tells the client all that was registered, defaults included", async () => {
    const { redirect_uris } = usual;
    const { body } = await register({ redirect_uris });
    expect(body).toMatchObject({
      redirect_uris,
      token_endpoint_auth_method: "client_secret_basic",
      grant_types: ["authorization_code"],
      response_types: ["code"],
    });
  });

  it("R3 (RFC 7591 section 2.2): hands on metadata with a language in its name", async () => {
    const { endpoint, called } = stubbed(created);
    const json = '{"client_name#ja-Jpan-JP":"クライアント名"}';
    await endpoint(registration(json));
    expect(called).toMatchObject([{ body: { json } }]);
  });

  it("R4 (RFC 7591 section 3.2.1): answers 201 with client information that is not to be stored", async () => {
    const answer = await register(usual);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([201, "application/json"]);
    expect(notStored(answer)).toEqual(["no-store", "no-cache"]);
    expect(answer.body).toMatchObject({
      client_id: expect.stringMatching(/./),
      client_secret: expect.stringMatching(/./),
      client_secret_expires_at: 0,
      client_id_issued_at: expect.any(Number),
    });
  });

  it("R4 (RFC 7591 section 3.2.1): gives a software statement back as it came", async () => {
    const software_statement = statement("https://software.example");
    const { status, body } = await register({ ...usual, software_statement });
    expect([status, body.software_statement]).toEqual([201, software_statement]);
  });

  it.each([
    ["invalid_redirect_uri", { redirect_uris: ["https://app.example/#fragment"] }],
    ["invalid_client_metadata", { client_uri: "no URI" }],
    ["invalid_software_statement", { software_statement: "no JWT" }],
    ["unapproved_software_statement", { software_statement: statement("https://other.example") }],
  ])("R5 (RFC 7591 section 3.2.2): answers 400 with the error %s", async (error, wrong) => {
    const answer = await register({ ...usual, ...wrong });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/json"]);
    expect(answer.body).toMatchObject({ error, error_description: expect.any(String) });
    expect(notStored(answer)).toEqual(["no-store", "no-cache"]);
  });

  it("R6 (RFC 7591 section 2.3): lets its host verify software statements, whose claims win", async () => {
    const claims = { client_name: "As stated" };
    decide = ({ metadata }) => {
      const [, payload = ""] = (metadata.software_statement ?? "").split(".");
      const { iss: _, ...stated } = JSON.parse(Buffer.from(payload, "base64url").toString());
      return { metadata: { ...metadata, ...stated } };
    };
    const software_statement = statement("https://software.example", claims);
    const { body } = await register({ ...usual, client_name: "As said", software_statement });
    expect(body).toMatchObject({ ...claims, software_statement });
    decide = () => undefined;
  });
});

describe("the client configuration endpoint", () => {
  it.each(["GET", "PUT", "DELETE"])(
    "C1 (RFC 7592 section 2, RFC 6750 section 3): %s without a good token is 401 with a challenge",
    async (method) => {
      const { registration_client_uri: uri, client_id } = await registered();
      const body = method === "PUT" ? { ...usual, client_id } : undefined;
      const none = await ask(method, uri, body);
      expect([none.status, none.headers.get("www-authenticate")]).toEqual([
        401,
        'Bearer realm="client registration"',
      ]);
      const wrong = await ask(method, uri, body, "wrong");
      expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([
        401,
        'Bearer realm="client registration", error="invalid_token"',
      ]);
      expect(notStored(wrong)).toEqual(["no-store", "no-cache"]);
    },
  );

  it("C2 (RFC 7592 sections 2.1 to 2.3): a client that there is not is 401, and the token is revoked", async () => {
    const information = await registered();
    const elsewhere = { ...information, registration_client_uri: `${server.issuer}/register/0` };
    expect((await manage("GET", elsewhere)).status).toBe(401);
    expect((await manage("GET", information)).status).toBe(401);
  });

  it("C3 (RFC 7592 section 2.1): GET answers 200 with the whole registration, not to be stored", async () => {
    const information = await registered();
    const answer = await manage("GET", information);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(answer.body).toEqual(information);
    expect(notStored(answer)).toEqual(["no-store", "no-cache"]);
  });

  it("C4 (RFC 7592 section 2.2): PUT replaces all metadata, and answers 200 with what is set", async () => {
    const information = await registered({
      client_uri: "https://app.example",
      contacts: ["a@b.example"],
    });
    const { client_id } = information;
    const answer = await manage("PUT", information, { ...usual, client_id, contacts: null });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ...usual, client_id });
    expect(answer.body).not.toHaveProperty("client_uri");
    expect(answer.body).not.toHaveProperty("contacts");
    expect(notStored(answer)).toEqual(["no-store", "no-cache"]);
  });

  it.each([
    ["another client_id", { client_id: "other" }],
    ["no client_id", { client_id: undefined }],
    ["a secret of its own", { client_secret: "chosen" }],
    ["registration_access_token", { registration_access_token: "any" }],
    ["registration_client_uri", { registration_client_uri: "https://as.example/" }],
    ["client_secret_expires_at", { client_secret_expires_at: 0 }],
    ["client_id_issued_at", { client_id_issued_at: 1 }],
  ])("C4 (RFC 7592 section 2.2): PUT with %s is 400", async (_, wrong) => {
    const information = await registered();
    const { client_id } = information;
    const answer = await manage("PUT", information, { ...usual, client_id, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: expect.stringMatching(/^invalid_/) });
  });

  it("C5 (RFC 7592 section 2.3): DELETE answers 204 without a body, and all credentials are gone", async () => {
    const information = await registered();
    const answer = await manage("DELETE", information);
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([
      204,
      "",
      null,
    ]);
    expect(notStored(answer)).toEqual(["no-store", "no-cache"]);
    expect((await manage("GET", information)).status).toBe(401);
    const pair = btoa(`${information.client_id}:${information.client_secret}`);
    const token = await fetch(`${server.issuer}/token`, {
      method: "POST",
      headers: { authorization: `Basic ${pair}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    expect(token.status).toBe(401);
  });

  it("C6 (RFC 7592 section 3): every answer with information says where and by which token it is managed", async () => {
    const information = await registered();
    const { client_id } = information;
    const updated = await manage("PUT", information, { ...usual, client_id });
    for (const body of [
      information,
      (await manage("GET", { ...information, ...updated.body })).body,
    ]) {
      expect(body).toMatchObject({
        registration_client_uri: `${server.issuer}/register/${client_id}`,
        registration_access_token: expect.stringMatching(/./),
      });
    }
    // A token that was rotated is good for nothing any more.
    expect(updated.body.registration_access_token).not.toBe(information.registration_access_token);
    expect((await manage("GET", information)).status).toBe(401);
  });
});
