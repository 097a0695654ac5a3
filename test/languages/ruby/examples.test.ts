import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, startEngine } from "../../engine/start.js";
import { root } from "../../generated/compile.js";
import { noRuby, runRuby } from "./installed.js";

const gem = join(root, "generated/ruby");
const own = join(gem, "docs/dynamic_client_registration.md");

/** Pages whose examples are run: our own, and others that the environment names. */
const pages = [own, ...(process.env.RUBY_EXAMPLES ?? "").split(":").filter(Boolean)];

/** The last lines of a program that tell what has come of an example. */
const report = `
require "json"
answer = res.client_registration_response
puts JSON.generate([res.status_code, res.content_type, answer.class.name, answer.action])
`;

/** The examples of a page: the title of the section, and the code as it is written. */
function examplesOf(page: string): [string, string][] {
  const sections = readFileSync(page, "utf8").split(/^## (?=[a-z])/m);
  return sections.flatMap((section) => {
    const [title = ""] = section.split("\n");
    const [, code] = /^```ruby\n(.*?)^```$/ms.exec(section) ?? [];
    return code === undefined ? [] : [[title, code] as [string, string]];
  });
}

describe.skipIf(noRuby !== null)(`examples in Ruby${noRuby === null ? "" : ` (${noRuby})`}`, () => {
  describe.each(pages)("of %s", (page) => {
    const examples = examplesOf(page);
    let engine: Engine;

    beforeAll(async () => {
      engine = await startEngine({ seedCompatibility: true });
    });
    afterAll(() => engine.stop());

    it("are those of the four operations", () => {
      expect(examples.map(([title]) => title)).toEqual(["register", "get", "update", "delete"]);
    });

    it.each([
      ["register", "CREATED"],
      ["get", "OK"],
      ["update", "UPDATED"],
      ["delete", "DELETED"],
    ])("run as they are written: %s", (operation, action) => {
      const code = examples.find(([title]) => title === operation)?.[1] ?? "";
      expect(code).toMatch(/'<YOUR_BEARER_TOKEN_HERE>'[^]*'<id>'/);
      const filled = code
        .replace("<YOUR_BEARER_TOKEN_HERE>", engine.bearer)
        .replace("<id>", engine.serviceId);
      const environment = { AUTHLETE_SERVER_URL: engine.url };
      const { stdout, stderr } = runRuby(["-e", filled + report], join(gem, "lib"), environment);
      expect(stderr).toBe("");
      expect(JSON.parse(stdout)).toEqual([
        200,
        expect.stringMatching(/^application\/json/),
        "Authlete::Models::ClientRegistrationResponse",
        action,
      ]);
    });
  });
});
