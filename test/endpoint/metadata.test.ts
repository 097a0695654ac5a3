import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AuthleteCore } from "../../generated/typescript/src/index.js";
import {
  register,
  toJson,
  toUpdateMetadata,
  update,
} from "../../generated/typescript/src/registration/index.js";
import { compile, root } from "../generated/compile.js";
import { information } from "./stub.js";

const module = join(root, "generated/typescript/src/registration/index.ts");

/** What the compiler says of code that uses the types. */
function complaints(code: string): string[] {
  const file = join(root, "types-of-metadata.ts");
  const paths = { "authlete-dcr/registration": [module] };
  return compile([file], new Map([[file, code]]), paths);
}

describe("client metadata", () => {
  it("has members of the RFCs, members with a language, and members that nobody knows", () => {
    const code = (members: string): string =>
      `import type { ClientMetadata } from "authlete-dcr/registration";
       export const metadata: ClientMetadata = { ${members} };`;
    expect(
      complaints(
        code(`redirect_uris: ["https://a.example"], "client_name#ja": "名", more: { a: 1 }`),
      ),
    ).toEqual([]);
    expect(complaints(code("redirect_uris: 'https://a.example'"))).toHaveLength(1);
    expect(complaints(code("client_name: 1"))).toHaveLength(1);
  });

  it.each([
    ["openid-client", 'import type { ClientMetadata as Theirs } from "openid-client";'],
    [
      "openid-client, in part",
      'import type * as c from "openid-client"; type Theirs = Partial<c.ClientMetadata>;',
    ],
    ["oauth4webapi", 'import type { Client as Theirs } from "oauth4webapi";'],
    [
      "oauth4webapi, in part",
      'import type * as c from "oauth4webapi"; type Theirs = Partial<c.Client>;',
    ],
    [
      "the MCP SDK 1",
      'import type { OAuthClientMetadata as Theirs } from "@modelcontextprotocol/sdk/shared/auth.js";',
    ],
    [
      "the MCP client 2",
      'import type { OAuthClientMetadata as Theirs } from "@modelcontextprotocol/client";',
    ],
  ])("can be metadata of %s", (_, theirs) => {
    const code = `${theirs}
      import type { ClientMetadata } from "authlete-dcr/registration";
      export const ours = (metadata: Theirs): ClientMetadata => metadata;`;
    expect(complaints(code).filter((line) => !line.startsWith("node_modules/"))).toEqual([]);
  });

  it("goes over the network as it is, or as the text that it is already", () => {
    expect(toJson({ client_name: "A" })).toBe('{"client_name":"A"}');
    expect(toJson(' {"client_name": "A"}')).toBe(' {"client_name": "A"}');
  });

  it("is taken by the operations as an object or as text", async () => {
    const sent: unknown[] = [];
    const core = new AuthleteCore({
      bearer: "b",
      serviceId: "1",
      fetch: async (_, { body }) => {
        sent.push(JSON.parse(String(body)));
        return Response.json({ action: "CREATED" });
      },
    });
    await register(core, { requestBody: { json: { client_name: "A" }, token: "t" } });
    await register(core, { requestBody: { json: '{ "client_name": "A" }' } });
    await update(core, { requestBody: { json: { client_id: "1" }, token: "t", clientId: "1" } });
    expect(sent).toEqual([
      { json: '{"client_name":"A"}', token: "t" },
      { json: '{ "client_name": "A" }' },
      { json: '{"client_id":"1"}', token: "t", clientId: "1" },
    ]);
  });
});

describe("toUpdateMetadata", () => {
  it("keeps all that the client has, but for the four members that RFC 7592 section 2.2 forbids", () => {
    expect(toUpdateMetadata(information)).toEqual({
      client_id: information.client_id,
      client_secret: information.client_secret,
      redirect_uris: information.redirect_uris,
      client_name: information.client_name,
    });
  });

  it("changes what the patch names, and removes what it has null or undefined for", () => {
    const given = { ...information, scope: "a", contacts: ["a@example.com"], logo_uri: null };
    const patch = { client_name: "New", scope: null, contacts: undefined, "client_name#ja": "新" };
    expect(toUpdateMetadata(given as typeof information, patch)).toEqual({
      client_id: information.client_id,
      client_secret: information.client_secret,
      redirect_uris: information.redirect_uris,
      client_name: "New",
      "client_name#ja": "新",
    });
  });

  it("lets no patch change the client, its secret or what is forbidden", () => {
    const patch = {
      client_id: "other",
      client_secret: "chosen",
      registration_access_token: "chosen",
      client_id_issued_at: 1,
    };
    expect(toUpdateMetadata(information, patch)).toEqual(toUpdateMetadata(information));
    const { client_secret: _, ...open } = information;
    expect(toUpdateMetadata(open, patch)).not.toHaveProperty("client_secret");
  });

  it("keeps a member called __proto__ a member", () => {
    const patch: Record<string, unknown> = JSON.parse('{"__proto__":{"a":1}}');
    const made = toUpdateMetadata(information, patch);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(Object.hasOwn(made, "__proto__")).toBe(true);
  });
});
