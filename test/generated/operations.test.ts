import { inspect as inspectDeeply } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import {
  APIError,
  Authlete,
  AuthleteCore,
  AuthleteError,
  type ClientRegistrationResponse,
  ConnectionError,
  dynamicClientRegistration,
  InvalidRequestError,
  ResponseValidationError,
  ResultError,
} from "../../generated/typescript/src/index.js";
import { type Reply, type Service, startService } from "./service.js";

const json = '{ "client_name": "My Dynamic Client" }';
const token = "qs4Tu5TV7qqDYT93bFs6ISyhTByMF9o-54GY4JU5vTA";
const clientId = "26837717140341";

let running: Service | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(reply: Reply): Promise<{ service: Service; authlete: Authlete }> {
  running = await startService(reply);
  return { service: running, authlete: new Authlete({ bearer: "canary", serverURL: running.url }) };
}

const both = { json, token, clientId };
const management = { token, clientId };

/** Each operation, called as a method and as a function, with the path and the body that it sends. */
const operations: readonly {
  readonly name: string;
  readonly path: string;
  readonly body: object;
  readonly method: (client: Authlete, serviceId: string) => Promise<ClientRegistrationResponse>;
  readonly standalone: (
    core: AuthleteCore,
    serviceId: string,
  ) => Promise<ClientRegistrationResponse>;
}[] = [
  {
    name: "register",
    path: "/api/123/client/registration",
    body: { json },
    method: ({ dynamicClientRegistration: group }, serviceId) =>
      group.register({ serviceId, requestBody: { json } }),
    standalone: (core, serviceId) =>
      dynamicClientRegistration.register(core, { serviceId, requestBody: { json } }),
  },
  {
    name: "get",
    path: "/api/123/client/registration/get",
    body: management,
    method: ({ dynamicClientRegistration: group }, serviceId) =>
      group.get({ serviceId, requestBody: management }),
    standalone: (core, serviceId) =>
      dynamicClientRegistration.get(core, { serviceId, requestBody: management }),
  },
  {
    name: "update",
    path: "/api/123/client/registration/update",
    body: both,
    method: ({ dynamicClientRegistration: group }, serviceId) =>
      group.update({ serviceId, requestBody: both }),
    standalone: (core, serviceId) =>
      dynamicClientRegistration.update(core, { serviceId, requestBody: both }),
  },
  {
    name: "delete",
    path: "/api/123/client/registration/delete",
    body: management,
    method: ({ dynamicClientRegistration: group }, serviceId) =>
      group.delete({ serviceId, requestBody: management }),
    standalone: (core, serviceId) =>
      dynamicClientRegistration.delete(core, { serviceId, requestBody: management }),
  },
];

describe.each(operations)("$name", ({ path, body, method, standalone }) => {
  it("sends exactly these bytes, as a method and as a function", async () => {
    const { service, authlete } = await start({});
    await method(authlete, "123");
    await standalone(new AuthleteCore({ bearer: "canary", serverURL: service.url }), "123");
    const text = JSON.stringify(body);
    const expected = {
      method: "POST",
      path,
      headers: {
        accept: "application/json",
        "accept-encoding": expect.any(String),
        "accept-language": "*",
        authorization: "Bearer canary",
        connection: "keep-alive",
        "content-length": String(text.length),
        "content-type": "application/json",
        host: new URL(service.url).host,
        "sec-fetch-mode": "cors",
        "user-agent": "authlete/0.1.0",
      },
      body: text,
    };
    expect(service.arrived).toEqual([expected, expected]);
  });

  it("resolves to the body, and with the response to its status and headers too", async () => {
    const reply = { action: "OK", responseContent: "{}", unknown: 1 };
    const { authlete } = await start({ body: JSON.stringify(reply) });
    expect(await method(authlete, "123")).toEqual(reply);
  });

  it.each([400, 401, 403, 500])("rejects with a ResultError for %d", async (status) => {
    const result = { resultCode: "A001201", resultMessage: "[A001201] The reason." };
    const headers = { "content-type": "application/json", "x-request-id": "r-1" };
    const { authlete } = await start({ status, headers, body: JSON.stringify(result) });
    const error = await failure(method(authlete, "123"));
    expect(error).toBeInstanceOf(AuthleteError);
    expect(error).toBeInstanceOf(APIError);
    if (!(error instanceof ResultError)) throw error;
    expect(error).toMatchObject({ name: "ResultError", status, requestId: "r-1", ...result });
    expect(error.headers.get("x-request-id")).toBe("r-1");
    expect(error.message).toMatch(
      new RegExp(`^client_registration_\\w*api: ${status} .*The reason`),
    );
  });

  it.each([
    [404, "application/json", '{"resultCode":"A001204"}'],
    [429, "text/plain", "slow down"],
    [502, "text/html", "<html><h1>Bad Gateway</h1></html>"],
  ])("rejects with an APIError that has the text for %d", async (status, type, body) => {
    const { authlete } = await start({ status, headers: { "content-type": type }, body });
    const error = await failure(method(authlete, "123"));
    expect(error).not.toBeInstanceOf(ResultError);
    if (!(error instanceof APIError)) throw error;
    expect(error).toMatchObject({ name: "APIError", status, body: parsedIfJson(type, body) });
  });

  it("reads a client ID that a number would round exactly, and any other as a number", async () => {
    const client = '{"clientId":9007199254740993,"createdAt":1700000000000}';
    const { authlete } = await start({ body: `{"action":"CREATED","client":${client}}` });
    const request = { serviceId: "123", requestBody: { json } };
    const { body } = await authlete.dynamicClientRegistration.register(request).withResponse();
    expect(body.client).toEqual({ clientId: 9007199254740993n, createdAt: 1700000000000 });
  });

  it("takes a declared status with another body for an APIError", async () => {
    const { authlete } = await start({ status: 500, body: '{"fault":"proxy"}' });
    const error = await failure(method(authlete, "123"));
    expect(error).toMatchObject({ name: "APIError", status: 500, body: { fault: "proxy" } });
  });

  it("rejects with a ResponseValidationError for a success that is HTML", async () => {
    const { authlete } = await start({
      headers: { "content-type": "text/html" },
      body: "<html>Please log in</html>",
    });
    const error = await failure(method(authlete, "123"));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ name: "ResponseValidationError", status: 200 });
  });

  it("rejects with a ConnectionError that has its cause when nobody listens", async () => {
    const { service, authlete } = await start({});
    await service.stop();
    const error = await failure(method(authlete, "123"));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", cause: { code: "ECONNREFUSED" } });
  });

  it.each(["", ".", "..", "%2e%2e"])(
    "refuses the service id %j before sending",
    async (serviceId) => {
      const { service, authlete } = await start({});
      expect(await failure(method(authlete, serviceId))).toBeInstanceOf(InvalidRequestError);
      expect(service.arrived).toEqual([]);
    },
  );

  it("shows the credential in no error and not in the client", async () => {
    const { authlete } = await start({ status: 401, body: '{"resultCode":"A001202"}' });
    const error = await failure(method(authlete, "123"));
    const shown = [
      inspect(error),
      inspect(authlete),
      String(error),
      JSON.stringify([error, authlete]),
    ];
    expect(shown.join(" ")).not.toContain("canary");
  });
});

/** What the body of an error is: parsed if it is JSON, else its text. */
function parsedIfJson(type: string, body: string): unknown {
  return type === "application/json" ? JSON.parse(body) : body;
}

function inspect(value: unknown): string {
  return inspectDeeply(value, { depth: null, showHidden: true });
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
