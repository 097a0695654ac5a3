import { describe, expect, it } from "vitest";
import { toAnswer } from "./answers.js";
import { toClient } from "./client.js";
import { OPERATIONS } from "./operations.js";

describe("toAnswer", () => {
  it.each([
    [400, true, "BAD_REQUEST"],
    [401, true, "UNAUTHORIZED"],
    [401, false, "BAD_REQUEST"],
    [403, true, "BAD_REQUEST"],
    [404, true, "INTERNAL_SERVER_ERROR"],
    [500, true, "INTERNAL_SERVER_ERROR"],
  ])("maps status %i (UNAUTHORIZED supported: %s) to %s", (status, supported, action) => {
    for (const operation of OPERATIONS) {
      const answer = toAnswer(operation, { status, body: "verbatim" }, supported);
      expect(answer).toMatchObject({ action, responseContent: "verbatim" });
      expect(answer.client).toBeUndefined();
    }
  });
});

describe("toClient", () => {
  it("uses the names and forms of Authlete", () => {
    const client = toClient({
      client_id: "26837717140341",
      client_id_issued_at: 1641735467,
      application_type: "native",
      default_acr_values: ["urn:mace:incommon:iap:silver"],
      grant_types: [
        "refresh_token",
        "urn:ietf:params:oauth:grant-type:device_code",
        "urn:openid:params:grant-type:ciba",
      ],
      id_token_encrypted_response_enc: "A128CBC-HS256",
      id_token_signed_response_alg: "EdDSA",
      jwks: { keys: [] },
      response_modes: ["form_post", "query.jwt"],
      response_types: ["code id_token", "none"],
      scope: "openid email",
      token_endpoint_auth_method: "none",
      unknown_metadatum: true,
    });
    expect(client).toEqual({
      applicationType: "NATIVE",
      clientId: 26837717140341,
      clientSource: "DYNAMIC_REGISTRATION",
      clientType: "PUBLIC",
      createdAt: 1641735467000,
      defaultAcrs: ["urn:mace:incommon:iap:silver"],
      dynamicallyRegistered: true,
      extension: { requestableScopes: ["openid", "email"], requestableScopesEnabled: true },
      grantTypes: ["REFRESH_TOKEN", "DEVICE_CODE", "CIBA"],
      idTokenEncryptionEnc: "A128CBC_HS256",
      idTokenSignAlg: "EdDSA",
      jwks: '{"keys":[]}',
      responseModes: ["FORM_POST", "QUERY_JWT"],
      responseTypes: ["CODE_ID_TOKEN", "NONE"],
      tokenAuthMethod: "NONE",
    });
  });
});
