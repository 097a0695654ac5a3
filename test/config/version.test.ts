import { describe, expect, it } from "vitest";
import { semanticVersion } from "../../generator/config/version.js";

describe("a semantic version", () => {
  it.each([
    "0.0.0",
    "1.20.300",
    "1.0.0-0",
    "1.0.0-alpha.1",
    "1.0.0-0a.b-c.--",
    "1.0.0+b1",
    "1.0.0+001.a-b",
    "1.0.0-rc.1+build.5",
  ])("may be %s", (version) => {
    expect(version).toMatch(semanticVersion);
  });

  it.each([
    "1",
    "1.0",
    "v1.0.0",
    "01.2.3",
    "1.02.3",
    "1.2.3.4",
    "1.0.0-",
    "1.0.0-a_b",
    "1.0.0-01",
    "1.0.0-a..b",
    "1.0.0+",
    "1.0.0+a+b",
    "1.0.0 ",
    "1.0.0\n",
  ])("is not %j", (version) => {
    expect(version).not.toMatch(semanticVersion);
  });
});
