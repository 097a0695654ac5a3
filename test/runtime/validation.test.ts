import { describe, expect, it } from "vitest";
import * as is from "../../templates/typescript/runtime/checks.js";
import {
  call,
  json,
  type Operation,
  path,
  type Validator,
  validator,
} from "../../templates/typescript/runtime/codegen.js";
import {
  InvalidRequestError,
  ResponseValidationError,
  type SDKOptions,
  type ValidationIssue,
} from "../../templates/typescript/runtime/index.js";
import { anonymous, operation } from "./api.js";
import { reply, serve } from "./service.js";
import { thrown } from "./thrown.js";

interface Pet {
  name?: string;
  size?: number;
  colour?: string;
  parent?: Pet;
  toys?: string[];
  place?: [number, number?, ...string[]];
  token?: string;
}

const Pet: Validator<Pet> = validator("#/components/schemas/pet", () =>
  is.object(
    {
      name: is.string,
      size: is.integer,
      colour: is.knownOf("RED", "BLUE"),
      parent: Pet,
      toys: is.listOf(is.string),
      place: is.tupleOf([is.number, is.optional(is.number)], is.string),
      token: is.secret(is.string),
    },
    ["name"],
  ),
);

const { result: _, ...facts } = operation;

const checked: Operation<Pet> = {
  ...facts,
  path: "/pets/{id}",
  parameters: [{ in: path, name: "id" }],
  requestBody: json,
  request: validator("", () => is.members({ id: is.string, requestBody: Pet }, ["id"])),
  responses: { 200: json },
  results: { 200: validator("", () => Pet) },
};

describe("a request", () => {
  async function refused(request: object): Promise<InvalidRequestError> {
    const service = await serve();
    const error = await thrown(InvalidRequestError, call(anonymous(service.url), checked, request));
    expect(service.arrived).toEqual([]);
    return error;
  }

  it("that is as declared is sent, with what is declared nowhere", async () => {
    const service = await serve();
    const requestBody = { name: "a", colour: "GREEN", more: [1], parent: { name: "b" } };
    await call(anonymous(service.url), checked, { id: "1", requestBody });
    expect(JSON.parse(service.arrived[0]?.body ?? "")).toEqual(requestBody);
  });

  it.each([
    [{}, "id: expected a value, received nothing", "#/paths/~1pets~1{id}/post"],
    [{ id: 5 }, "id: expected a string, received a number", "#/paths/~1pets~1{id}/post"],
    [{ id: "1", requestBody: [] }, "requestBody: expected an object, received a list", pet("")],
    [
      { id: "1", requestBody: {} },
      "requestBody.name: expected a value, received nothing",
      pet("/required"),
    ],
    [
      { id: "1", requestBody: { name: null } },
      "requestBody.name: expected a string, received null",
      pet("/properties/name"),
    ],
    [
      { id: "1", requestBody: { name: "a", size: 2 ** 53 } },
      "requestBody.size: expected an integer within 2^53, received a number",
      pet("/properties/size"),
    ],
    [
      { id: "1", requestBody: { name: "a", toys: ["b", 1] } },
      "requestBody.toys.1: expected a string, received a number",
      pet("/properties/toys/items"),
    ],
    [
      { id: "1", requestBody: { name: "a", place: [1, "2"] } },
      "requestBody.place.1: expected a number, received a string",
      pet("/properties/place/prefixItems/1"),
    ],
    [
      { id: "1", requestBody: { name: "a", place: [1, 2, "3", 4] } },
      "requestBody.place.3: expected a string, received a number",
      pet("/properties/place/items"),
    ],
  ])("%j is refused: %s", async (request, message, pointer) => {
    const error = await refused(request);
    expect(error.message).toBe(`sample: ${message}`);
    expect(error.issues).toEqual([expect.objectContaining({ message, pointer })]);
  });

  it("is told all that is wrong, and quoted nowhere", async () => {
    const parent = { name: "canary", size: "canary", toys: "canary" };
    const error = await refused({ id: "1", requestBody: { name: "a", parent } });
    expect(error.message).toBe(
      "sample: requestBody.parent.size: expected an integer within 2^53, received a string; " +
        "requestBody.parent.toys: expected a list, received a string",
    );
    expect(error.issues?.map(({ path: way }) => way.join("."))).toEqual([
      "requestBody.parent.size",
      "requestBody.parent.toys",
    ]);
    expect(JSON.stringify(error)).not.toContain("canary");
  });

  it("is sent without a look where validation is off", async () => {
    const service = await serve();
    const core = anonymous(service.url, { validation: "off" });
    await call(core, checked, { id: 5, requestBody: {} });
    expect(service.arrived[0]).toMatchObject({ path: "/pets/5", body: "{}" });
  });

  it("that never ends is refused", async () => {
    const parent: Pet = { name: "a" };
    parent.parent = parent;
    const attempt = call(anonymous("https://api.example"), checked, {
      id: "1",
      requestBody: parent,
    });
    const error = await thrown(InvalidRequestError, attempt);
    expect(error.message).toBe(
      "post /pets/{id}: the request cannot be written".replace(/^.*?:/, `${checked.id}:`),
    );
  });

  it("has its secrets taken out of what the service says", async () => {
    const text = "the token canary-token is unknown";
    const service = await serve((response) =>
      reply(response, 400, JSON.stringify({ code: "1", text })),
    );
    const requestBody = { name: "a", token: "canary-token" };
    const attempt = call(anonymous(service.url), checked, { id: "1", requestBody });
    const error = await attempt.catch((failure: unknown) => failure);
    expect(String(error)).toBe("FaultError: sample: 400 the token *** is unknown");
  });
});

describe("a success", () => {
  async function answered(
    body: string,
    options: SDKOptions,
    status = 200,
  ): Promise<{ body: unknown; drift: readonly ValidationIssue[] }> {
    const drift: ValidationIssue[] = [];
    const hooks = {
      onDrift: (_: unknown, { issues }: { issues: readonly ValidationIssue[] }) => {
        drift.push(...issues);
      },
    };
    const service = await serve((response) => reply(response, status, body));
    const core = anonymous(service.url, { hooks, ...options });
    return { body: await call(core, checked, { id: "1" }), drift };
  }

  it("that is as declared is told to nobody", async () => {
    const body = '{"name":"a","more":1}';
    expect(await answered(body, {})).toEqual({ body: { name: "a", more: 1 }, drift: [] });
  });

  it.each([
    ["an unknown word of an enum", '{"name":"a","colour":"GREEN"}', "colour", "/properties/colour"],
    ["a missing member", "{}", "name", "/required"],
    ["another type", '{"name":5}', "name", "/properties/name"],
    ["null", '{"name":null}', "name", "/properties/name"],
    [
      "a number that is rounded",
      '{"name":"a","size":9007199254740993}',
      "size",
      "/properties/size",
    ],
  ])("with %s is used, and told with its place in the document", async (_, text, way, step) => {
    const { body, drift } = await answered(text, {});
    expect(body).toEqual(JSON.parse(text));
    expect(drift).toEqual([expect.objectContaining({ path: [way], pointer: pet(step) })]);
  });

  it("that is wrong throughout is told of a hundred times", async () => {
    const { drift } = await answered(JSON.stringify({ name: "a", toys: Array(1_000).fill(1) }), {});
    expect(drift).toHaveLength(100);
  });

  it("that is too deep to be looked at is used all the same", async () => {
    const depth = 100_000;
    const text = `${'{"name":"a","parent":'.repeat(depth)}null${"}".repeat(depth)}`;
    const { body } = await answered(text, { validation: "strict" });
    expect(body).toMatchObject({ name: "a" });
  });

  it("of an undeclared status that is no JSON is used, without its body", async () => {
    const { body, drift } = await answered("<p>", {}, 202);
    expect(body).toBeUndefined();
    expect(drift).toHaveLength(1);
  });

  it("names members as JSON pointers do", () => {
    const odd = validator("#/a", () => is.object({ "a/b~c": is.string }));
    expect(odd.look({ "a/b~c": 1 }).issues).toMatchObject([{ pointer: "#/a/properties/a~1b~0c" }]);
  });

  it("of an undeclared status is used, and told", async () => {
    const { body, drift } = await answered('{"a":1}', {}, 201);
    expect(body).toEqual({ a: 1 });
    expect(drift).toMatchObject([
      { received: "201", pointer: "#/paths/~1pets~1{id}/post/responses" },
    ]);
  });

  it("is told with the place that the operation names, where it names one", async () => {
    const drift: ValidationIssue[] = [];
    const service = await serve((response) => reply(response, 201, "{}"));
    const core = anonymous(service.url, {
      hooks: { onDrift: (_, { issues }) => void drift.push(...issues) },
    });
    await call(core, { ...checked, pointer: "#/paths/~1a?b=c/post" }, { id: "1" });
    expect(drift).toMatchObject([{ pointer: "#/paths/~1a?b=c/post/responses" }]);
  });

  it("is nobody's matter where validation is off", async () => {
    expect(await answered("{}", { validation: "off" })).toEqual({ body: {}, drift: [] });
    expect((await answered("{}", { validation: "off" }, 201)).drift).toEqual([]);
  });

  it.each([
    ['{"name":5,"token":"canary"}', 200, "name: expected a string, received a number"],
    ["{}", 201, "expected a declared status, received 201"],
  ])("%s of status %d is an error where validation is strict", async (text, status, message) => {
    const attempt = answered(text, { validation: "strict" }, status);
    const error = await thrown(ResponseValidationError, attempt);
    expect(error.message).toBe(`sample: ${status} ${message}`);
    expect(error.issues).toHaveLength(1);
    expect(JSON.stringify(error)).not.toContain("canary");
  });
});

describe("checks", () => {
  const found = (check: Parameters<typeof is.listOf>[0], value: unknown): string[] =>
    validator("", () => check)
      .look(value)
      .issues.map(({ message }) => message);

  const either = is.anyOf(is.string, is.listOf(is.string));

  it.each<[expected: string, Parameters<typeof is.listOf>[0], unknown[], unknown[]]>([
    ["a string", is.string, ["", "a"], [1, null, {}, []]],
    ["a boolean", is.boolean, [true, false], ["true", 0]],
    ["a number", is.number, [0, -1.5], ["1", Number.NaN, Number.POSITIVE_INFINITY, 1n]],
    ["an integer within 2^53", is.integer, [0, 2 ** 53 - 1, -(2 ** 53) + 1], [1.5, 2 ** 53, "1"]],
    ["an integer", is.exactInteger, [0, -1n, 2n ** 63n], [1.5, 2 ** 53, "1", Number.NaN]],
    ["anything", is.anything, [undefined, null, 1], []],
    ["one of a, 1", is.oneOf("a", 1), ["a", 1], ["b", "1", null]],
    ["a string", is.nullable(is.string), [null, "a"], [1]],
    ["a list", is.listOf(is.string), [[], ["a"]], [{}, "a", null]],
    ["0: a string", is.listOf(is.string), [], [[1]]],
    ["a list", is.tupleOf([is.string]), [["a"]], [{}, "a", null]],
    ["0: a string", is.tupleOf([is.string]), [], [[], [1]]],
    ["1: nothing", is.tupleOf([is.string]), [["a"]], [["a", "b"]]],
    [
      "1: a number",
      is.tupleOf([is.string, is.optional(is.number)]),
      [["a"], ["a", 1]],
      [["a", ""]],
    ],
    ["2: a string", is.tupleOf([is.anything], is.string), [["a"], [1, "a"]], [[1, "a", 2]]],
    ["an object", is.mapOf(is.string), [{}, { a: "b" }], [[], null, "a"]],
    ["a: a string", is.mapOf(is.string), [], [{ a: 1 }]],
    ["an object", is.object({ a: is.string }, ["a"]), [{ a: "" }], [[], null]],
    ["a: a value", is.object({ a: is.string }, ["a"]), [], [{}]],
    ["a: a string", is.object({ a: is.string }, ["a"]), [], [{ a: 1 }]],
    [
      "b: a value",
      is.allOf(is.object({}, ["a"]), is.object({}, ["b"])),
      [{ a: 1, b: 1 }],
      [{ a: 1 }],
    ],
    ["a value of one of the declared types", either, ["a", ["a"]], [1, [1]]],
    ["a: a value", is.required(is.object({}), "a"), [{ a: 1 }], [{}]],
    ["a string", is.secret(is.string), ["a"], [1]],
  ])("%s", (expected, check, good, bad) => {
    const [, where = "", what] = /^(\w+: )?(.*)$/.exec(expected) ?? [];
    for (const value of good) expect([value, found(check, value)]).toEqual([value, []]);
    for (const value of bad) {
      const start = `${where}expected ${what}, received `;
      expect([value, found(check, value)]).toEqual([value, [expect.stringContaining(start)]]);
    }
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a list", []],
    ["an object", {}],
    ["a number", 1],
    ["a bigint", 1n],
  ])("call %s by its kind", (kind, value) => {
    expect(found(is.string, value)).toEqual([`expected a string, received ${kind}`]);
  });

  it("point into the declaration of a map", () => {
    const map = validator("#/m", () => is.mapOf(is.string));
    expect(map.look({ a: 1 }).issues).toMatchObject([{ pointer: "#/m/additionalProperties" }]);
  });

  it("quote words of an enum, and nothing else", () => {
    expect(found(is.oneOf("A", "B"), "NEW_ONE")).toEqual([
      "expected one of A, B, received NEW_ONE",
    ]);
    for (const text of ["some text\n", "?!word", "word?!", "x".repeat(41)]) {
      expect(found(is.oneOf("A"), text)).toEqual(["expected one of A, received a string"]);
    }
    expect(found(is.oneOf("A"), 5)).toEqual(["expected one of A, received a number"]);
  });

  it("do not take what objects inherit for members", () => {
    expect(found(is.object({ toString: is.string }, ["constructor"]), {})).toEqual([
      "constructor: expected a value, received nothing",
    ]);
  });
});

describe("a validator", () => {
  it("is one of Standard Schema", () => {
    const { version, vendor, validate } = Pet["~standard"];
    expect([version, vendor]).toEqual([1, "sdkwright"]);
    const value = { name: "a", parent: { name: "b" } };
    expect(validate(value)).toEqual({ value });
    expect(validate({ name: "a", parent: {} })).toEqual({
      issues: [
        {
          message: "parent.name: expected a value, received nothing",
          path: ["parent", "name"],
          expected: "a value",
          received: "nothing",
          pointer: pet("/required"),
        },
      ],
    });
  });
});

function pet(step: string): string {
  return `#/components/schemas/pet${step}`;
}
