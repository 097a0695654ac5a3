import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Authlete, ResultError } from "../../generated/typescript/src/index.js";
import { type Engine, startEngine } from "../engine/start.js";
import { lifeCycle } from "../life-cycle/steps.js";

describe("the generated SDK against the engine", () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await startEngine();
  });

  afterAll(() => engine.stop());

  it("walks a client through its whole life", async () => {
    const authlete = new Authlete({ bearer: engine.bearer, serverURL: engine.url });
    const actions: string[] = [];
    for await (const step of lifeCycle(authlete, engine.serviceId)) {
      expect(step.action).toBe(step.expected);
      actions.push(step.action);
    }
    expect(actions).toEqual(["CREATED", "OK", "UPDATED", "OK", "DELETED", "UNAUTHORIZED"]);
  });

  it("rejects with what the service says of a wrong credential", async () => {
    const authlete = new Authlete({ bearer: "wrong", serverURL: engine.url });
    const { serviceId } = engine;
    const call = authlete.dynamicClientRegistration.register({
      serviceId,
      requestBody: { json: "{}" },
    });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResultError);
    expect(error).toMatchObject({ status: 401, resultCode: "A001202" });
  });

  it("rejects with what the service says of a wrong service", async () => {
    const authlete = new Authlete({ bearer: engine.bearer, serverURL: engine.url });
    const call = authlete.dynamicClientRegistration.register({
      serviceId: "1",
      requestBody: { json: "{}" },
    });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ResultError", status: 403, resultCode: "A001215" });
  });
});
