import type { Result } from "../run.js";
import type { Call } from "../vectors.js";
import { run } from "./typescript-call.js";

const calls: readonly Call[] = JSON.parse(await standardInput());
const results: Result[] = [];
for (const call of calls) results.push(await run(call));
process.stdout.write(JSON.stringify(results));

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
