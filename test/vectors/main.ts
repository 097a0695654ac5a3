/** `npm run vectors`: runs all vectors in all languages, and writes the README's table of them. */
import { languages } from "./languages.js";
import { matrix, passed, showMatrix } from "./matrix.js";
import { runVectors } from "./run.js";
import { readVectors } from "./vectors.js";

const files = readVectors();
const cells = new Map<string, Map<string, string>>();
for (const [language, start] of Object.entries(languages)) {
  const runner = start();
  const counts = new Map<string, string>();
  cells.set(language, counts);
  if (typeof runner === "string") {
    console.error(`${language}: ${runner}`);
    process.exitCode = 1;
    continue;
  }
  for (const [file, vectors] of files) counts.set(file, passed(await runVectors(runner, vectors)));
}
const text = matrix([...files.keys()], cells);
console.log(text);
if (process.exitCode === undefined) showMatrix(text);
