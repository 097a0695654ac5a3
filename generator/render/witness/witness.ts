import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { codeFolder } from "../code-cache.js";
import { printWitness, type Witnessed, withoutTypes } from "./openapi-typescript.js";

/** Prints the types of a document as openapi-typescript reads them. It never fails. */
export type Witness = (document: Parameters<typeof printWitness>[0]) => Promise<Witnessed>;

/** The witness in this thread. */
export const witnessHere: Witness = printWitness;

/** A witness in a thread of its own. */
export interface WitnessThread {
  readonly print: Witness;
  /** Ends the thread, whatever it does. */
  readonly close: () => void;
}

const program = fileURLToPath(new URL("thread.js", import.meta.url));

/**
 * What a document may cost at most, in MiB; one that costs more has no witness. Less space for what is
 * young costs hardly any time, and saves some memory.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };

/**
 * Starts a thread that prints the types while this one does everything else, which takes about as
 * long. Sources that are not built have no program for it: then it is done in this thread.
 */
export function startWitness(): WitnessThread {
  if (!existsSync(program)) return { print: witnessHere, close: () => {} };
  const thread = new Worker(program, { workerData: codeFolder(), resourceLimits });
  const answer = new Promise<Witnessed>((resolve) => {
    thread.once("message", resolve);
    thread.once("error", ({ message }) => resolve(withoutTypes(message)));
    thread.once("exit", () => resolve(withoutTypes("its thread ended")));
  });
  return {
    print: (document) => {
      thread.postMessage(document);
      return answer;
    },
    close: () => void thread.terminate(),
  };
}
