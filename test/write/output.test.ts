import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Problems } from "../../generator/problem/problem.js";
import { compare, write } from "../../generator/write/output.js";
import { onlyProblem } from "../problem/told.js";
import { temporaryFolder } from "./temporary.js";
import { contentOf, difference, put, treeOf, written } from "./tree.js";

const first = { "a.txt": "one", "src/b.txt": "two", "src/deep/c.txt": "three" };

/** A folder to which these files were written by a run before. */
function folderWith(tree: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), "out");
  expect(written(folder, tree).problems.all).toEqual([]);
  return folder;
}

describe("writing", () => {
  it("makes the folder hold the files and a list of them", () => {
    const folder = folderWith(first);
    expect(treeOf(folder)).toEqual(first);
    expect(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))).toMatchObject({
      files: ["a.txt", "src/b.txt", "src/deep/c.txt"],
    });
  });

  it("says how many files it wrote, left and removed", () => {
    const folder = join(temporaryFolder(), "out");
    expect(written(folder, first).result).toEqual({ written: 4, unchanged: 0, removed: 0 });
    expect(written(folder, first).result).toEqual({ written: 0, unchanged: 4, removed: 0 });
    const second = { "a.txt": "changed", "src/b.txt": "two" };
    expect(written(folder, second).result).toEqual({ written: 2, unchanged: 1, removed: 1 });
  });

  it("does not touch what stays the same, not even its time", () => {
    const folder = folderWith(first);
    const old = new Date("2001-02-03T04:05:06Z");
    const paths = [...Object.keys(first), "manifest.json"].map((path) => join(folder, path));
    for (const path of paths) utimesSync(path, old, old);
    written(folder, first);
    expect(paths.map((path) => statSync(path).mtimeMs)).toEqual(paths.map(() => old.getTime()));
  });

  it("changes only the files that changed", () => {
    const folder = folderWith(first);
    const old = new Date("2001-02-03T04:05:06Z");
    utimesSync(join(folder, "src/b.txt"), old, old);
    written(folder, { ...first, "a.txt": "changed" });
    expect(statSync(join(folder, "src/b.txt")).mtimeMs).toBe(old.getTime());
    expect(treeOf(folder)).toEqual({ ...first, "a.txt": "changed" });
  });

  it("writes text as it is: Unicode, both kinds of line ends, none at the end", () => {
    const tree = { "a.txt": "é😀\u2028\r\n\tend", "empty.txt": "" };
    expect(treeOf(folderWith(tree))).toEqual(tree);
  });

  it("leaves nothing of its work behind", () => {
    const folder = folderWith(first);
    written(folder, { "a.txt": "changed" });
    expect(Object.keys(treeOf(folder))).toEqual(["a.txt"]);
  });

  it("begins anew where a run before it was cut off", () => {
    const folder = folderWith(first);
    put(folder, { ".sdkwright-staging/old": "half" });
    written(folder, { ...first, "a.txt": "changed" });
    expect(treeOf(folder)).toEqual({ ...first, "a.txt": "changed" });
  });
});

describe("files of others", () => {
  it("are not overwritten, and nothing else is written then", () => {
    const folder = join(temporaryFolder(), "out");
    put(folder, { "src/b.txt": "mine" });
    const { result, problems } = written(folder, first);
    expect(result).toBeNull();
    expect(onlyProblem(problems)).toMatchObject({ code: "foreign-file" });
    expect(onlyProblem(problems).message).toContain(join("src", "b.txt"));
    expect(treeOf(folder)).toEqual({ "src/b.txt": "mine" });
  });

  it("are all named", () => {
    const folder = join(temporaryFolder(), "out");
    put(folder, { "a.txt": "mine", "src/b.txt": "mine" });
    expect(written(folder, first).problems.all).toHaveLength(2);
  });

  it("may stand beside those of the generator", () => {
    const folder = join(temporaryFolder(), "out");
    put(folder, { "mine.txt": "mine" });
    expect(written(folder, first).problems.all).toEqual([]);
    expect(treeOf(folder)).toEqual({ ...first, "mine.txt": "mine" });
  });

  it("may be what would be written anyway", () => {
    const folder = join(temporaryFolder(), "out");
    put(folder, { "a.txt": "one" });
    expect(written(folder, first).problems.all).toEqual([]);
  });

  it.each([
    '{"name":"my web app","icons":[]}',
    '{"version":3,"files":["index.js"]}',
    '{"comment":"What the app loads.","files":["index.js"]}',
  ])("that are called like the list of files are not overwritten either: %s", (own) => {
    const folder = join(temporaryFolder(), "out");
    put(folder, { "manifest.json": own, "index.js": "mine" });
    const { result, problems } = written(folder, first);
    expect(result).toBeNull();
    expect(onlyProblem(problems).code).toBe("foreign-file");
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).toBe(own);
    expect(treeOf(folder)).toEqual({ "index.js": "mine" });
  });
});

describe("a run that fails", () => {
  const next = { "a.txt": "new", "b/x.txt": "new", "z.txt": "new" };

  it("because a folder is in the way leaves the output as it was", () => {
    const folder = folderWith({ "a.txt": "old", "z.txt": "old" });
    rmSync(join(folder, "z.txt"));
    put(folder, { "z.txt/mine.txt": "mine" });
    const before = treeOf(folder);
    const { result, problems } = written(folder, next);
    expect(result).toBeNull();
    expect(problems.errorCount).toBeGreaterThan(0);
    expect(treeOf(folder)).toEqual(before);
  });

  it("after new folders were made leaves none of them", () => {
    const folder = folderWith({ "a.txt": "old" });
    put(folder, { "z.txt/mine.txt": "mine" });
    const before = treeOf(folder);
    const { result } = written(folder, { "a.txt": "new", "b/c/x.txt": "new", "z.txt": "new" });
    expect(result).toBeNull();
    expect(treeOf(folder)).toEqual(before);
    expect(existsSync(join(folder, "b"))).toBe(false);
  });

  it("because a file is in the way of a folder leaves the output as it was", () => {
    const folder = folderWith({ "a.txt": "old" });
    put(folder, { b: "mine" });
    const before = treeOf(folder);
    const { result, problems } = written(folder, next);
    expect(result).toBeNull();
    expect(problems.errorCount).toBeGreaterThan(0);
    expect(treeOf(folder)).toEqual(before);
  });

  it("because the folder is a file says so", () => {
    const path = join(temporaryFolder(), "out");
    writeFileSync(path, "mine");
    const { result, problems } = written(path, next);
    expect(result).toBeNull();
    expect(onlyProblem(problems)).toMatchObject({ code: "output-is-a-file" });
    expect(readFileSync(path, "utf8")).toBe("mine");
  });

  it("because two files would be one where case does not count writes nothing", () => {
    const folder = join(temporaryFolder(), "out");
    const { result, problems } = written(folder, { "src/Pet.ts": "1", "src/pet.ts": "2" });
    expect(result).toBeNull();
    expect(onlyProblem(problems)).toMatchObject({
      code: "path-clash",
      message: "src/pet.ts and src/Pet.ts would be the same file",
    });
    expect(existsSync(folder)).toBe(false);
  });

  it.each(["../escape.txt", "src/../../escape.txt", "/tmp/sdkwright-escape.txt"])(
    "because %s would be outside writes nothing",
    (path) => {
      const folder = join(temporaryFolder(), "out");
      const { result, problems } = written(folder, { "a.txt": "1", [path]: "2" });
      expect([result, problems.errorCount]).toEqual(
        path.startsWith("/") ? [expect.anything(), 0] : [null, 1],
      );
      expect(existsSync(join(folder, "../escape.txt"))).toBe(false);
      expect(existsSync("/tmp/sdkwright-escape.txt")).toBe(false);
    },
  );
});

describe("symbolic links", () => {
  it("out of the folder are not followed when writing", () => {
    const folder = folderWith({ "a.txt": "one" });
    const outside = temporaryFolder();
    symlinkSync(outside, join(folder, "src"));
    const { result, problems } = written(folder, first);
    expect(result).toBeNull();
    expect(onlyProblem(problems)).toMatchObject({
      code: "outside-output",
      message: `${join(folder, "src")} is a link that leads outside ${folder}`,
    });
    expect(treeOf(outside)).toEqual({});
    expect(treeOf(folder)["a.txt"]).toBe("one");
  });

  it("out of the folder are not followed where a file is one", () => {
    const folder = folderWith({ "a.txt": "one" });
    const outside = join(temporaryFolder(), "mine.txt");
    writeFileSync(outside, "mine");
    rmSync(join(folder, "a.txt"));
    symlinkSync(outside, join(folder, "a.txt"));
    written(folder, { "a.txt": "two" });
    expect(readFileSync(outside, "utf8")).toBe("mine");
  });

  it("out of the folder are not followed when removing", () => {
    const folder = folderWith(first);
    const outside = temporaryFolder();
    put(outside, { "b.txt": "mine", "deep/c.txt": "mine" });
    rmSync(join(folder, "src"), { recursive: true });
    symlinkSync(outside, join(folder, "src"));
    written(folder, { "a.txt": "one" });
    expect(treeOf(outside)).toEqual({ "b.txt": "mine", "deep/c.txt": "mine" });
  });

  it("may be the folder itself", () => {
    const real = temporaryFolder();
    const folder = join(temporaryFolder(), "link");
    symlinkSync(real, folder);
    expect(written(folder, first).problems.all).toEqual([]);
    expect(treeOf(real)).toEqual(first);
  });
});

describe("comparing", () => {
  it("finds nothing after writing", () => {
    expect(difference(folderWith(first), first)).toEqual({ missing: [], changed: [], stale: [] });
  });

  it("finds what is missing, what changed by one byte, and what should be gone", () => {
    const folder = folderWith(first);
    writeFileSync(join(folder, "a.txt"), "onf");
    rmSync(join(folder, "src/b.txt"));
    const next = { "a.txt": "one", "src/b.txt": "two" };
    expect(difference(folder, next)).toEqual({
      missing: ["src/b.txt"],
      changed: ["a.txt", "manifest.json"],
      stale: ["src/deep/c.txt"],
    });
  });

  it.each([
    ["a byte order mark", Buffer.from([0xef, 0xbb, 0xbf, 0x6f, 0x6e, 0x65])],
    ["a line end", Buffer.from("one\n")],
    ["a carriage return", Buffer.from("one\r")],
    ["nothing in it", Buffer.from("")],
  ])("finds a file with %s", (_, bytes) => {
    const folder = folderWith(first);
    writeFileSync(join(folder, "a.txt"), bytes);
    expect(difference(folder, first).changed).toEqual(["a.txt"]);
  });

  it("finds a folder where an empty file should be", () => {
    const folder = folderWith({ "empty.txt": "" });
    rmSync(join(folder, "empty.txt"));
    mkdirSync(join(folder, "empty.txt"));
    const { missing, changed } = difference(folder, { "empty.txt": "" });
    expect([...missing, ...changed]).toEqual(["empty.txt"]);
  });

  it("finds a byte that only reads like the character that should be there", () => {
    const tree = { "a.txt": "\ufffd" };
    const folder = folderWith(tree);
    writeFileSync(join(folder, "a.txt"), Buffer.from([0xff]));
    expect(difference(folder, tree).changed).toEqual(["a.txt"]);
  });

  it("says the same after writing text that no file can hold", () => {
    const tree = { "a.txt": "half a character: \ud800" };
    const folder = join(temporaryFolder(), "out");
    written(folder, tree);
    expect(difference(folder, tree).changed).toEqual([]);
  });

  it("finds everything missing where there is no folder, and makes none", () => {
    const folder = join(temporaryFolder(), "out");
    expect(difference(folder, first).missing).toEqual([...Object.keys(first), "manifest.json"]);
    expect(existsSync(folder)).toBe(false);
  });

  it.each(["manifest.json", "src/b.txt", "src"])(
    "says once that it cannot read what is there: %s",
    (path) => {
      const folder = folderWith(first);
      const place = join(folder, path);
      rmSync(place, { recursive: true });
      // Of links that lead round, no one may read more than they may.
      symlinkSync(place, place);
      const before = treeOf(folder);
      const problems = new Problems();
      expect(compare(folder, contentOf(first), problems)).toBeNull();
      expect(write(folder, contentOf(first), problems)).toBeNull();
      expect(onlyProblem(problems).code).toBe("unreadable-output");
      expect(onlyProblem(problems).message).toMatch(
        new RegExp(`^cannot read ${place}(/b.txt)?: too many symbolic links encountered$`),
      );
      expect(treeOf(folder)).toEqual(before);
    },
  );

  it("does not look at files of others", () => {
    const folder = folderWith(first);
    mkdirSync(join(folder, "dist"));
    put(folder, { "dist/built.js": "mine" });
    expect(difference(folder, first)).toEqual({ missing: [], changed: [], stale: [] });
  });
});
