/** The runner of the vectors as a page: it fetches a list of calls, and posts a list of results. */
import type { Result } from "../vectors/run.js";
import { run } from "../vectors/runners/typescript-call.js";
import type { Call } from "../vectors/vectors.js";

const calls: readonly Call[] = JSON.parse(await (await fetch("/calls")).text());
const results: Result[] = [];
for (const call of calls) results.push(await run(call));
await fetch("/results", { method: "POST", body: JSON.stringify(results) });
