/** The runner of the vectors as a worker: it answers a list of calls with a list of results. */
import type { Result } from "../vectors/run.js";
import { run } from "../vectors/runners/typescript-call.js";
import type { Call } from "../vectors/vectors.js";

export default {
  async fetch(request: Request): Promise<Response> {
    const calls: readonly Call[] = JSON.parse(await request.text());
    const results: Result[] = [];
    for (const call of calls) results.push(await run(call));
    return new Response(JSON.stringify(results));
  },
};
