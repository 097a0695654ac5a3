import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Palette, printProblem } from "../../generator/problem/print.js";
import {
  type Location,
  type Problem,
  Problems,
  StoppedByProblems,
} from "../../generator/problem/problem.js";
import { repairs } from "../../generator/problem/repairs.js";

const plain: Palette = {
  red: (text) => text,
  yellow: (text) => text,
  dim: (text) => text,
  bold: (text) => text,
};
const at: Location = {
  file: "spec/openapi.yaml",
  line: 12,
  column: 7,
  pointer: "/info/title",
  excerpt: "info: { title: 5 }",
};
const problem: Problem = {
  code: "not-a-text",
  severity: "error",
  message: "`title` is not a string",
  hint: "Put it in quotes.",
  at,
};

describe("problems", () => {
  it("are kept in the order in which they were found", () => {
    const problems = new Problems();
    problems.error("b", "second of its name", "do", at);
    problems.warning("a", "first of its name", "do", null);
    expect(problems.all.map(({ code, severity }) => [code, severity])).toEqual([
      ["b", "error"],
      ["a", "warning"],
    ]);
    expect(problems.errorCount).toBe(1);
  });

  it("are kept once, where the same is found again at the same place", () => {
    const problems = new Problems();
    for (const _ of [1, 2]) problems.error("a", "the same", "do", at);
    problems.error("a", "the same", "do", { ...at, line: 13 });
    problems.error("a", "another", "do", at);
    problems.error("a", "the same", "do", null);
    expect(problems.all).toHaveLength(4);
  });

  it("stop a run only where there is an error among them", () => {
    const problems = new Problems();
    problems.stopIfAny();
    problems.warning("a", "odd", "do", null);
    problems.stopIfAny();
    problems.error("b", "wrong", "do", null);
    expect(() => problems.stopIfAny()).toThrow(StoppedByProblems);
  });
});

describe("a printed problem", () => {
  it("has its place, its message, its line and what to do", () => {
    expect(printProblem(problem, plain)).toBe(
      [
        "spec/openapi.yaml:12:7: error: `title` is not a string (#/info/title) [not-a-text]",
        "  12 | info: { title: 5 }",
        "     |       ^",
        "    Put it in quotes.",
      ].join("\n"),
    );
  });

  it("has no place where it has none", () => {
    expect(printProblem({ ...problem, severity: "warning", at: null }, plain)).toBe(
      "warning: `title` is not a string [not-a-text]\n    Put it in quotes.",
    );
  });

  it("has no frame where its line is empty", () => {
    const empty = { ...problem, at: { ...at, pointer: "", excerpt: "  " } };
    expect(printProblem(empty, plain)).toBe(
      "spec/openapi.yaml:12:7: error: `title` is not a string [not-a-text]\n    Put it in quotes.",
    );
  });

  it("marks its column also in a line that is too long to show", () => {
    const excerpt = `${"x".repeat(500)}HERE${"y".repeat(500)}`;
    const lines = printProblem({ ...problem, at: { ...at, column: 501, excerpt } }, plain).split(
      "\n",
    );
    const [, shown = "", mark = ""] = lines;
    expect(shown.slice(mark.indexOf("^")).startsWith("HERE")).toBe(true);
    expect(shown.length).toBeLessThan(130);
  });

  it("cannot drive the terminal, whatever the document holds", () => {
    const evil = "\u001b[2J\u0007\u202e\r\n\u2028";
    const text = printProblem(
      {
        ...problem,
        message: evil,
        hint: evil,
        at: { ...at, file: evil, pointer: evil, excerpt: `a ${evil} b` },
      },
      plain,
    );
    expect(text.split("\n")).toHaveLength(4);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  });

  it("has colours where it is given some, around words and not in them", () => {
    const marked: Palette = {
      red: (text) => `<r>${text}</r>`,
      yellow: (text) => `<y>${text}</y>`,
      dim: (text) => `<d>${text}</d>`,
      bold: (text) => `<b>${text}</b>`,
    };
    const [error = ""] = printProblem(problem, marked).split("\n");
    expect(error).toBe(
      "<b>spec/openapi.yaml:12:7</b>: <r>error</r>: `title` is not a string (#/info/title) <d>[not-a-text]</d>",
    );
    expect(printProblem({ ...problem, severity: "warning" }, marked)).toContain("<y>warning</y>");
  });
});

describe("a fault that can be repaired", () => {
  const report = (problems: Problems) =>
    problems.repairable("unknown-type", 'unknown type "int"', "Use a known one.", null);

  it("is an error that says how to accept it", () => {
    const problems = new Problems();
    report(problems);
    expect(problems.all).toMatchObject([
      {
        severity: "error",
        hint: "Use a known one. Or accept it (`--lenient`, `accept` in sdk.yaml): then the type is unknown.",
      },
    ]);
  });

  it("is a warning that says what was done, once it is accepted", () => {
    const problems = new Problems();
    problems.accept(["unknown-type"]);
    report(problems);
    expect(problems.errorCount).toBe(0);
    expect(problems.all).toMatchObject([
      { severity: "warning", hint: "Accepted: the type is unknown." },
    ]);
  });

  it("is in the table of spec/README.md", () => {
    const page = readFileSync(new URL("../../spec/README.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|$/gm)].map(([, code, done]) => [
      code,
      done,
    ]);
    for (const entry of Object.entries(repairs)) expect(rows).toContainEqual(entry);
  });
});
