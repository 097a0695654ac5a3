import { describe, expect, it } from "vitest";
import * as is from "../../templates/typescript/runtime/checks.js";
import {
  call,
  json,
  type Operation,
  validator,
} from "../../templates/typescript/runtime/codegen.js";
import type { ResponseError } from "../../templates/typescript/runtime/errors/response-error.js";
import { anonymous, client, operation } from "./api.js";
import { printed } from "./faults.js";
import { reply, serve } from "./service.js";

const secret = "canary-5f1d";

/** An operation whose request has a text of JSON that is secret. */
const submitting: Operation<unknown> = {
  ...operation,
  requestBody: json,
  request: validator("", () =>
    is.members({ requestBody: is.object({ json: is.secret(is.string) }) }),
  ),
};

/** A service that repeats a text in a declared error. */
const repeating = (text: string) =>
  serve((response) => reply(response, 400, JSON.stringify({ code: "E", text })));

describe("what a service repeats", () => {
  it.each([
    ["a token in the headers", { headers: { Authorization: `Bearer ${secret}` } }],
    ["a key in the headers", { headers: { "x-gateway-key": secret } }],
    ["a header of a hook", { hooks: { beforeRequest: () => ({ "x-trace": secret }) } }],
  ])("is not to be seen: %s", async (_, options) => {
    const service = await repeating(`no ${secret}`);
    const error: unknown = await call(anonymous(service.url, options), operation, {}).catch(
      (thrown: unknown) => thrown,
    );
    expect(String(error)).toBe("FaultError: sample: 400 no ***");
    expect(printed(error)).not.toContain(secret);
  });

  it.each([
    ["as it is", `{"name":"A","client_secret":"${secret}"}`],
    ["with spaces", `{ "registration_access_token": "${secret}" }`],
    ["deep inside", `{"a":{"software_statement":"${secret}"}}`],
  ])("is not to be seen: a secret in JSON that is secret, %s", async (_, text) => {
    const service = await repeating(`${secret} of A is unknown, client_secret_basic is not`);
    const request = { requestBody: { json: text } };
    const error = await call(anonymous(service.url), submitting, request).catch(String);
    expect(error).toBe("FaultError: sample: 400 *** of A is unknown, client_secret_basic is not");
  });

  it("is not in the name of a request", async () => {
    const names: unknown[] = [];
    const service = await serve((response) => {
      reply(response, 404, "", { "x-request-id": `r-${secret}` });
    });
    const hooks = {
      afterResponse: (_: unknown, { requestId }: { requestId: unknown }) => names.push(requestId),
    };
    const core = client({ serverURL: service.url, bearer: secret, hooks });
    const error = await call(core, operation, {}).catch((thrown: ResponseError<unknown>) => thrown);
    expect(error).toMatchObject({ requestId: "r-***" });
    expect(names).toEqual(["r-***"]);
  });

  it("is not in what is told of a word that the document does not list", async () => {
    const issues: unknown[] = [];
    const word = "token_5f1d";
    const service = await serve((response) => reply(response, 200, `"${word}"`));
    const hooks = { onDrift: (_: unknown, event: object) => issues.push(event) };
    const listed = validator("#/a", () => is.knownOf("YES", "NO"));
    const core = client({ serverURL: service.url, bearer: word, hooks });
    await call(core, { ...operation, results: { 200: listed } }, {});
    expect(issues).toMatchObject([
      { issues: [{ received: "***", message: "expected one of YES, NO, received ***" }] },
    ]);
  });
});
