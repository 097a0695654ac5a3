import { describe, expect, it } from "vitest";
import { call } from "../../templates/typescript/runtime/codegen.js";
import { APIError, InvalidRequestError } from "../../templates/typescript/runtime/index.js";
import { anonymous, FaultError, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

describe("a client", () => {
  it("does not change with the options that it was made from", async () => {
    const service = await serve();
    const headers: Record<string, string> = { "x-team": "one" };
    const core = anonymous(service.url, { headers });
    headers["x-team"] = "two";
    await call(core, operation, {});
    expect(service.arrived[0]?.headers["x-team"]).toBe("one");
  });

  it("sends an Authorization header of the caller's to no other machine by http", async () => {
    const headers = { authorization: "Bearer canary" };
    const core = anonymous("http://192.0.2.1", { headers });
    const error = await thrown(InvalidRequestError, call(core, operation, {}));
    expect(error.message).not.toContain("canary");
  });
});

describe("an error of the service", () => {
  it("has the phrase of its status where its message is no text", async () => {
    const body = JSON.stringify({ code: "1", text: { toString: 1, valueOf: 1 } });
    const service = await serve((response) => reply(response, 400, body));
    const error = await thrown(FaultError, call(anonymous(service.url), operation, {}));
    expect(error.message).toBe("sample: 400 Bad Request");
  });

  it("is none of those that every object inherits", async () => {
    const service = await serve((response) => reply(response, 404, '{"code":"1"}'));
    const errors = Object.create({ 404: FaultError, default: FaultError });
    const error = await thrown(
      APIError,
      call(anonymous(service.url), { ...operation, errors: Object.assign(errors, {}) }, {}),
    );
    expect(error.name).toBe("APIError");
  });
});
