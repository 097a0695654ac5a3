import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Problems } from "../../generator/problem/problem.js";
import type { Content } from "../../generator/write/manifest.js";
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

describe("files that are not made any more", () => {
  it("are removed, with the folders that they leave empty", () => {
    const folder = folderWith(first);
    expect(written(folder, { "a.txt": "one" }).result?.removed).toBe(2);
    expect(treeOf(folder)).toEqual({ "a.txt": "one" });
  });

  it("are removed alone where others stand beside them", () => {
    const folder = folderWith(first);
    put(folder, { "src/deep/mine.txt": "mine", "src/mine.txt": "mine" });
    written(folder, { "a.txt": "one" });
    expect(treeOf(folder)).toEqual({
      "a.txt": "one",
      "src/deep/mine.txt": "mine",
      "src/mine.txt": "mine",
    });
  });

  it("may be gone already", () => {
    const folder = folderWith(first);
    rmSync(join(folder, "src"), { recursive: true });
    expect(written(folder, { "a.txt": "one" }).problems.all).toEqual([]);
    expect(treeOf(folder)).toEqual({ "a.txt": "one" });
  });

  it("make room for a folder of their name", () => {
    const folder = folderWith({ a: "one" });
    expect(written(folder, { "a/b.txt": "two" }).problems.all).toEqual([]);
    expect(treeOf(folder)).toEqual({ "a/b.txt": "two" });
  });

  it("make room for folders in a folder of their name", () => {
    const folder = folderWith({ a: "one" });
    expect(written(folder, { "a/b/c.txt": "two" }).problems.all).toEqual([]);
    expect(treeOf(folder)).toEqual({ "a/b/c.txt": "two" });
  });

  it("make room for new folders beside them", () => {
    const folder = folderWith({ "a/b/old.txt": "one", "c.txt": "two" });
    expect(written(folder, { "a/d/new.txt": "three", "a/d/e/f.txt": "four" }).problems.all).toEqual(
      [],
    );
    expect(treeOf(folder)).toEqual({ "a/d/new.txt": "three", "a/d/e/f.txt": "four" });
  });

  it("make room for a file of the name of their folder", () => {
    const folder = folderWith({ "a/b.txt": "one", "a/c/d.txt": "two" });
    expect(written(folder, { a: "three" }).problems.all).toEqual([]);
    expect(treeOf(folder)).toEqual({ a: "three" });
  });

  it("are never outside of the folder, whatever the list says", () => {
    const folder = folderWith(first);
    const outside = join(folder, "../outside.txt");
    writeFileSync(outside, "mine");
    const files = ["../outside.txt", outside, "src/../../outside.txt", ".", "", "src"];
    const path = join(folder, "manifest.json");
    const list: unknown = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...Object(list), files }));
    expect(written(folder, first).problems.all).toEqual([]);
    expect(readFileSync(outside, "utf8")).toBe("mine");
    expect(treeOf(folder)).toEqual(first);
  });

  it("are none where the list cannot be read", () => {
    const folder = folderWith(first);
    const path = join(folder, "manifest.json");
    const list: unknown = JSON.parse(readFileSync(path, "utf8"));
    const withFiles = (files: unknown) => JSON.stringify({ ...Object(list), files });
    for (const text of ["", "{", "[]", "null", withFiles(5), withFiles([1, null])]) {
      writeFileSync(path, text);
      expect(difference(folder, { "a.txt": "one" }).stale).toEqual([]);
    }
  });
});

describe("a run that is limited to some languages", () => {
  const all = { "api.json": "1", "ruby/a.rb": "1", "ruby/b.rb": "1", "toy/a.toy": "1" };
  const next = { "api.json": "2", "ruby/a.rb": "2", "toy/a.toy": "2" };

  it("leaves the folders of others as they are, what they share, and whose they are", () => {
    const folder = folderWith(all);
    expect(written(folder, next, ["ruby"]).result).toEqual({
      written: 2,
      unchanged: 0,
      removed: 1,
    });
    expect(treeOf(folder)).toEqual({ "api.json": "1", "ruby/a.rb": "2", "toy/a.toy": "1" });
    expect(written(folder, { "api.json": "2" }).result?.removed).toBe(2);
    expect(treeOf(folder)).toEqual({ "api.json": "2" });
  });

  it("finds what differs in their folders alone", () => {
    const folder = folderWith(all);
    expect(difference(folder, next, ["toy"])).toEqual({
      missing: [],
      changed: ["toy/a.toy"],
      stale: [],
    });
    expect(difference(folder, all, ["toy"])).toEqual({ missing: [], changed: [], stale: [] });
  });

  it("is one as any other where no others are", () => {
    const folder = folderWith({ "api.json": "1", "ruby/a.rb": "1", "ruby/b.rb": "1" });
    written(folder, { "api.json": "2", "ruby/a.rb": "2" }, ["ruby"]);
    expect(treeOf(folder)).toEqual({ "api.json": "2", "ruby/a.rb": "2" });
  });
});

describe("the SDK of another API", () => {
  const mine = contentOf({ "a.txt": "mine" });
  const zoo = { ...mine, title: "Zoo\u2028", package: "zoo-sdk" };

  /** What becomes of a folder with the SDK of pets when another is written or compared. */
  function tried(content: Content) {
    const folder = folderWith(first);
    const problems = new Problems();
    const isCompared = compare(folder, content, problems) !== null;
    const isWritten = write(folder, content, problems) !== null;
    return { folder, problems, done: [isCompared, isWritten] };
  }

  it("is neither overwritten nor compared", () => {
    const { folder, problems, done } = tried(zoo);
    expect(done).toEqual([false, false]);
    expect(onlyProblem(problems)).toMatchObject({ code: "other-api" });
    expect(onlyProblem(problems).message).toMatch(/ holds the SDK of "Pets", and this is .*"Zoo/);
    expect(treeOf(folder)).toEqual(first);
  });

  it("is one of which both the title and the package are others", () => {
    for (const content of [
      { ...mine, title: "Zoo" },
      { ...mine, package: "zoo-sdk" },
    ])
      expect(tried(content)).toMatchObject({ done: [true, true], problems: { all: [] } });
  });

  it("is replaced in a folder that the user named", () => {
    const { folder, done } = tried({ ...zoo, isChosen: true });
    expect(done).toEqual([true, true]);
    expect(treeOf(folder)).toEqual({ "a.txt": "mine" });
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).toContain("zoo-sdk");
  });

  it("is none where an older version wrote no title", () => {
    const folder = folderWith(first);
    const path = join(folder, "manifest.json");
    const list: unknown = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...Object(list), title: undefined }));
    expect(write(folder, zoo, new Problems())).not.toBeNull();
    expect(treeOf(folder)).toEqual({ "a.txt": "mine" });
  });
});
