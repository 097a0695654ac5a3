import { describe, expect, it } from "vitest";
import { apiOf, operationOf, problemsOf, withOperation, withSchemas } from "./lowered.js";

describe("whether a call may be repeated", () => {
  it.each(["safe", "idempotent", "unsafe"])("is what the document says: %s", (safety) => {
    const document = withOperation(`operationId: a\nx-sdkwright-safety: ${safety}\nresponses: {}`);
    expect(operationOf(document).safety).toBe(safety);
  });

  it("is open where the document says nothing", () => {
    expect(operationOf(withOperation("operationId: a\nresponses: {}")).safety).toBeNull();
  });

  it.each(["maybe", "true", "[safe]"])("is reported where it is %s", (written) => {
    const document = withOperation(`operationId: a\nx-sdkwright-safety: ${written}\nresponses: {}`);
    expect(problemsOf(document)).toEqual([expect.stringMatching(/ invalid-safety$/)]);
  });
});

describe("a secret", () => {
  it("is what the extension or its format says", () => {
    const schema = `S:
  type: object
  properties:
    a: { type: string, x-sdkwright-secret: true }
    b: { type: string, format: password }
    c: { $ref: "#/components/schemas/Password" }
    d: { type: string, x-sdkwright-secret: false }
Password: { type: string, format: password }
`;
    const model = apiOf(withSchemas(schema)).models.find(({ id }) => id.endsWith("/S"));
    const fields = model?.kind === "object" ? model.fields : [];
    expect(fields.map(({ wire, secret }) => [wire, secret])).toEqual([
      ["a", true],
      ["b", true],
      ["c", true],
      ["d", false],
    ]);
  });
});

describe("a default of clients", () => {
  const document = withOperation(
    "operationId: a\nparameters: [{ name: account, in: path, required: true, description: Whose., schema: { type: string } }]\nresponses: {}",
    "/accounts/{account}",
  );
  const sdk = (defaults: string): string =>
    `document: openapi.yaml\noutput: out\ndefaults: ${defaults}`;

  it("is a path parameter that the configuration names", () => {
    const api = apiOf(document, sdk("{ account: { env: SHOP_ACCOUNT } }"));
    expect(api.defaults).toMatchObject([
      { wire: "account", env: "SHOP_ACCOUNT", doc: { text: "Whose." }, type: { kind: "string" } },
    ]);
    expect(apiOf(document).defaults).toEqual([]);
  });

  it("that no path has is reported", () => {
    expect(problemsOf(document, sdk("{ acount: {} }"))).toEqual([
      expect.stringMatching(/ wrong-entry$/),
    ]);
  });
});
