import { parentPort, workerData } from "node:worker_threads";
import { cacheCode, keepCode } from "../code-cache.js";
import { loadTransforms, printWitness } from "./openapi-typescript.js";

/** The program of the thread: told a document, it answers with its types, and ends. */
if (typeof workerData === "string") cacheCode(workerData);
// The package is loaded while the document is still being read.
await loadTransforms();
parentPort?.once("message", (document: Parameters<typeof printWitness>[0]) => {
  void printWitness(document).then((witnessed) => {
    parentPort?.postMessage(witnessed);
    keepCode();
  });
});
