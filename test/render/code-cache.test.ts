import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import * as nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheCode, keepCode, requirePackage } from "../../generator/render/code-cache.js";

// Node 22 and newer keep compiled code themselves.
const isOurs = !("enableCompileCache" in nodeModule);
const { cache } = nodeModule.createRequire(import.meta.url);

let folder = "";
let kept = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sdkwright-code-"));
  kept = join(folder, `cache/${process.version}-${process.arch}`);
  const padding = "//".padEnd(300 * 1024, "x");
  const inner = `exports.twice = (number) => 2 * number;\n${padding}`;
  const large = `const { twice } = require("./inner.js");
    exports.answer = twice(21);
    exports.places = [__filename, module.filename, require.resolve("./inner.js")];\n${padding}`;
  writeFileSync(join(folder, "inner.js"), inner);
  writeFileSync(join(folder, "large.js"), large);
  writeFileSync(join(folder, "small.js"), "exports.answer = 42;");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Loaded {
  readonly answer: number;
  readonly places: readonly string[];
}

/** Loads a file of the folder as if for the first time. */
function load(name = "large.js"): Loaded {
  for (const file of Object.keys(cache))
    if (file.startsWith(folder)) Reflect.deleteProperty(cache, file);
  return requirePackage(`./${name}`, join(folder, "from.js"));
}

const filesKept = (): string[] => readdirSync(kept).toSorted();

describe.runIf(isOurs)("compiled code", () => {
  it("is kept of large files, those that they require included, and used again", () => {
    cacheCode(join(folder, "cache"));
    const first = load();
    keepCode();
    expect(filesKept().map((name) => name.replace(/-.*/, ""))).toEqual(["inner.js", "large.js"]);
    const before = filesKept().map((name) => readFileSync(join(kept, name)));
    expect(load()).toEqual(first);
    keepCode();
    expect(filesKept().map((name) => readFileSync(join(kept, name)))).toEqual(before);
    const inner = join(folder, "inner.js");
    expect(first).toEqual({
      answer: 42,
      places: [join(folder, "large.js"), join(folder, "large.js"), inner],
    });
    expect(nodeModule.createRequire(join(folder, "x.js"))("./large.js")).toEqual(first);
  });

  it("makes room by what has not been written for longest", () => {
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    for (const [index, name] of Array.from(
      { length: 40 },
      (_, index) => [index, `old-${index}`] as const,
    )) {
      writeFileSync(join(kept, name), "");
      utimesSync(join(kept, name), index + 1, index + 1);
    }
    cacheCode(join(folder, "cache"));
    load();
    keepCode();
    const names = filesKept();
    expect(names).toHaveLength(24);
    expect(names.filter((name) => /^(inner|large)\.js-/.test(name))).toHaveLength(2);
    expect(names).toContain("old-39");
    expect(names).not.toContain("old-17");
  });

  it("is not kept of small files", () => {
    cacheCode(join(folder, "cache"));
    expect(load("small.js").answer).toBe(42);
    keepCode();
    expect(filesKept()).toEqual([]);
  });

  it.each([
    ["is broken", (bytes: Buffer) => bytes.fill(7, 100)],
    ["is cut off", (bytes: Buffer) => bytes.subarray(0, 50)],
    ["is of another file", (bytes: Buffer) => bytes.fill(7, 0, 1)],
    ["is empty", () => Buffer.alloc(0)],
  ])("that %s is made again", (_, change) => {
    cacheCode(join(folder, "cache"));
    load();
    keepCode();
    const [name = ""] = filesKept();
    const good = readFileSync(join(kept, name));
    writeFileSync(join(kept, name), change(Buffer.from(good)));
    expect(load().answer).toBe(42);
    keepCode();
    expect(readFileSync(join(kept, name)).subarray(0, 32)).toEqual(good.subarray(0, 32));
    expect(readFileSync(join(kept, name)).length).toBeGreaterThan(100);
  });

  it("of a file that has changed is not used", () => {
    cacheCode(join(folder, "cache"));
    load();
    keepCode();
    const large = join(folder, "large.js");
    writeFileSync(large, readFileSync(large, "utf8").replace("twice(21)", "twice(22) "));
    expect(load().answer).toBe(44);
  });

  it.each([
    ["that others can write to", () => chmodSync(kept, 0o777)],
    [
      "that is a link",
      () => {
        rmSync(kept, { recursive: true });
        mkdirSync(join(folder, "elsewhere"));
        symlinkSync(join(folder, "elsewhere"), kept);
      },
    ],
    ["that is a file", () => (rmSync(kept, { recursive: true }), writeFileSync(kept, ""))],
  ])("is not kept in a folder %s", (_, make) => {
    mkdirSync(kept, { recursive: true });
    make();
    cacheCode(join(folder, "cache"));
    expect(load().answer).toBe(42);
    keepCode();
    const written = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(written.filter((path) => /(large|inner)\.js-/.test(path))).toEqual([]);
  });

  it("says what is wrong with a file", () => {
    cacheCode(join(folder, "cache"));
    writeFileSync(join(folder, "inner.js"), `throw new Error("why");${" ".repeat(300 * 1024)}`);
    expect(() => load()).toThrow("why");
    expect(() => load()).toThrow("why");
  });
});
