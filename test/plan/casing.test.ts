import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../generator/ir/words.js";
import { cased } from "../../generator/plan/casing.js";

describe("words", () => {
  it.each([
    ["client_registration_response", ["client", "registration", "response"]],
    ["ClientRegistration", ["Client", "Registration"]],
    ["getURLPath", ["get", "URL", "Path"]],
    ["HTTPServer2Config", ["HTTP", "Server2", "Config"]],
    ["X-Request-ID", ["X", "Request", "ID"]],
    ["OAuth2Client", ["O", "Auth2", "Client"]],
    ["user[id]", ["user", "id"]],
    ["BAD_REQUEST", ["bad", "request"]],
    ["API", ["API"]],
    ["v1.2", ["v1", "2"]],
    ["3d", ["3", "d"]],
    ["  spaced   out ", ["spaced", "out"]],
    ["größeÄndern", ["größe", "Ändern"]],
    ["宠物 列表", ["宠物", "列表"]],
    ["e\u0301te\u0301", ["été"]],
    ["!?", []],
    ["", []],
  ])("of %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("keep every letter and digit, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aBcD12_- ./[]ÄßéΩж宠") }), (text) => {
        const kept = text.normalize("NFC").replace(/[^\p{L}\p{Nd}]/gu, "");
        expect(wordsOf(text).join("").toLowerCase()).toBe(kept.toLowerCase());
      }),
    );
  });
});

describe("casing", () => {
  const words = ["get", "URL", "of", "user2"];

  it.each([
    ["pascal", "GetURLOfUser2"],
    ["camel", "getURLOfUser2"],
    ["snake", "get_url_of_user2"],
    ["screaming", "GET_URL_OF_USER2"],
    ["kebab", "get-url-of-user2"],
  ] as const)("%s", (casing, expected) => {
    expect(cased(words, casing)).toBe(expected);
  });

  it("camel lowers an acronym that comes first as a whole", () => {
    expect(cased(["URL", "of", "user"], "camel")).toBe("urlOfUser");
  });

  it("has nothing to say of no words", () => {
    expect(cased([], "pascal")).toBe("");
  });

  it("counts a letter outside of the basic plane as one letter", () => {
    expect(cased(["𐐨bc"], "pascal")).toBe("𐐀bc");
  });
});
