import { describe, expect, it } from "vitest";
import { apiOf } from "./lowered.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const json = (schema: string): string => `{ content: { application/json: { schema: ${schema} } } }`;
const post = (body: string): string =>
  `{ post: { requestBody: ${body}, responses: { "200": { description: ok } } } }`;

/** The models of a document, each with its name. */
function models(document: string): [name: string, kind: string, owner: string | null][] {
  return apiOf(head + document).models.map(({ name, kind, owner }) => [
    name.words.join(" "),
    kind,
    owner,
  ]);
}

describe("webhooks and callbacks", () => {
  it("have models of what they send", () => {
    const text = `
webhooks:
  pet.added: ${post(json("{ type: object, properties: { pet: { type: object, properties: { name: { type: string } } } } }"))}
  petsGone: ${post(json("{ type: array, items: { type: string } }"))}
`;
    const owner = "#/webhooks/pet.added/post/requestBody/content/application~1json/schema";
    expect(models(text)).toEqual([
      ["pet added payload", "object", null],
      ["pet added payload pet", "object", owner],
      ["pets Gone payload", "alias", null],
    ]);
  });

  it("have models beside the operation that they are callbacks of", () => {
    const body = json("{ type: object, properties: { ok: { type: boolean } } }");
    const text = `
paths:
  /pets:
    post:
      operationId: order
      responses: { "200": { description: ok } }
      callbacks: { onReady: { "{$request.query.url}": ${post(body)} } }
`;
    expect(models(text)).toEqual([["order on Ready payload", "object", "#/paths/~1pets/post"]]);
  });

  it("have models behind references, each once", () => {
    const text = `
paths:
  /pets:
    post: { responses: { "200": { description: ok } }, callbacks: { a: { $ref: "#/components/callbacks/Ready" } } }
    put: { responses: { "200": { description: ok } }, callbacks: { b: { $ref: "#/components/callbacks/Ready" } } }
webhooks:
  added: { $ref: "#/components/pathItems/Added" }
  removed: ${post(json('{ $ref: "#/components/schemas/Pet" }'))}
components:
  schemas: { Pet: { type: object, properties: { name: { type: string } } } }
  callbacks: { Ready: { "{$url}": ${post(json("{ type: object, properties: { a: {} } }"))} } }
  pathItems: { Added: ${post('{ $ref: "#/components/requestBodies/Event" }')} }
  requestBodies: { Event: ${json("{ type: object, properties: { b: {} } }")} }
`;
    expect(models(text)).toEqual([
      ["Ready payload", "object", null],
      ["Event", "object", null],
      ["Pet", "object", null],
    ]);
  });

  it("have none of what is taken apart by nobody, or is not there", () => {
    const text = `
webhooks:
  text: ${post("{ content: { text/plain: { schema: { type: string } } } }")}
  files: ${post("{ content: { multipart/form-data: { schema: { type: object } } } }")}
  none: { get: { responses: { "200": { description: ok } } } }
  empty: ${post("{ content: { application/json: {} } }")}
  x-other: { post: { requestBody: ${json("{ type: object }")} } }
`;
    expect(models(text)).toEqual([]);
  });
});
