import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  parseResponseContent,
  toAnswer,
  toResponse,
} from "../../generated/typescript/src/registration/index.js";
import { root } from "../generated/compile.js";
import { created, information, plain } from "./stub.js";

interface Table {
  readonly values: Readonly<
    Record<string, { status: number; headers: Record<string, string>; body?: string }>
  >;
}

/** The tables of the document, read as any other tool would. */
const document: { paths: Record<string, { post: { "x-sdkwright-answers": Table } }> } = parse(
  readFileSync(join(root, "spec/openapi.yaml"), "utf8"),
);
const tables = Object.values(document.paths).map(({ post }) => post["x-sdkwright-answers"].values);
const rows = tables.flatMap((table) => Object.entries(table));
const actions = [...new Set(rows.map(([action]) => action))];

const contents: Readonly<Record<string, object>> = {
  CREATED: information,
  OK: information,
  UPDATED: information,
};
const contentOf = (action: string): string =>
  JSON.stringify(contents[action] ?? { error: "invalid_token", error_description: "No." });

describe("the answer to a client", () => {
  it("is in the document for seven actions, which are the same for every operation", () => {
    expect(actions).toHaveLength(7);
    for (const [action, { description: _, ...row }] of rows as [
      string,
      Record<string, unknown>,
    ][]) {
      const others = rows.filter(([other]) => other === action);
      for (const [, other] of others) expect(other).toMatchObject(row);
    }
  });

  it.each(rows)("is what the document says for %s", async (action, { status, headers, body }) => {
    const responseContent = `  ${contentOf(action)}\n`;
    const answer = toAnswer({ action, responseContent });
    expect(answer).toMatchObject({ status, headers });
    // The content goes on as it is, white space and all.
    expect(answer.body).toBe(body === undefined ? null : responseContent);
    expect(answer.fault).toBeUndefined();
    const response = toResponse({ action, responseContent });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body === undefined ? "" : responseContent);
    for (const [name, value] of Object.entries(headers)) {
      expect(response.headers.get(name)).toBe(value);
    }
  });

  it("has a challenge where its status is 401, as RFC 6750 section 3 demands", () => {
    const challenge = (error: string) => {
      const content = { action: "UNAUTHORIZED", responseContent: JSON.stringify({ error }) };
      return toResponse(content).headers.get("www-authenticate");
    };
    const realm = 'Bearer realm="client registration"';
    expect(challenge("invalid_token")).toBe(`${realm}, error="invalid_token"`);
    expect(challenge('x", error="y\r\nSet-Cookie: a=b')).toBe(`${realm}, error="invalid_token"`);
  });

  it.each([
    ["no action", {}],
    ["null for an action", { action: null }],
    ["an action that is not known", { action: "FORBIDDEN", responseContent: "{}" }],
    ["the name of a member of every object", { action: "constructor", responseContent: "{}" }],
    ["an action that is no string", { action: ["CREATED"], responseContent: contentOf("CREATED") }],
    ["nothing at all", null],
    ["a list", []],
    ["a text", "CREATED"],
    ["CREATED without content", { action: "CREATED" }],
    ["CREATED with empty content", { action: "CREATED", responseContent: "" }],
    ["CREATED with null", { action: "CREATED", responseContent: null }],
    ["CREATED with what is not JSON", { action: "CREATED", responseContent: "<html>secret" }],
    ["CREATED with a list", { action: "CREATED", responseContent: "[]" }],
    ["CREATED without a client", { action: "CREATED", responseContent: "{}" }],
    ["CREATED with a number", { action: "CREATED", responseContent: '{"client_id":1}' }],
    ["BAD_REQUEST without content", { action: "BAD_REQUEST" }],
    ["BAD_REQUEST without an error", { action: "BAD_REQUEST", responseContent: "{}" }],
    ["INTERNAL_SERVER_ERROR without content", { action: "INTERNAL_SERVER_ERROR" }],
  ])("is a server error that tells nothing, after %s", async (_, result) => {
    const faults: string[] = [];
    // What comes over the network can be anything.
    const response = toResponse(result as object, (fault) => faults.push(fault));
    expect(await plain(response)).toMatchObject({
      status: 500,
      body: { error: "server_error", error_description: expect.stringMatching(/^[\w .]+$/) },
    });
    expect(faults).toEqual([expect.stringMatching(/\w/)]);
    expect(faults.join()).not.toContain("secret");
  });

  it("is one of the document's or a server error, whatever the API says", async () => {
    const known = new Set(rows.map(([, { status }]) => status));
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          action: fc.oneof(fc.constantFrom(...actions), fc.string(), fc.anything()),
          responseContent: fc.oneof(fc.json(), fc.string(), fc.anything()),
        }),
        async (result) => {
          const response = toResponse(result as object);
          expect(known.has(response.status)).toBe(true);
          expect(response.headers.get("cache-control")).toBe("no-store");
        },
      ),
    );
  });
});

describe("parseResponseContent", () => {
  it("gives client information after a success", () => {
    expect(parseResponseContent(created)).toEqual({ kind: "information", information });
  });

  it("gives an error of RFC 7591 after a refusal, with members that are not known", () => {
    const error = { error: "invalid_redirect_uri", error_description: "No.", more: 1 };
    const responseContent = JSON.stringify(error);
    expect(parseResponseContent({ action: "BAD_REQUEST", responseContent })).toEqual({
      kind: "error",
      error,
    });
  });

  it("has nothing after a deletion", () => {
    expect(parseResponseContent({ action: "DELETED" })).toEqual({ kind: "nothing" });
  });

  it("says what is wrong, and quotes nothing", () => {
    const responseContent = '{"client_secret":"canary"';
    expect(parseResponseContent({ action: "OK", responseContent })).toEqual({
      kind: "invalid",
      reason: "OK without client_id in responseContent",
    });
  });

  it("pollutes nothing", () => {
    const responseContent = '{"client_id":"1","__proto__":{"polluted":true}}';
    parseResponseContent({ action: "OK", responseContent });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
