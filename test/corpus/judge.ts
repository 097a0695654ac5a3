import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateCommand } from "../../generator/command/generate.js";
import type { Terminal } from "../../generator/command/terminal.js";
import { defaultConfig } from "../../generator/config/config.js";
import { generate, type Generated } from "../../generator/generate.js";
import { load } from "../../generator/load/document.js";
import { printProblem } from "../../generator/problem/print.js";
import { type Problem, Problems, StoppedByProblems } from "../../generator/problem/problem.js";
import { type RepairableCode, repairableCodes } from "../../generator/problem/repairs.js";
import { verifyPackage } from "../languages/verify.js";
import { agreementOf } from "./agreement.js";
import { forbiddenIn } from "./forbidden.js";
import { printDiagnostic, typeCheck } from "./typecheck.js";
import { lost, type Verdict } from "./verdict.js";

const templates = fileURLToPath(new URL("../../templates", import.meta.url));
const plain = (text: string): string => text;
const palette = { red: plain, yellow: plain, dim: plain, bold: plain };

/**
 * Generates the package of a document and judges it, or the report on why there is none. If all that
 * is wrong can be repaired, the document is generated again with the repairs.
 */
export async function judge(file: string, language = "typescript"): Promise<Verdict> {
  const start = performance.now();
  try {
    const strict = await attempt(file, language, []);
    if (strict.made !== null) return judgePackage(file, strict.made, strict.problems, start);
    const repairs = codesOf(strict.problems);
    if (repairs.length === 0 || !repairs.every(isRepairable))
      return await judgeRefusal(file, language, strict.problems, start, false);
    const lenient = await attempt(file, language, repairableCodes);
    if (lenient.made === null)
      return await judgeRefusal(file, language, lenient.problems, start, true);
    const verdict = judgePackage(file, lenient.made, lenient.problems, start);
    const failures = [...strict.problems.all.flatMap(faultsOfReport), ...verdict.failures];
    return { ...verdict, outcome: "repaired", repairs, failures };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return lost("crashed", `crash: ${stack}`, performance.now() - start);
  }
}

async function attempt(
  file: string,
  language: string,
  accepted: readonly RepairableCode[],
): Promise<{ made: Generated | null; problems: Problems }> {
  const problems = new Problems();
  problems.accept(accepted);
  try {
    const config = defaultConfig(file, join(tmpdir(), "nothing-is-written-here"), [language]);
    return { made: await generate(config, templates, problems, () => {}), problems };
  } catch (error) {
    if (error instanceof StoppedByProblems) return { made: null, problems };
    throw error;
  }
}

/** The codes of the errors, each once. */
function codesOf({ all }: Problems): string[] {
  const errors = all.filter(({ severity }) => severity === "error");
  return [...new Set(errors.map(({ code }) => code))];
}

const isRepairable = (code: string): boolean =>
  repairableCodes.some((repairable) => repairable === code);

function judgePackage(
  file: string,
  { languages }: Generated,
  problems: Problems,
  start: number,
): Verdict {
  const between = performance.now();
  const [made] = languages;
  const files = new Map(made?.files.map(({ path, text }) => [path, text]));
  const clean = {
    outcome: "generated" as const,
    repairs: [],
    problems: [],
    files: files.size,
    warnings: problems.all.length - problems.errorCount,
  };
  if (made !== undefined && made.language.verify.length > 0) {
    const { failures, missing } = verifyPackage(made.language, files);
    const unknown = missing.map((program) => `not verified: ${program} is not installed`);
    const check = performance.now() - between;
    const times = { generate: between - start, check, agreement: 0 };
    return { ...clean, failures: [...failures, ...unknown], agreement: null, times };
  }
  const checked = typeCheck(files);
  const sources = [...files.keys()].filter((path) => path.endsWith(".ts"));
  const witnessed = ["src/schema.ts", "test/agreement.ts"];
  const failures = sources
    .filter((path) => !witnessed.includes(path))
    .flatMap((path) => checked.diagnosticsOf(path).map(printDiagnostic));
  for (const path of sources) failures.push(...forbiddenIn(path, checked.sourceOf(path)));
  const compared = performance.now();
  const document = load(file, new Problems());
  const isPrinted = !problems.all.some(({ code }) => code === "no-witness");
  const agreement = document && isPrinted ? agreementOf(checked, document.root) : null;
  return {
    ...clean,
    failures,
    agreement,
    times: {
      generate: between - start,
      check: compared - between,
      agreement: performance.now() - compared,
    },
  };
}

async function judgeRefusal(
  file: string,
  language: string,
  problems: Problems,
  start: number,
  lenient: boolean,
): Promise<Verdict> {
  const errors = problems.all.filter(({ severity }) => severity === "error");
  const generated = performance.now() - start;
  return {
    ...lost("crashed", "", generated),
    outcome: "refused",
    problems: errors.map((error) => printProblem(error, palette).split("\n")[0] ?? ""),
    failures: [
      ...(errors.length === 0 ? ["report: refused without an error"] : []),
      ...problems.all.flatMap(faultsOfReport),
      ...(await faultsOfOutput(file, language, lenient)),
    ],
    warnings: problems.all.length - errors.length,
  };
}

/** A report says where the fault is and what to do, in words for people. */
function faultsOfReport({ code, severity, message, hint, at }: Problem): string[] {
  const faults: string[] = [];
  if (severity === "error" && (at === null || at.file === "" || at.line < 1))
    faults.push(`report: ${code} has no place: ${message}`);
  if (hint.trim() === "") faults.push(`report: ${code} does not say what to do`);
  if (/^\s+at .*:\d+/m.test(`${message}\n${hint}`))
    faults.push(`report: ${code} shows a stack trace`);
  return faults;
}

/** Where there are problems the output stays as it was. */
async function faultsOfOutput(file: string, language: string, lenient: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "sdkwright-corpus-"));
  try {
    writeFileSync(join(folder, "kept.txt"), "kept");
    const options = { config: "", spec: file, out: folder, language: [language], lenient };
    const isGood = await generateCommand(options, templates, silent, new Problems()).catch(
      (error: unknown) => {
        if (error instanceof StoppedByProblems) return false;
        throw error;
      },
    );
    const isUntouched =
      readdirSync(folder).join() === "kept.txt" &&
      readFileSync(join(folder, "kept.txt"), "utf8") === "kept";
    return [
      ...(isGood ? ["report: refused once, and then not"] : []),
      ...(isUntouched ? [] : ["output: was touched although there were errors"]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const silent: Terminal = {
  print: () => {},
  heading: () => {},
  report: () => {},
  progress: () => ({ step: () => {}, stop: () => {} }),
};
