import { describe, expect, it } from "vitest";
import { faultsOf } from "./judge.js";
import { languages } from "./languages.js";
import { matrix, passed, shownMatrix } from "./matrix.js";
import { type Result, runVectors } from "./run.js";
import { readVectors } from "./vectors.js";

const files = readVectors();

/** What has come of the vectors, by language and file. */
const counts = new Map(Object.keys(languages).map((name) => [name, new Map<string, string>()]));

describe.each(Object.entries(languages))("%s", (language, start) => {
  const runner = start();
  describe.skipIf(typeof runner === "string").each([...files])(
    `%s${typeof runner === "string" ? ` (${runner})` : ""}`,
    (file, vectors) => {
      it("does as the vectors say", async () => {
        if (typeof runner === "string") return;
        const ran = await runVectors(runner, vectors);
        counts.get(language)?.set(file, passed(ran));
        const faults = ran.flatMap((each) =>
          each.result.unsupported === undefined
            ? faultsOf(each).map((fault) => `${each.vector.name}: ${fault}`)
            : [],
        );
        expect(faults).toEqual([]);
      });
    },
  );
});

describe("the README", () => {
  it("shows what has come of the vectors", () => {
    const shown = shownMatrix().split("\n");
    const rows = matrix([...files.keys()], counts).split("\n");
    for (const [language, cells] of counts) {
      // What did not run here, ran where the table was written.
      if (cells.size < files.size) continue;
      const row = rows.find((each) => each.startsWith(`| ${language} `)) ?? language;
      const cellsOf = (text: string): string[] => text.split("|").map((cell) => cell.trim());
      expect(shown.map(cellsOf)).toContainEqual(cellsOf(row));
    }
  });
});

describe("the vectors", () => {
  const vectors = [...files.values()].flat();

  it("have names of their own", () => {
    const names = vectors.map(({ name }) => name);
    expect(names.length).toBe(new Set(names).size);
  });

  it("hold a secret wherever one is given, so that it can be looked for", () => {
    for (const { client } of vectors) {
      const { bearer } = client;
      if (typeof bearer === "string" && /\S/.test(bearer.replace(/^Bearer/, ""))) {
        expect(bearer).toMatch(/canary-/);
      }
    }
  });

  it("are about every operation, error and ending of a request that there is", () => {
    const operations = new Set(vectors.map(({ operation }) => operation));
    expect(operations.size).toBe(4);
    const errors = new Set(vectors.map(({ outcome }) => outcome.error));
    expect([...errors].toSorted()).toEqual([
      "APIError",
      "ConnectionError",
      "InvalidRequestError",
      "RequestAbortedError",
      "RequestTimeoutError",
      "ResponseValidationError",
      "ResultError",
      undefined,
    ]);
    const endings = new Set(vectors.map(({ outcome }) => outcome.outcome));
    expect(endings).toEqual(new Set(["not-sent", "unknown", null, undefined]));
  });
});

describe("the judge", () => {
  const [vector] = files.get("requests") ?? [];
  if (vector === undefined) throw new Error("no vector");
  const { method = "", path = "", headers = {}, body } = vector.sends;
  const request = { method, path, headers, body: body ?? "", at: 0 };
  const { name, operation } = vector;
  const error = {
    name: "APIError",
    kinds: [],
    operationId: operation,
    status: 500,
    requestId: null,
    outcome: null,
    message: "",
    body: null,
    fields: {},
  };

  it("has nothing to say where all is as it should be", () => {
    const result = { name, json: "{}", printed: "" };
    expect(faultsOf({ vector, result, arrived: [request] })).toEqual([]);
  });

  it.each<[string, Partial<Result>, readonly object[], string]>([
    ["another body", { json: "[]" }, [request], "body: expected {}, got []"],
    ["an error", { error }, [request], "failed with APIError: "],
    ["no request", {}, [], "attempts: expected 1, got 0"],
    ["a second request", {}, [request, request], "attempts: expected 1, got 2"],
    ["another path", {}, [{ ...request, path: "/" }], `path: expected "${path}", got "/"`],
    ["another content", {}, [{ ...request, body: "{}" }], "body: expected"],
    ["a header that is missing", {}, [{ ...request, headers: {} }], "accept: expected"],
    ["a secret", { printed: "it is canary-bearer" }, [request], "shows canary-bearer"],
  ])("finds %s", (_, changes, arrived, fault) => {
    const result = { name, json: "{}", printed: "", ...changes };
    const requests = arrived.map((each) => ({ ...request, ...each }));
    expect(faultsOf({ vector, result, arrived: requests }).join("\n")).toContain(fault);
  });
});
