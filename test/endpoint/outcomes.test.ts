import { describe, expect, it } from "vitest";
import { AuthleteCore } from "../../generated/typescript/src/index.js";
import { registrationEndpoint } from "../../generated/typescript/src/registration/index.js";
import { created, information, management, plain, registration, stubbed } from "./stub.js";

const realm = 'Bearer realm="client registration"';
const ok = { ...created, action: "OK" };

describe("the API", () => {
  const statuses =
    (status: number, headers: HeadersInit = {}) =>
    () =>
      new Response(
        '{"resultCode":"A001101","resultMessage":"[A001101] internal-canary token-canary"}',
        {
          status,
          headers: { "content-type": "application/json", ...headers },
        },
      );

  it.each([
    ["500", statuses(500)],
    ["401, because the operator's token is wrong", statuses(401)],
    ["400", statuses(400)],
    ["403", statuses(403)],
    ["404", statuses(404)],
    ["a page of a proxy", () => new Response("<html>internal-canary", { status: 502 })],
    [
      "a page with 200",
      () => new Response("<html>internal-canary", { headers: { "content-type": "text/html" } }),
    ],
    ["nothing", () => new Response("")],
    ["null", () => Response.json(null)],
    ["a reset", () => Promise.reject(new TypeError("fetch failed: internal-canary"))],
  ])("that answers with %s is a 500 that tells nothing", async (_, said) => {
    const { endpoint, audits } = stubbed(said);
    const response = await endpoint(management("DELETE"));
    const answer = await plain(response);
    expect(answer).toMatchObject({ status: 500, body: { error: "server_error" } });
    expect(JSON.stringify(answer)).not.toContain("canary");
    expect(audits).toHaveLength(1);
    expect(audits[0]?.error ?? audits[0]?.fault).toBeDefined();
    expect(JSON.stringify(audits)).not.toContain("token-canary");
  });

  it.each([
    ["no secret", { ...information, client_secret: null, registration_access_token: null }],
    ["a secret that is no text", { ...information, client_secret: { length: 9, toString: 1 } }],
  ])("that has registered a client with %s is answered with it", async (_, content) => {
    const responseContent = JSON.stringify(content);
    const { endpoint, audits } = stubbed({ ...created, responseContent });
    const response = await endpoint(registration());
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual(content);
    expect(audits).toMatchObject([{ clientId: information.client_id, status: 201 }]);
  });

  it("that repeats the credentials of the operator, or metadata, does not get them into the audit", async () => {
    const said = "api-bearer-canary token-canary statement-canary";
    const failing = () => Response.json({ resultCode: "A1", resultMessage: said }, { status: 401 });
    const body = '{"software_statement":"statement-canary"}';
    const headers = { "content-type": "application/json" };
    for (const api of [failing, { ...created, action: "OK", resultMessage: said.slice(18) }]) {
      const { endpoint, audits } = stubbed(api);
      await endpoint(management("PUT", { body, headers }));
      expect(audits).toHaveLength(1);
      expect(JSON.stringify(audits)).not.toContain("canary");
    }
  });

  it("that says what is no text is answered, and noted", async () => {
    const { endpoint, audits } = stubbed({ ...created, resultMessage: { toString: null } });
    expect((await endpoint(registration())).status).toBe(201);
    expect(audits).toMatchObject([{ status: 201, resultMessage: undefined }]);
  });

  it("that fails is told to the operator with its code, without the token", async () => {
    const { endpoint, audits } = stubbed(statuses(500));
    await endpoint(management("GET"));
    expect(audits).toMatchObject([
      {
        status: 500,
        resultCode: "A001101",
        resultMessage: "client_registration_get_api: 500 [A001101] internal-canary ***",
        error: { name: "ResultError", status: 500 },
      },
    ]);
  });

  it.each([
    [429, "7", "7"],
    [503, "Wed, 21 Oct 2099 07:28:00 GMT", "Wed, 21 Oct 2099 07:28:00 GMT"],
    [503, "", undefined],
    [503, "1; <script>", undefined],
  ])("that answers with %i and Retry-After %j is busy: 503", async (status, after, expected) => {
    const { endpoint } = stubbed(statuses(status, after === "" ? {} : { "retry-after": after }));
    const answer = await plain(await endpoint(management("GET")));
    expect(answer).toMatchObject({ status: 503, body: { error: "server_error" } });
    expect(answer.headers["retry-after"]).toBe(expected);
  });

  it("that is busy is asked once, unless its operator wants more", async () => {
    let count = 0;
    const busy = () => {
      count += 1;
      return new Response(null, { status: 503, headers: { "retry-after": "0" } });
    };
    await stubbed(busy).endpoint(management("GET"));
    expect(count).toBe(1);
    await stubbed(busy, { retries: 2 }).endpoint(management("GET"));
    expect(count).toBe(4);
  });

  it("that takes too long is a 500", async () => {
    const { endpoint, audits } = stubbed(() => new Promise(() => {}), { timeoutMs: 20 });
    expect((await plain(await endpoint(registration()))).status).toBe(500);
    expect(audits).toMatchObject([{ error: { name: "RequestTimeoutError", outcome: "unknown" } }]);
  });

  it("is not waited for when the client has gone", async () => {
    const gone = new AbortController();
    const { endpoint, audits } = stubbed(() => {
      gone.abort();
      return new Promise(() => {});
    });
    const response = await endpoint(registration("{}", { signal: gone.signal }));
    expect(response.status).toBe(500);
    expect(audits).toMatchObject([{ error: { name: "RequestAbortedError" } }]);
  });

  it("that says a client was created without saying which is told to the operator with the client", async () => {
    const { endpoint, audits } = stubbed({ ...created, responseContent: "" });
    expect((await plain(await endpoint(registration()))).status).toBe(500);
    expect(audits).toMatchObject([
      {
        status: 500,
        action: "CREATED",
        clientId: "26837717140341",
        fault: "CREATED without client_id in responseContent",
      },
    ]);
  });
});

describe("hooks", () => {
  it("see the metadata, the text, the token and the client", async () => {
    const seen: unknown[] = [];
    const { endpoint } = stubbed(created, {
      hooks: {
        beforeRegister: ({ request, ...rest }) => {
          seen.push([rest, request.headers.get("x-forwarded-for")]);
          return undefined;
        },
        beforeUpdate: async ({ metadata, clientId, token }) => {
          seen.push([metadata, clientId, token]);
          return undefined;
        },
      },
    });
    await endpoint(
      registration('{ "scope":"a" }', { headers: { "x-forwarded-for": "203.0.113.1" } }),
    );
    await endpoint(
      management("PUT", { body: "{}", headers: { "content-type": "application/json" } }),
    );
    const first = {
      metadata: { scope: "a" },
      json: '{ "scope":"a" }',
      token: undefined,
      clientId: undefined,
    };
    expect(seen).toEqual([
      [first, "203.0.113.1"],
      [{}, "26837717140341", "token-canary"],
    ]);
  });

  it("can change metadata, as an object or as text", async () => {
    const { endpoint, called } = stubbed(created, {
      hooks: {
        beforeRegister: ({ metadata }) => ({ metadata: { ...metadata, scope: "limited" } }),
        beforeUpdate: () => ({ metadata: '{"scope": "less"}' }),
      },
    });
    await endpoint(registration('{"scope":"all","a":1}'));
    await endpoint(
      management("PUT", { body: "{}", headers: { "content-type": "application/json" } }),
    );
    expect(called.map(({ body }) => body.json)).toEqual([
      '{"scope":"limited","a":1}',
      '{"scope": "less"}',
    ]);
  });

  it("that change the object which they are given change nothing", async () => {
    const { endpoint, called } = stubbed(created, {
      hooks: {
        beforeRegister: ({ metadata }) => {
          Object.assign(metadata, { scope: "other" });
          return undefined;
        },
      },
    });
    await endpoint(registration('{"scope":"mine"}'));
    expect(called.map(({ body }) => body.json)).toEqual(['{"scope":"mine"}']);
  });

  it.each([
    "invalid_redirect_uri",
    "invalid_client_metadata",
    "invalid_software_statement",
    "unapproved_software_statement",
  ] as const)("can refuse with %s: 400", async (refuse) => {
    const { endpoint, called } = stubbed(created, {
      hooks: { beforeRegister: () => ({ refuse, description: "Not here." }) },
    });
    expect(await plain(await endpoint(registration()))).toMatchObject({
      status: 400,
      body: { error: refuse, error_description: "Not here." },
    });
    expect(called).toEqual([]);
  });

  it("can refuse an initial access token: 401 with a challenge", async () => {
    const { endpoint } = stubbed(created, {
      hooks: {
        beforeRegister: ({ token }) => (token === "good" ? undefined : { refuse: "invalid_token" }),
      },
    });
    const ask = async (headers: HeadersInit) => {
      const { status, headers: said } = await plain(
        await endpoint(registration("{}", { headers })),
      );
      return [status, said["www-authenticate"]];
    };
    expect(await ask({})).toEqual([401, realm]);
    expect(await ask({ authorization: "Bearer bad" })).toEqual([
      401,
      `${realm}, error="invalid_token"`,
    ]);
    expect(await ask({ authorization: "Bearer good" })).toEqual([201, undefined]);
  });

  it.each([
    [1.5, "2"],
    [0, "0"],
    [-3, undefined],
    [Number.NaN, undefined],
  ])(
    "can refuse those who come too often: 429 with Retry-After %d as %j",
    async (seconds, after) => {
      const { endpoint } = stubbed(created, {
        hooks: { beforeRegister: () => ({ refuse: "too_many_requests", retryAfter: seconds }) },
      });
      const answer = await plain(await endpoint(registration()));
      expect(answer).toMatchObject({ status: 429, body: { error: "too_many_requests" } });
      expect(answer.headers["retry-after"]).toBe(after);
    },
  );

  it.each([
    [
      "throws",
      () => {
        throw new Error("internal-canary");
      },
    ],
    ["rejects", () => Promise.reject(new Error("internal-canary"))],
  ])("that %s is a 500 that tells nothing, and registers nobody", async (_, beforeRegister) => {
    const { endpoint, called, audits } = stubbed(created, { hooks: { beforeRegister } });
    const answer = await plain(await endpoint(registration()));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain("canary");
    expect(called).toEqual([]);
    expect(audits).toMatchObject([{ status: 500, error: { message: "internal-canary" } }]);
  });

  it("that fail after an answer do not change it", async () => {
    const fetch = async () => Response.json(created);
    const authlete = new AuthleteCore({ bearer: "b", serviceId: "1", fetch });
    for (const afterAnswer of [
      () => {
        throw new Error("broken");
      },
      () => Promise.reject(new Error("broken")),
    ]) {
      const endpoint = registrationEndpoint({ authlete, hooks: { afterAnswer } });
      expect((await endpoint(registration())).status).toBe(201);
    }
  });

  it("are told of every answer, and of no secret", async () => {
    const message = `${information.client_secret} ${information.registration_access_token} token-canary`;
    const { endpoint, audits } = stubbed({ ...ok, resultMessage: message });
    await endpoint(management("GET"));
    await endpoint(new Request("https://as.example/register"));
    await endpoint(management("GET", { headers: { authorization: "Bearer a, token-canary" } }));
    expect(audits.map(({ status, operation }) => [status, operation])).toEqual([
      [200, "get"],
      [405, undefined],
      [401, "get"],
    ]);
    expect(audits[0]).toMatchObject({
      resultMessage: "*** *** ***",
      clientId: information.client_id,
    });
    for (const { durationMs } of audits) expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(audits)).not.toContain("canary");
  });

  it("get no challenge with an error where the API wanted a token and none was sent", async () => {
    const responseContent = '{"error":"invalid_token"}';
    const { endpoint } = stubbed({ action: "UNAUTHORIZED", responseContent });
    expect((await endpoint(registration())).headers.get("www-authenticate")).toBe(realm);
  });
});
