import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generated } from "../render/printed.js";
import { temporaryFolder } from "../write/temporary.js";
import { noRuby, runRuby } from "./ruby/installed.js";

const document = `
  openapi: 3.1.0
  info: { title: Shop, version: "1" }
  paths: {}
`;

/** What the packages of all languages say of themselves, given what `sdk.yaml` says of the package. */
async function metadata(own: object) {
  const sdk = {
    document: "openapi.yaml",
    output: "out",
    languages: ["typescript", "ruby", "python"],
    package: own,
  };
  const { files, problems } = await generated(document, JSON.stringify(sdk));
  expect(problems.all).toEqual([]);
  const text = (path: string): string => files?.find((file) => file.path === path)?.text ?? "";
  return {
    npm: JSON.parse(text("typescript/package.json")),
    gem: text("ruby/shop-sdk.gemspec"),
    python: text("python/pyproject.toml"),
  };
}

/** The lines of a text that have this in them, without what they are indented by. */
const lines = (text: string, part: RegExp): string[] =>
  text
    .split("\n")
    .filter((line) => part.test(line))
    .map((line) => line.trim());

describe("the authors of a package", () => {
  it("are told with their addresses", async () => {
    const authors = ["Acme, Inc. <sdk@acme.example>", 'Zoë "Z" #{1}'];
    const { npm, gem, python } = await metadata({ authors });
    expect(npm).toMatchObject({
      author: { name: "Acme, Inc.", email: "sdk@acme.example" },
      contributors: [{ name: 'Zoë "Z" #{1}' }],
    });
    expect(lines(gem, /authors|email/)).toEqual([
      String.raw`spec.authors = ["Acme, Inc.", "Zoë \"Z\" \#{1}"]`,
      'spec.email = ["sdk@acme.example"]',
    ]);
    expect(lines(python, /^authors|name = "[AZ]/)).toEqual([
      "authors = [",
      '{ name = "Acme, Inc.", email = "sdk@acme.example" },',
      String.raw`{ name = "Zoë \"Z\" #{1}" },`,
    ]);
  });

  it("are its contributors where nobody is named, which gems have to say", async () => {
    const { npm, gem, python } = await metadata({ copyright: "Copyright (c) 2026 Acme" });
    expect(npm).not.toHaveProperty("author");
    expect(npm).not.toHaveProperty("contributors");
    expect(lines(gem, /authors|email/)).toEqual(['spec.authors = ["the shop-sdk contributors"]']);
    expect(lines(python, /authors/)).toEqual([]);
  });
});

describe("a package without a license", () => {
  const guards = async (own: object) => {
    const { npm, gem, python } = await metadata(own);
    return [npm.private, lines(gem, /push_host/), lines(python, /Private/)];
  };

  it("cannot be published in any language", async () => {
    expect(await guards({})).toEqual([
      true,
      ['spec.metadata["allowed_push_host"] = "https://unlicensed.invalid"'],
      ['"Private :: Do Not Upload",'],
    ]);
  });

  it("is the only one that cannot", async () => {
    expect(await guards({ license: "MIT" })).toEqual([undefined, [], []]);
  });
});

describe("the addresses of a package", () => {
  const homepage = "https://acme.example/sdk";
  const bugs = "https://acme.example/bugs";

  it("are where each language has them", async () => {
    const { npm, gem, python } = await metadata({ homepage, bugs });
    expect(npm).toMatchObject({ homepage, bugs: { url: bugs } });
    expect(lines(gem, /homepage|uri/)).toEqual([
      `spec.homepage = "${homepage}"`,
      `spec.metadata["bug_tracker_uri"] = "${bugs}"`,
    ]);
    expect(python).toContain(`[project.urls]\nHomepage = "${homepage}"\nIssues = "${bugs}"\n`);
  });

  it.each([
    ["https://github.com/acme/x", "git+https://github.com/acme/x.git"],
    ["https://github.com/acme/x.git", "git+https://github.com/acme/x.git"],
    ["https://bitbucket.org/acme/x.js/", "git+https://bitbucket.org/acme/x.js.git"],
    ["https://gitlab.com/acme/team/x", "git+https://gitlab.com/acme/team/x.git"],
    ["https://gitlab.com/acme/x/-/tree/main", "https://gitlab.com/acme/x/-/tree/main"],
    ["https://github.com/acme/x/tree/main", "https://github.com/acme/x/tree/main"],
    ["https://git.acme.example/x", "https://git.acme.example/x"],
    ["git+ssh://git@github.com/acme/x.git", "git+ssh://git@github.com/acme/x.git"],
  ])("are those that npm clones from: %s", async (repository, url) => {
    const { npm, gem, python } = await metadata({ repository });
    expect(npm.repository).toEqual({ type: "git", url });
    expect(gem).toContain(`"${repository}"`);
    expect(python).toContain(`Repository = "${repository}"`);
  });

  it("are left out where there are none", async () => {
    const { npm, gem, python } = await metadata({});
    expect([npm.homepage, npm.bugs]).toEqual([undefined, undefined]);
    expect(lines(gem, /homepage|uri/)).toEqual([]);
    expect(python).not.toContain("[project.urls]");
  });
});

describe.skipIf(noRuby !== null)(`a gemspec${noRuby === null ? "" : ` (${noRuby})`}`, () => {
  it("is one that RubyGems can read", async () => {
    const { gem } = await metadata({
      license: "MIT",
      authors: ["Acme <sdk@acme.example>", "Zoë"],
      bugs: "https://acme.example/bugs",
    });
    const path = join(temporaryFolder(), "shop-sdk.gemspec");
    writeFileSync(path, gem);
    const program =
      "spec = Gem::Specification.load(ARGV[0]); p spec.authors, spec.email, spec.metadata.keys";
    const { stdout, stderr } = runRuby(["-e", program, path], ".");
    expect([stderr, stdout.trim().split("\n")]).toEqual([
      "",
      ['["Acme", "Zoë"]', '["sdk@acme.example"]', '["bug_tracker_uri", "rubygems_mfa_required"]'],
    ]);
  });
});
