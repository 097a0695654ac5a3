import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../generator/config/config.js";
import { isLicense } from "../../generator/config/license.js";
import { generate } from "../../generator/generate.js";
import { Problems } from "../../generator/problem/problem.js";
import { templates } from "../plan/planned.js";
import { onlyProblem, told } from "../problem/told.js";
import { temporaryFolder } from "../write/temporary.js";

describe("a license", () => {
  it.each([
    "MIT",
    "Apache-2.0",
    "GPL-2.0+",
    "LicenseRef-Acme-1",
    "DocumentRef-acme:LicenseRef-1",
    "MIT OR Apache-2.0",
    "GPL-2.0-only WITH Classpath-exception-2.0",
    "(MIT AND (BSD-3-Clause OR GPL-2.0-only WITH Bison-exception-2.2))",
  ])("is an expression of SPDX: %s", (text) => {
    expect(isLicense(text)).toBe(true);
  });

  it.each([
    " ",
    "Foo Bar",
    "MIT or ISC",
    "MIT/ISC",
    "MIT OR",
    "OR MIT",
    "(MIT",
    "MIT)",
    "()",
    "MIT (ISC)",
    "(MIT) WITH a",
    "MIT WITH a WITH b",
    "SEE LICENSE IN LICENSE.txt",
    "(c) Acme",
  ])("is nothing else: %j", (text) => {
    expect(isLicense(text)).toBe(false);
  });
});

/** What is read of a folder in which `sdk.yaml` names this file, beside a file outside of it. */
function read(licenseFile: string) {
  const root = temporaryFolder();
  const spec = join(root, "spec");
  mkdirSync(spec);
  writeFileSync(join(root, "LICENSE"), "Outside\n");
  writeFileSync(join(spec, "LICENSE.txt"), "\uFEFFApache License\n\n  {{ package }} & more\n\n");
  symlinkSync("../LICENSE", join(spec, "link"));
  writeFileSync(
    join(spec, "openapi.yaml"),
    "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\n",
  );
  writeFileSync(
    join(spec, "sdk.yaml"),
    `document: openapi.yaml
output: ../out
languages: [typescript, ruby, python]
package:
  license: Apache-2.0
  licenseFile: ${licenseFile}
`,
  );
  const problems = new Problems();
  return { config: readConfig(join(spec, "sdk.yaml"), problems), problems };
}

describe("the file of a license", () => {
  it("is the LICENSE of the packages of all languages", async () => {
    const { config, problems } = read("LICENSE.txt");
    const { files } = config
      ? await generate(config, templates, problems, () => {})
      : { files: [] };
    expect(problems.all).toEqual([]);
    const texts = files.filter(({ path }) => path.endsWith("/LICENSE")).map(({ text }) => text);
    expect(texts).toEqual(Array(3).fill("Apache License\n\n  {{ package }} & more\n"));
  });

  it.each(["../LICENSE", "link"])("is in the folder of sdk.yaml: %s is not", (licenseFile) => {
    const { problems } = read(licenseFile);
    expect(told(problems)).toEqual(["6:3 wrong-value"]);
  });

  it("is one that is there", () => {
    const { problems } = read("COPYING");
    expect(onlyProblem(problems).message).toMatch(/spec\/COPYING: there is no such file$/);
  });
});
