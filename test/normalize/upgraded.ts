import { expect } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { normalize } from "../../generator/normalize/normalize.js";
import { Problems } from "../../generator/problem/problem.js";
import { dedent } from "../load/dedent.js";
import { documentOf } from "../load/loaded.js";
import { problemsOf } from "../lower/lowered.js";
import { told } from "../problem/told.js";
import { objectIn } from "./normalized.js";

export const head = "swagger: '2.0'\ninfo: { title: Test, version: 1.0.0 }\n";

/** What a document of 2.0 becomes: what this text says, after the version and `info`. */
export function upgraded(text: string): { root: JsonObject; problems: Problems } {
  const problems = new Problems();
  return { root: normalize(documentOf(head + dedent(text)), problems).root, problems };
}

/** What `POST /a` becomes, in a document that says this besides. */
export function operation(text: string, rest = "", path = ""): unknown {
  const indented = dedent(text).replace(/^(?=.)/gm, "      ");
  const { root, problems } = upgraded(
    `${dedent(rest)}\npaths:\n  /a:\n    ${path}\n    post:\n${indented}`,
  );
  expect(told(problems)).toEqual([]);
  return objectIn({ ...documentOf(head), root }, "/paths/~1a/post");
}

/** What is reported of `POST /a`, with the code and the line of its own text. */
export function reported(text: string, rest = ""): string[] {
  const indented = dedent(text).replace(/^(?=.)/gm, "      ");
  return problemsOf(
    `${head}${dedent(rest)}\npaths:\n  /a:\n    post:\n      responses: {}\n${indented}`,
  ).map((line) => {
    const [, number = "", code = ""] = /^(\d+):\d+ (.*)$/.exec(line) ?? [];
    return `${Number(number) - 7 - dedent(rest).split("\n").length + 1} ${code}`;
  });
}
