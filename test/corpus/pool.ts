import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Found } from "./documents.js";
import { lost, type Verdict } from "./verdict.js";

/** How documents are shared out among processes. */
export interface PoolOptions {
  readonly jobs: number;
  /** After how long a document counts as one that never ends. */
  readonly timeoutMs: number;
  /** The language to generate; TypeScript if it is left out. */
  readonly language?: string;
  /** What each process runs: told a path, it sends a verdict. */
  readonly worker?: string;
}

const defaultWorker = fileURLToPath(new URL("worker.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** How much a process may have grown before another takes its place. */
const maxBytes = 1536 * 1024 * 1024;

/**
 * Judges documents in processes of their own, so that one that crashes or never ends is a verdict like
 * another. Each process has one document at a time.
 * @param done called with each verdict, in the order in which they come
 */
export async function judgeAll(
  documents: readonly Found[],
  { jobs, timeoutMs, language, worker = defaultWorker }: PoolOptions,
  done: (found: Found, verdict: Verdict) => void,
): Promise<void> {
  const queue = [...documents];
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    for (let found = queue.shift(); found !== undefined; found = queue.shift()) {
      child ??= start(worker, language);
      const { verdict, isUsable } = await judgeIn(child, found.file, timeoutMs);
      if (!isUsable) {
        child.kill("SIGKILL");
        child = null;
      }
      done(found, verdict);
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, documents.length) }, work));
}

function start(worker: string, language: string | undefined): ChildProcess {
  return fork(worker, language === undefined ? [] : [language], {
    execArgv: ["--import", tsx, "--max-old-space-size=4096"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

interface Judged {
  readonly verdict: Verdict;
  readonly isUsable: boolean;
}

function judgeIn(child: ChildProcess, file: string, timeoutMs: number): Promise<Judged> {
  const since = performance.now();
  const spent = (): number => performance.now() - since;
  let said = "";
  return new Promise<Judged>((resolve) => {
    const hear = (chunk: Buffer): void => {
      said = `${said}${String(chunk)}`.slice(-2000);
    };
    const finish = (verdict: Verdict, isUsable: boolean): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.stderr?.off("data", hear);
      resolve({ verdict, isUsable });
    };
    const timer = setTimeout(() => {
      finish(lost("hung", `hang: no end after ${timeoutMs / 1000} s`, spent()), false);
    }, timeoutMs);
    child.stderr?.on("data", hear);
    child.once("message", (message) => {
      const { verdict, bytes } = message as { verdict: Verdict; bytes: number };
      finish(verdict, bytes < maxBytes);
    });
    child.once("error", ({ message }) => {
      finish(lost("crashed", `crash: ${message}`, spent()), false);
    });
    child.once("exit", (code, signal) => {
      const end = signal === null ? `code ${code}` : signal;
      finish(lost("crashed", `crash: the process ended with ${end}: ${said}`, spent()), false);
    });
    child.send(file);
  });
}
