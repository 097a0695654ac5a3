import type { Found, Skipped } from "./documents.js";
import { aligned } from "./table.js";
import type { Outcome, Verdict } from "./verdict.js";

/** A document with its verdict. */
export interface Result extends Found, Verdict {}

/** What is demanded of each document: to generate, or else to be refused with a clean report. */
export type Expectation = "generate" | "either";

/** How many lines of a list are shown of each document. */
const shown = 3;

/** What is wrong with a result, as far as it was demanded otherwise. */
export function failuresOf(result: Result, expected: Expectation): readonly string[] {
  const { outcome, failures, problems } = result;
  if (expected === "either" || outcome !== "refused") return failures;
  return [...failures, ...problems.map((problem) => `refused: ${problem}`)];
}

/** The whole report: a table of the sources, then what failed, what differs, what was skipped. */
export function report(
  results: readonly Result[],
  skipped: readonly Skipped[],
  expected: Expectation,
): string {
  return [
    table(results, expected),
    section("Failed", failed(results, expected)),
    section("Repaired", repaired(results)),
    section("Types that differ from openapi-typescript's", differences(results)),
    section("Not compared", notCompared(results)),
    section("Skipped", skippedFiles(skipped)),
    section("Slowest", slowest(results)),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function table(results: readonly Result[], expected: Expectation): string {
  const sources = [...groupBy(results, ({ source }) => source)];
  const rows = sources.map(([source, own]) => row(source, own, expected));
  const head = [
    "source",
    "documents",
    "generated",
    "repaired",
    "refused",
    "type-checked",
    "failed",
    "schemas",
    "agreement",
  ];
  return aligned([head, ...rows, ...(rows.length > 1 ? [row("all", results, expected)] : [])]);
}

function row(source: string, results: readonly Result[], expected: Expectation): string[] {
  const count = (...outcomes: readonly Outcome[]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const clean = results.filter(
    ({ outcome, failures }) =>
      (outcome === "generated" || outcome === "repaired") && failures.length === 0,
  );
  const compared = sum(results, ({ agreement }) => agreement?.compared ?? 0);
  const agreed = sum(results, ({ agreement }) => agreement?.agreed ?? 0);
  return [
    source,
    results.length,
    count("generated"),
    count("repaired"),
    count("refused"),
    clean.length,
    results.filter((result) => failuresOf(result, expected).length > 0).length,
    compared,
    compared === 0 ? "" : `${((agreed / compared) * 100).toFixed(2)} %`,
  ].map(String);
}

function failed(results: readonly Result[], expected: Expectation): string[] {
  return results.flatMap((result) => {
    const failures = failuresOf(result, expected);
    if (failures.length === 0) return [];
    return [`${result.file} (${result.outcome})`, ...few(failures)];
  });
}

function repaired(results: readonly Result[]): string[] {
  return results
    .filter(({ outcome }) => outcome === "repaired")
    .map(({ file, repairs }) => `${file}: ${repairs.join(", ")}`);
}

function differences(results: readonly Result[]): string[] {
  const all = results.flatMap(({ file, agreement }) =>
    (agreement?.differences ?? []).map((difference) => ({ file, ...difference })),
  );
  const because = groupBy(all, ({ reason, by }) =>
    by !== null ? "refers to one that differs" : (reason ?? "unexplained"),
  );
  return [...because].flatMap(([reason, own]) => [
    `${reason}: ${own.length}`,
    ...(reason === "unexplained" ? byFile(own) : []),
  ]);
}

function byFile(schemas: readonly { file: string; schema: string }[]): string[] {
  return [...groupBy(schemas, ({ file }) => file)].map(([file, own]) => {
    const names = own.map(({ schema }) => schema);
    const rest = names.length > 5 ? [`and ${names.length - 5} more`] : [];
    return `  ${file}: ${[...names.slice(0, 5), ...rest].join(", ")}`;
  });
}

function notCompared(results: readonly Result[]): string[] {
  return results.flatMap(({ file, outcome, agreement, times }) => {
    if (outcome !== "generated" && outcome !== "repaired") return [];
    if (agreement === null && times.agreement === 0) return [];
    if (agreement === null) return [`${file}: openapi-typescript cannot print this document`];
    const rest = agreement.schemas - agreement.compared;
    return rest > 0
      ? [`${file}: ${rest} schemas of which there are no two types that compile`]
      : [];
  });
}

function skippedFiles(skipped: readonly Skipped[]): string[] {
  const groups = groupBy(skipped, ({ source, reason }) => `${source}: ${reason}`);
  return [...groups].flatMap(([what, own]) => [
    `${what}: ${own.length}`,
    ...few(own.map(({ file }) => file)),
  ]);
}

function slowest(results: readonly Result[]): string[] {
  const total = ({ times }: Result): number => times.generate + times.check + times.agreement;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  return results
    .filter((result) => total(result) > 5000)
    .toSorted((a, b) => total(b) - total(a))
    .slice(0, 10)
    .map(({ file, times }) => {
      const { generate, check, agreement } = times;
      return `${file}: generated in ${seconds(generate)}, checked in ${seconds(check)}, compared in ${seconds(agreement)}`;
    });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

function few(lines: readonly string[]): string[] {
  const rest = lines.length - shown;
  return [
    ...lines.slice(0, shown).map((line) => `  ${line.slice(0, 300)}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item)) ?? [];
    group.push(item);
    groups.set(key(item), group);
  }
  return groups;
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
