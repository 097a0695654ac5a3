import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { documentOf } from "../load/loaded.js";
import { objectIn } from "./normalized.js";

/** A document that sends one schema and receives another. */
function normalized(sent: string, received: string, schemas: string) {
  const text = [
    "openapi: 3.1.0",
    "info: { title: T, version: '1' }",
    "paths:",
    "  /a:",
    "    post:",
    `      requestBody: { content: { application/json: { schema: ${sent} } } }`,
    `      responses: { '200': { description: ok, content: { application/json: { schema: ${received} } } } }`,
    "components:",
    "  schemas:",
    ...schemas
      .trim()
      .split("\n")
      .map((line) => `    ${line.trim()}`),
  ].join("\n");
  const document = normalize(documentOf(text), new Problems());
  const operation = "/paths/~1a/post";
  const media = "content/application~1json";
  return {
    schemas: objectIn(document, "/components/schemas"),
    sent: objectIn(document, `${operation}/requestBody/${media}/schema`),
    received: objectIn(document, `${operation}/responses/200/${media}/schema`),
  };
}

const reference = (key: string) => ({ $ref: `#/components/schemas/${key}` });
const to = (key: string) => `{ $ref: "#/components/schemas/${key}" }`;
const names = (schemas: JsonObject, key: string): string[] =>
  Object.keys((schemas[key] as { properties: JsonObject }).properties);

const user = `User: { type: object, required: [id, name, password], properties: { id: { type: string, readOnly: true }, name: { type: string }, password: { type: string, writeOnly: true } } }`;

describe("properties that only the service sets, or only the caller", () => {
  it("make two of a component that is sent and received", () => {
    const { schemas, sent, received } = normalized(to("User"), to("User"), user);
    expect([sent, received]).toEqual([reference("UserInput"), reference("User")]);
    expect(names(schemas, "User")).toEqual(["id", "name"]);
    expect(names(schemas, "UserInput")).toEqual(["name", "password"]);
    expect(schemas).toMatchObject({
      User: { required: ["id", "name"] },
      UserInput: { required: ["name", "password"] },
    });
  });

  it("leave an object where they are all that it has", () => {
    const { schemas } = normalized(
      to("Plain"),
      to("Plain"),
      "Plain: { properties: { id: { type: string, readOnly: true } } }",
    );
    expect(schemas.PlainInput).toEqual({ type: "object", properties: {} });
  });

  it("make two of what holds one that differs, and leave what holds none alone", () => {
    const { schemas, sent } = normalized(
      to("Team"),
      to("Team"),
      `${user}
      Team: { type: object, properties: { members: { type: array, items: ${to("User")} }, place: ${to("Place")} } }
      Place: { type: object, properties: { team: ${to("Other")} } }
      Other: { type: object }`,
    );
    expect(sent).toEqual(reference("TeamInput"));
    expect(Object.keys(schemas)).toEqual([
      "User",
      "UserInput",
      "Team",
      "TeamInput",
      "Place",
      "Other",
    ]);
    expect(schemas.TeamInput).toMatchObject({
      properties: { members: { items: reference("UserInput") }, place: reference("Place") },
    });
  });

  it("are just left out of a component that goes one way", () => {
    expect(names(normalized(to("User"), "{ type: string }", user).schemas, "User")).toEqual([
      "name",
      "password",
    ]);
    expect(names(normalized("{ type: string }", to("User"), user).schemas, "User")).toEqual([
      "id",
      "name",
    ]);
  });

  it("stay in a component that no operation uses", () => {
    const { schemas } = normalized("{ type: string }", "{ type: string }", user);
    expect(names(schemas, "User")).toEqual(["id", "name", "password"]);
  });

  it("are found in what a schema extends, and are not required there any more", () => {
    const { schemas } = normalized(
      to("Admin"),
      to("Admin"),
      `${user}
      Admin: { allOf: [${to("User")}, { type: object, properties: { level: { type: integer } } }], required: [id, level] }`,
    );
    expect(schemas.AdminInput).toMatchObject({
      allOf: [reference("UserInput"), {}],
      required: ["level"],
    });
  });

  it("are found in circles", () => {
    const { schemas } = normalized(
      to("Node"),
      to("Node"),
      `Node: { type: object, properties: { id: { type: string, readOnly: true }, next: ${to("Node")} } }`,
    );
    expect(schemas.NodeInput).toMatchObject({ properties: { next: reference("NodeInput") } });
    expect(schemas.Node).toMatchObject({ properties: { next: reference("Node") } });
  });

  it("are left out where they are inline", () => {
    const inline =
      "{ type: object, properties: { a: { type: string, readOnly: true }, b: { type: string, writeOnly: true } } }";
    const { sent, received } = normalized(inline, inline, "S: { type: string }");
    expect(sent).toMatchObject({ properties: { b: {} } });
    expect(received).toMatchObject({ properties: { a: {} } });
    expect([sent, received].map(({ properties }) => Object.keys(properties as object))).toEqual([
      ["b"],
      ["a"],
    ]);
  });
});

describe("enums", () => {
  const choice = "Choice: { type: string, enum: [a, b] }";
  const isOpen = ({ schemas }: { schemas: JsonObject }) =>
    (schemas.Choice as JsonObject)["x-sdkwright-open"] === true;

  it("that are received may grow", () => {
    const holder = `{ type: array, items: ${to("Choice")} }`;
    expect(isOpen(normalized("{ type: string }", holder, choice))).toBe(true);
    expect(isOpen(normalized(holder, holder, choice))).toBe(true);
  });

  it("that are only sent, or have one value, may not", () => {
    expect(isOpen(normalized(to("Choice"), "{ type: string }", choice))).toBe(false);
    const one = "Choice: { type: string, enum: [a, null] }";
    expect(isOpen(normalized("{ type: string }", to("Choice"), one))).toBe(false);
  });
});

describe("webhooks and callbacks", () => {
  it("go the other way: the service calls", () => {
    const body = `{ requestBody: { content: { application/json: { schema: ${to("User")} } } }, responses: { "200": { description: ok, content: { application/json: { schema: ${to("Other")} } } } } }`;
    const document = normalize(
      documentOf(`
        openapi: 3.1.0
        info: { title: T, version: "1" }
        paths:
          /a:
            post:
              requestBody: { content: { application/json: { schema: ${to("User")} } } }
              responses: { "200": { description: ok } }
              callbacks: { added: { "{$url}": { post: ${body} } } }
        webhooks: { added: { post: ${body} } }
        components:
          schemas:
            ${user}
            Other: { properties: { id: { readOnly: true }, kind: { enum: [a, b] } } }
            Kind: { enum: [a, b] }
      `),
      new Problems(),
    );
    const schemas = objectIn(document, "/components/schemas");
    expect(names(schemas, "User")).toEqual(["id", "name"]);
    expect(names(schemas, "UserInput")).toEqual(["name", "password"]);
    expect(names(schemas, "Other")).toEqual(["kind"]);
    const schema = "post/requestBody/content/application~1json/schema";
    expect(objectIn(document, `/webhooks/added/${schema}`)).toEqual(reference("User"));
    const callback = `/paths/~1a/post/callbacks/added/{$url}/${schema}`;
    expect(objectIn(document, callback)).toEqual(reference("User"));
    expect(objectIn(document, `/paths/~1a/${schema}`)).toEqual(reference("UserInput"));
  });
});
