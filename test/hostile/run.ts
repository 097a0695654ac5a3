import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Canary } from "./canary.js";
import type { Case } from "./cases.js";
import { filesBelow } from "./files.js";
import { faultsOf, limits } from "./judge.js";
import { newSandbox, type Sandbox } from "./sandbox.js";
import { watched } from "./watched.js";

/** The built command line. */
const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** What came of one document. */
export interface Verdict {
  readonly file: string;
  readonly outcome: "inert" | "error";
  readonly faults: readonly string[];
  readonly ms: number;
  readonly memory: number;
}

/** Changes the output of a document before it is judged: how a test shows that a fault in it is seen. */
export type Tamper = (file: string, output: string) => void;

/** Runs the documents of a folder, some at a time, each against an output of before. */
export class Runner {
  readonly #folder: string;
  readonly #canary: Canary;
  readonly #tamper: Tamper;
  readonly #language: string;
  #before: Promise<Sandbox> | null = null;

  constructor(folder: string, canary: Canary, tamper: Tamper = () => {}, language = "typescript") {
    this.#folder = folder;
    this.#canary = canary;
    this.#tamper = tamper;
    this.#language = language;
  }

  /** @param tell told each verdict when it is there */
  async run(
    cases: readonly Case[],
    jobs: number,
    tell: (verdict: Verdict) => void,
  ): Promise<Verdict[]> {
    const waiting = [...cases];
    const verdicts: Verdict[] = [];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const verdict = await this.#one(one);
        verdicts.push(verdict);
        tell(verdict);
      }
    };
    await Promise.all(Array.from({ length: jobs }, work));
    return verdicts.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Removes what was made on the way. */
  async close(): Promise<void> {
    (await this.#before)?.remove();
  }

  async #one(one: Case): Promise<Verdict> {
    this.#before ??= harmlessOutput(this.#language);
    const { output: earlier } = await this.#before;
    const sandbox = newSandbox(earlier);
    try {
      const document = join(this.#folder, one.file);
      const ran = await generate(document, sandbox, this.#language);
      if (ran.code === 0) this.#tamper(one.file, sandbox.output);
      const before = filesBelow(earlier);
      const faults = await faultsOf({
        one,
        document,
        ran,
        sandbox,
        before,
        language: this.#language,
      });
      const fetched = this.#canary.taken().map((request) => `the canary saw ${request}`);
      const { ms, memory } = ran;
      const outcome = ran.code === 0 ? "inert" : "error";
      return { file: one.file, outcome, faults: [...faults, ...fetched], ms, memory };
    } finally {
      sandbox.remove();
    }
  }
}

function generate(document: string, { cwd, output, scratch }: Sandbox, language: string) {
  const args = [program, "generate", "--spec", document, "--out", output, "--language", language];
  return watched({ args, cwd, log: join(scratch, "generate.jsonl"), limitMs: limits.clockMs });
}

/** The output of a document in which nothing is wrong. */
async function harmlessOutput(language: string): Promise<Sandbox> {
  const sandbox = newSandbox(null);
  const folder = join(sandbox.scratch, "harmless");
  const document = join(folder, "harmless.json");
  mkdirSync(folder);
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const responses = { 200: { description: "A pet.", content } };
  const text = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1.0.0" },
    servers: [{ url: "https://pets.example" }],
    paths: { "/pet": { get: { operationId: "getPet", tags: ["pets"], responses } } },
    components: { schemas: { Pet: { type: "object", properties: { name: { type: "string" } } } } },
  });
  writeFileSync(document, text);
  const { code, stderr } = await generate(document, sandbox, language);
  if (code !== 0) throw new Error(`a harmless document gives no output: ${stderr}`);
  return sandbox;
}
