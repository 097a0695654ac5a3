import type { Config } from "./config/config.js";
import {
  checkLanguageEntries,
  type Language,
  languageFolders,
  readLanguages,
} from "./config/language.js";
import { notesOf } from "./config/notes.js";
import type { Api } from "./ir/types.js";
import { type Document, load } from "./load/document.js";
import { Permitted } from "./load/files/permitted.js";
import { lower } from "./lower/api.js";
import { normalize } from "./normalize/normalize.js";
import { filledFor, plan } from "./plan/plan.js";
import type { Unit } from "./plan/view.js";
import { type Problems, StoppedByProblems } from "./problem/problem.js";
import { repairableCodes } from "./problem/repairs.js";
import { render, usesWitness } from "./render/render.js";
import type { File } from "./render/renderer.js";
import { type Witness, witnessHere } from "./render/witness/witness.js";
import { copiedFiles } from "./render/copy.js";
import { exportedFiles } from "./render/exported.js";
import { jsonFile } from "./write/json.js";
import { readme } from "./render/readme.js";

/** What a run makes, before anything is written. */
export interface Generated {
  readonly api: Api;
  /** Each language with its plan and its files. */
  readonly languages: readonly {
    readonly language: Language;
    readonly units: readonly Unit[];
    readonly files: readonly File[];
  }[];
  /** Everything that belongs into the output folder: the files of each language in its folder, the API as JSON. */
  readonly files: readonly File[];
}

const notAsked = Promise.resolve({ text: "", failure: null });

/**
 * The pipeline: load → normalize → lower → plan → render. Problems are collected; where a later stage
 * could only repeat them, the run stops.
 * @param templates the folder with one folder per language that comes with sdkwright
 * @param progress told the name of each stage when it begins
 * @param witness prints the types as another tool reads the document, while everything else is made
 * @throws {StoppedByProblems} after errors were reported
 */
export async function generate(
  config: Config,
  templates: string,
  problems: Problems,
  progress: (stage: string) => void,
  witness: Witness = witnessHere,
): Promise<Generated> {
  progress("reading the document");
  const permitted = await Permitted.fetch(config, problems);
  const loaded = load(config.document, problems, { ...config, permitted });
  if (loaded !== null && problems.errorCount > 0) lookFurther(loaded, config, problems);
  const folders = languageFolders(templates, config, problems);
  const known = readLanguages(folders, config.languages, problems);
  checkLanguageEntries(folders, config, problems);
  problems.stopIfAny();
  if (loaded === null) throw new StoppedByProblems();

  progress("working out the API");
  const document = wanted(loaded, config, problems);
  if (document === null) throw new StoppedByProblems();
  const witnessed = known.some(usesWitness) ? witness(document.root) : notAsked;
  const api = lower(document, config, problems);
  problems.stopIfAny();

  const languages = [];
  for (const language of known) {
    progress(`printing ${language.name}`);
    const exports = config.exports.filter((candidate) => candidate.language === language.name);
    const notes = notesOf(config, language, problems);
    const units = plan(api, language, exports, notes, config.licenseText);
    const rendered = await render(units, language, witnessed, problems);
    const own = [...rendered, ...copiedFiles(language, filledFor(units), problems)];
    const files = [...own, ...exportedFiles(language, exports, own, problems)];
    languages.push({ language, units, files });
  }
  problems.stopIfAny();

  const files = languages.flatMap(({ language, files: own }) =>
    own.map(({ path, text }) => ({ path: `${language.name}/${path}`, text })),
  );
  return {
    api,
    languages,
    files: [...files, jsonFile("api.json", api), readme(api.info.title)],
  };
}

/** Faults of loading that leave the rest of a document as it is: later stages meet them in lenient runs. */
const confined: ReadonlySet<string> = new Set([
  ...repairableCodes,
  "duplicate-key",
  "external-reference",
  "rounded-number",
  "unreadable-file",
]);

/** Adds what later stages find in a document that is broken already, so that all of it is told at once. */
function lookFurther(loaded: Document, config: Config, problems: Problems): void {
  const errors = problems.all.filter(({ severity }) => severity === "error");
  if (!errors.every(({ code }) => confined.has(code))) return;
  const later = problems.apart();
  const document = wanted(loaded, config, later);
  if (document !== null) lower(document, config, later);
  problems.addErrors(later);
}

/**
 * The normalized document with what is selected of it.
 * @returns `null` after it was reported that the selection names what is not there: what the rest of it
 * needs, or has too much, would follow from that.
 */
function wanted(loaded: Document, config: Config, problems: Problems): Document | null {
  let isKnown = true;
  const document = normalize(loaded, problems, {
    ...config,
    reportEntry: (...entry) => {
      isKnown = false;
      config.reportEntry(...entry);
    },
  });
  return isKnown ? document : null;
}
