import { markdownInline } from "../escape/markdown.js";
import type { File } from "./renderer.js";

/** The page at the top of an output folder, for people who open it. */
export function readme(title: string): File {
  return {
    path: "README.md",
    text: `# ${markdownInline(title)}

Written by sdkwright. Edit nothing here: the next run would undo it, and \`sdkwright generate --check\`
reports it.

- one folder per language: a complete package, ready to be built and published
- \`api.json\`: the API as the generator understands it; its diff is the meaning of a change
- \`manifest.json\`: the files that belong to the generator
`,
  };
}
