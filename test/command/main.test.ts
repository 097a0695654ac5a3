import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { dedent } from "../load/dedent.js";
import { put, treeOf } from "../write/tree.js";
import { type Ended, newFolder, program, run } from "./run.js";

// Each test starts the program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const here = fileURLToPath(new URL(".", import.meta.url));

describe("sdkwright --help", () => {
  let help: Ended;
  beforeAll(async () => {
    help = await run(here, ["--help"]);
  });

  it("is a success, and all that is said", () => {
    expect(help).toMatchObject({ code: 0, stderr: "" });
  });

  it("says what the program is, its commands, examples and every exit code", () => {
    expect(help.stdout).toContain("Turns an OpenAPI document into a complete SDK package.");
    for (const line of [
      /^ {2}generate /m,
      /^ {2}explain /m,
      /^ {2}\$ sdkwright generate --check/m,
      /^ {2}0 +success$/m,
      /^ {2}1 +/m,
      /^ {2}2 +/m,
      /^ {2}70 +/m,
    ])
      expect(help.stdout).toMatch(line);
  });

  it("fits a terminal, and has no colours where there is none", () => {
    expect(Math.max(...help.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(
      110,
    );
    expect(help.stdout).not.toContain("\u001b");
  });

  it("of a command has its options", async () => {
    const { code, stdout } = await run(here, ["generate", "--help"]);
    expect(code).toBe(0);
    for (const option of ["--config", "--spec", "--language", "--out", "--check"])
      expect(stdout).toContain(option);
  });
});

describe("sdkwright --version", () => {
  it("is that of the package", async () => {
    const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    const { version } = JSON.parse(text) as { version: string };
    expect(await run(here, ["--version"])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
  });
});

describe.concurrent("a command line", () => {
  it.each([
    ["without a command", []],
    ["with an unknown command", ["genrate"]],
    ["with an unknown option", ["generate", "--chek"]],
    ["with two sources", ["generate", "--spec", "a.yaml", "--config", "b.yaml"]],
    ["without the operation to explain", ["explain"]],
    ["with the empty name of a document", ["generate", "--spec", ""]],
    ["with the empty name of a folder", ["generate", "--spec", "a.yaml", "--out", ""]],
  ])("%s ends in 2, and says why", async (_, args) => {
    const folder = newFolder();
    const { code, stdout, stderr } = await run(folder, args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^(error: |Usage: )/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).not.toContain("\u001b");
    expect(treeOf(folder)).toEqual({});
  });

  it("that names files and languages which are not there ends in 1", async () => {
    const folder = newFolder();
    put(folder, { "a.yaml": "openapi: 3.1.0\npaths: {}\n" });
    // Colours are asked for here, but nobody watches.
    const missing = await run(folder, ["generate", "--spec", "b.yaml"], { CI: "1" });
    expect([missing.code, missing.stderr.split("\n")[0]]).toEqual([
      1,
      "error: cannot read b.yaml: there is no such file [unreadable-file]",
    ]);
    const klingon = await run(folder, ["generate", "--spec", "a.yaml", "--language", "klingon"]);
    expect([klingon.code, klingon.stderr.split("\n")[0]]).toEqual([
      1,
      'error: there is no language "klingon" [unknown-language]',
    ]);
    expect(Object.keys(treeOf(folder))).toEqual(["a.yaml"]);
  });
});

describe.concurrent("what a document cannot be read from", () => {
  it("is told, with what to do, where there is nothing at all", async () => {
    const { code, stdout, stderr } = await run(newFolder(), ["generate"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error: cannot read spec\/sdk\.yaml: there is no such file .*\n/);
    expect(stderr).toContain("    Pass `--spec openapi.yaml`, or write a configuration: ");
  });

  it("is told, with what to do, where it is a folder", async () => {
    expect(await run(newFolder(), ["generate", "--spec", "."])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "error: cannot read .: it is a folder [wrong-option]\n    Name the file in it that is the document.\n",
    });
  });

  it("is told, with what to do, where it is a URL", async () => {
    const url = "https://example.com/x.yaml";
    expect(await run(newFolder(), ["generate", "--spec", url])).toEqual({
      code: 1,
      stdout: "",
      stderr: `error: cannot read ${url}: only files are read [wrong-option]\n    Download the document first.\n`,
    });
  });
});

describe.concurrent("what surrounds a run", () => {
  const { execPath } = process;
  /** Lets a shell run the program in a folder, by a script in which it is `"$@"`. */
  const inShell = (folder: string, script: string): Ended => {
    const args = ["-c", script, "sh", execPath, ...program()];
    const options = { cwd: folder, encoding: "utf8", timeout: 30_000 } as const;
    const { status, stdout, stderr } = spawnSync("sh", args, options);
    return { code: status, stdout, stderr };
  };

  it("is told of where it is no file that the document comes from", () => {
    const folder = newFolder();
    const ended = inShell(folder, 'echo "openapi: 3.1.0" | "$@" generate --spec /dev/stdin');
    expect([ended.code, ended.stdout]).toEqual([1, ""]);
    expect(ended.stderr).toMatch(
      /^error: cannot read .*stdin: it is not a file \[wrong-option\]\n/,
    );
    expect(treeOf(folder)).toEqual({});
  });

  it("is told of where nothing more can be said", (context) => {
    if (!existsSync("/dev/full")) context.skip("there is no device that is full");
    const ended = inShell(newFolder(), '"$@" --version >/dev/full');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^error: cannot write what there is to say: ENOSPC: [^\n]*\n$/);
  });

  it("is told of where no folder can be made", (context) => {
    if (!existsSync("/proc/self")) context.skip("there is no such place");
    const folder = newFolder();
    put(folder, { "a.yaml": 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\n' });
    const written = inShell(folder, 'exec "$@" generate --spec a.yaml --out /proc/a/b');
    expect(written.code).toBe(1);
    expect(written.stderr).toMatch(/^error: cannot write \/proc\/a\/b: ENOENT: /);
    const laidOut = inShell(folder, 'exec "$@" new-language mine --templates /proc/a');
    expect(laidOut.code).toBe(1);
    expect(laidOut.stderr).toMatch(/^error: cannot write .*\/proc\/a\/mine: /);
  });

  it("is told of where the folder is gone", (context) => {
    // What runs sources asks for the folder itself.
    if (program().length > 1) context.skip("the program is not built");
    const ended = inShell(newFolder(), 'mkdir gone; cd gone; rmdir ../gone; "$@" generate');
    expect([ended.code, ended.stdout]).toEqual([1, ""]);
    expect(ended.stderr).toMatch(/^error: the folder that this is run in is not there any more/);
  });
});

describe.concurrent("sdkwright explain", () => {
  const spec = dedent(`
    openapi: 3.1.0
    info: { title: Pets, version: "1" }
    paths: { /pets: { get: { operationId: listPets, tags: [pets] } } }
  `);

  it("shows the IR, the view and the file of an operation", async () => {
    const folder = newFolder();
    put(folder, { "a.yaml": spec });
    const { code, stdout, stderr } = await run(folder, ["explain", "listPets", "--spec", "a.yaml"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^# IR of listPets\n\{\n {2}"id": "listPets",/);
    expect(stdout).toContain("src/operations/pets/list-pets.ts");
    expect(stdout).toContain("export function listPets(");
    expect(stdout).not.toMatch(/undefined|\[object/);
    expect(Object.keys(treeOf(folder))).toEqual(["a.yaml"]);
  });

  it("shows what could drive the terminal by its escape", async () => {
    const id = "list\u202ePets\u009b31m";
    const folder = newFolder();
    put(folder, { "a.yaml": spec.replace("listPets", JSON.stringify(id)) });
    const { code, stdout } = await run(folder, ["explain", id, "--spec", "a.yaml"]);
    expect([code, stdout.includes("list\\u202ePets\\u009b31m")]).toEqual([0, true]);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("of an operation that is not there says which are", async () => {
    const folder = newFolder();
    put(folder, { "a.yaml": spec });
    const { code, stdout, stderr } = await run(folder, ["explain", "listDogs", "--spec", "a.yaml"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(
      'error: there is no operation "listDogs" [unknown-operation]\n    Known are: listPets\n',
    );
  });
});
