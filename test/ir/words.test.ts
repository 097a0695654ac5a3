import { describe, expect, it } from "vitest";
import { itemWords, wordsOf } from "../../generator/ir/words.js";

describe("words of an item", () => {
  it.each([
    ["tags", "tag"],
    ["responseModes", "responseMode"],
    ["categories", "category"],
    ["addresses", "address"],
    ["boxes", "box"],
    ["matches", "match"],
    ["houses", "house"],
    ["series", "seriesItem"],
    ["status", "statusItem"],
    ["address", "addressItem"],
    ["analysis", "analysisItem"],
    ["data", "dataItem"],
    ["ids", "id"],
    ["us", "usItem"],
    ["IDS", "IDSItem"],
  ])("of %s are %s", (plural, expected) => {
    const words = plural.split(/(?<=[a-z])(?=[A-Z])/);
    expect(itemWords(words).join("").toLowerCase()).toBe(expected.toLowerCase());
  });
});

describe("words of a name", () => {
  it.each([
    ["Floating IPs", "Floating IPs"],
    ["VPCs", "VPCs"],
    ["reservedIPv6Actions", "reserved IPv6 Actions"],
    ["HTTPServer", "HTTP Server"],
    ["IPsec", "I Psec"],
    ["userID", "user ID"],
  ])("of %s are %s", (name, expected) => {
    expect(wordsOf(name).join(" ")).toBe(expected);
  });
});
