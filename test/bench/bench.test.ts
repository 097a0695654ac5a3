import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generated } from "../render/printed.js";
import { generatorsIn } from "./generators.js";
import { emptied, median, run, sizeOf } from "./measure.js";
import { documentOf } from "./series.js";

const folder = mkdtempSync(join(tmpdir(), "sdkwright-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a measurement", () => {
  it("has the end, the time, the work and the memory of a process", async () => {
    const program = "const all = Buffer.alloc(64e6, 1); console.log(all.length); process.exit(3)";
    const ended = await run(process.execPath, ["-e", program], folder);
    expect(ended.code).toBe(3);
    expect(ended.output.trim()).toBe("64000000");
    expect(ended.bytes).toBeGreaterThan(64e6);
    expect(ended.bytes).toBeLessThan(640e6);
    expect(ended.cpuMs).toBeGreaterThan(5);
    expect(ended.ms).toBeGreaterThan(5);
  });

  it("has what was written", () => {
    const output = emptied(join(folder, "a/b"));
    writeFileSync(join(output, "c.txt"), "12345");
    expect(sizeOf(join(folder, "a"))).toEqual({ files: 1, bytes: 5 });
    emptied(output);
    expect(sizeOf(output)).toEqual({ files: 0, bytes: 0 });
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])("of many is the middle one: %j", (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
});

describe("the generators", () => {
  it("are ours, and peers that say why they cannot run", () => {
    const [ours, ...peers] = generatorsIn(folder, "v20.19.0");
    expect(ours?.skipped).toBeNull();
    expect(new Set(peers.map(({ skipped }) => skipped))).toEqual(new Set(["it is not installed"]));
  });
});

describe("the series", () => {
  it("is of documents in which nothing is wrong", async () => {
    const { files, problems } = await generated(documentOf(3));
    expect(problems.all).toEqual([]);
    const operations = (files ?? []).filter(({ path }) => /change-thing-?\d+\.ts$/.test(path));
    expect(operations).toHaveLength(3);
  });
});
