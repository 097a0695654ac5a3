import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../generator/config/config.js";
import { foldersIn, readLanguages } from "../../../generator/config/language.js";
import { generate } from "../../../generator/generate.js";
import { Problems } from "../../../generator/problem/problem.js";
import { root } from "../../generated/compile.js";
import { templates } from "../../plan/planned.js";
import { temporaryFolder } from "../../write/temporary.js";
import { documents } from "../documents.js";
import { verifyPackage } from "../verify.js";
import { noRuby, runRuby } from "./installed.js";

/** The gem of a document, in a folder of its own. */
async function gemOf(name: string): Promise<string> {
  const folder = temporaryFolder();
  const path = join(folder, "openapi.yaml");
  writeFileSync(path, documents[name] ?? "");
  const config = defaultConfig(path, folder, ["ruby"]);
  const { languages } = await generate(config, templates, new Problems(), () => {});
  for (const file of languages[0]?.files ?? []) {
    mkdirSync(dirname(join(folder, "gem", file.path)), { recursive: true });
    writeFileSync(join(folder, "gem", file.path), file.text);
  }
  return join(folder, "gem");
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const title = noRuby === null ? "" : ` (${noRuby})`;

describe.skipIf(noRuby !== null)(`a gem${title}`, () => {
  it.each([
    ["calls as the document says", "shop_test.rb", "every sort of operation"],
    ["fails as it says, and tells no secret", "faults_test.rb", "every sort of operation"],
    ["has models that keep what they get", "models_test.rb", "every sort of model"],
  ])(
    "%s",
    async (_, file, name) => {
      const gem = await gemOf(name);
      const { status, stdout, stderr } = runRuby([here(file)], join(gem, "lib"));
      expect([stderr, status === 0 ? "" : stdout]).toEqual(["", ""]);
      expect(stdout).toMatch(/\d+ runs, \d+ assertions, 0 failures, 0 errors, 0 skips/);
    },
    60_000,
  );

  it.each([
    ["what does not compile", "class", /syntax error/],
    ["a warning", "def a\n  unused = 1\nend\n", /assigned but unused variable - unused/],
    ["what does not load", "raise 'no'", /RuntimeError: no/],
    ["text that became code", "def a = __pwned", /the payload is code/],
  ])("is verified by what finds %s", (_, code, expected) => {
    const [language] = readLanguages(foldersIn(templates), ["ruby"], new Problems());
    if (language === undefined) throw new Error("there is no Ruby");
    const files = (text: string) =>
      new Map([
        ["lib/a.rb", "# __pwned\n'__pwned'.dup\n"],
        ["lib/a/b.rb", text],
      ]);
    expect(verifyPackage(language, files(""), "__pwned").failures).toEqual([]);
    expect(verifyPackage(language, files(code), "__pwned").failures.join("\n")).toMatch(expected);
  });

  it("can be built and is what its specification says", () => {
    const program = `
      Dir.chdir(ARGV[0])
      spec = Gem::Specification.load("authlete-dcr.gemspec")
      spec.validate
      missing = Dir["lib/**/*", "sig/**/*"].select { |path| File.file?(path) } - spec.files
      puts [spec.name, spec.version, spec.license, missing.size].join(" ")
    `;
    const { stdout } = runRuby(["-e", program, join(root, "generated/ruby")], ".");
    expect(stdout.trim().split("\n").at(-1)).toBe("authlete-dcr 0.1.0 MIT 0");
  });

  it.for(Object.keys(documents).filter((name) => name.startsWith("every")))(
    "has signatures that are whole: %s",
    { timeout: 60_000 },
    async (name, context) => {
      const gem = await gemOf(name);
      const program = `
        begin
          require "rbs"
          require "rbs/cli"
        rescue LoadError
          puts "none"
          exit
        end
        RBS::CLI.new(stdout: $stdout, stderr: $stderr).run(["-I", ARGV[0], "validate", "--silent"])
      `;
      const { status, stdout, stderr } = runRuby(["-e", program, join(gem, "sig")], ".");
      if (stdout === "none\n") context.skip("no RBS is installed");
      expect([status, stdout, stderr.replace(/^.*warning: .*\n/gm, "")]).toEqual([0, "", ""]);
    },
  );

  it("needs nothing that Ruby does not bring", () => {
    const program = `
      require "authlete"
      Authlete::Authlete.new.dynamic_client_registration
      standard = RbConfig::CONFIG["rubylibdir"]
      puts $LOADED_FEATURES.reject { |path| path.start_with?(standard, RbConfig::CONFIG["rubyarchdir"], ARGV[0]) || !path.start_with?("/") || path.match?(%r{/(vendor_ruby/rubygems|[a-z0-9_-]+-linux[^/]*|x86_64)/|/rubygems}) }
    `;
    const gem = join(root, "generated/ruby");
    const { stdout, stderr } = runRuby(["-e", program, gem], join(gem, "lib"));
    expect([stderr, stdout]).toEqual(["", ""]);
  });
});
