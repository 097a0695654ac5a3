/**
 * Reads every YAML file of the folders given as arguments with both readers, and lists the files in
 * which they differ: `npx tsx test/load/compare-readers.ts DIR…`
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { agree, readBoth } from "./both.js";

let files = 0;
let fast = 0;
let different = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.ya?ml$/.test(name)) continue;
    const text = readFileSync(join(folder, name), "utf8").replace(/^\ufeff/, "");
    files += 1;
    if (readBoth(text).fast !== undefined) fast += 1;
    if (agree(text)) continue;
    different += 1;
    console.log(`differs: ${join(folder, name)}`);
  }
}
console.log(`${files} files, ${fast} of them read fast, ${different} read differently`);
process.exitCode = different === 0 && files > 0 ? 0 : 1;
