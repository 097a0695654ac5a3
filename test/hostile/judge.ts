import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsInUse } from "./build.js";
import { foldersIn, readLanguages } from "../../generator/config/language.js";
import { Problems } from "../../generator/problem/problem.js";
import { verifyPackage } from "../languages/verify.js";
import type { Case } from "./cases.js";
import { faultsIn, filesBelow, payload } from "./files.js";
import { type Sandbox } from "./sandbox.js";
import { type Watched } from "./watched.js";

/** How long a document may take (its processor, and the clock of a busy machine), and how much memory. */
export const limits = { ms: 20_000, clockMs: 60_000, bytes: 1024 ** 3 } as const;

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Everything that a verdict looks at. */
export interface Evidence {
  readonly one: Case;
  /** The document. */
  readonly document: string;
  readonly ran: Watched;
  readonly sandbox: Sandbox;
  /** The language that was generated. */
  readonly language: string;
  /** What was in the output before. */
  readonly before: ReadonlyMap<string, Buffer>;
}

/** What is wrong with what a document led to; nothing, where all is as its index says. */
export async function faultsOf(evidence: Evidence): Promise<string[]> {
  const { one, ran, sandbox } = evidence;
  const found = [...conduct(evidence), ...sandbox.strays().map((path) => `made ${path}`)];
  if (ran.isTooLate) return [`took longer than ${limits.clockMs} ms`, ...found];
  if (ran.code !== 0 && ran.code !== 1) return [`ended with ${ran.code}: ${head(ran)}`, ...found];
  const outcome = ran.code === 0 ? "inert" : "error";
  if (outcome !== one.expected && !one.mayDiffer)
    return [`expected ${one.expected}, but it was ${outcome}: ${head(ran)}`, ...found];
  const more = outcome === "error" ? reportFaults(evidence) : await outputFaults(evidence);
  return [...found, ...more];
}

/** What holds of every run. */
function conduct({ document, ran, sandbox }: Evidence): string[] {
  const readable = [root, dirname(resolve(document)), sandbox.output, sandbox.scratch];
  const writable = [sandbox.output, join(sandbox.scratch, "home")];
  const outside = ran.acts.flatMap(([what, detail]): string[] => {
    if (what === "memory" || what === "time") return [];
    const allowed = what === "read" ? readable : what === "write" ? writable : [];
    const path = resolve(sandbox.cwd, detail);
    return allowed.some((folder) => isAt(folder, path)) ? [] : [`${what} ${detail}`];
  });
  return [
    ...outside.map((act) => `did what it must not: ${act}`),
    ...(ran.ms > limits.ms ? [`took ${ran.ms} ms`] : []),
    ...(ran.memory > limits.bytes ? [`took ${Math.round(ran.memory / 1024 ** 2)} MiB`] : []),
    ...(/\n\s+at .+:\d+:\d+/.test(ran.stderr + ran.stdout) ? ["printed a stack trace"] : []),
  ];
}

function isAt(folder: string, path: string): boolean {
  const top = resolve(folder);
  return path === top || path.startsWith(top.endsWith(sep) ? top : top + sep);
}

function reportFaults({ one, ran, sandbox, before }: Evidence): string[] {
  const errors = ran.stderr.split("\n").filter((line) => /(^|: )error: /.test(line));
  const lost = errors.find((line) => !/^.+:\d+:\d+: error: /.test(line));
  const said = one.expected === "error" ? one.says : null;
  return [
    ...(errors.length === 0 ? ["reported no error"] : []),
    ...(lost === undefined ? [] : [`reported without a place: ${lost}`]),
    ...(said === null || errors.some((line) => said.test(line))
      ? []
      : [`reported nothing that matches ${said}: ${head(ran)}`]),
    ...controls(ran),
    ...(isSame(before, filesBelow(sandbox.output)) ? [] : ["touched the output of before"]),
    ...banned(one, "what it printed", ran.stderr + ran.stdout),
  ];
}

/** Characters that could drive a terminal. */
function controls({ stderr, stdout }: Watched): string[] {
  const isClean = !/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(stderr + stdout);
  return isClean ? [] : ["printed control characters"];
}

async function outputFaults(evidence: Evidence): Promise<string[]> {
  const { one, ran, sandbox, before, language } = evidence;
  const files = [...filesBelow(sandbox.output)].map(
    ([path, bytes]) => [path, bytes.toString("utf8")] as const,
  );
  const all = files.map(([, text]) => text).join("\n");
  const found = [
    ...files.flatMap(([path, text]) => [...pathFaults(path), ...faultsIn(path, text)]),
    ...(language === "typescript" ? manifestFaults(new Map(files), before) : []),
    ...(one.mustMatch?.test(all) === false ? [`nothing matches ${one.mustMatch}`] : []),
    ...files.flatMap(([path, text]) => banned(one, path, text)),
    ...controls(ran),
  ];
  if (found.length > 0) return found;
  const used =
    language === "typescript"
      ? await faultsInUse(join(sandbox.output, language), sandbox.scratch)
      : faultsOfCommands(language, new Map(files));
  return [...used, ...sandbox.strays().map((path) => `made ${path} when it was called`)];
}

/** What the commands of a language find in a package, which they also load. */
function faultsOfCommands(name: string, files: ReadonlyMap<string, string>): readonly string[] {
  const [language] = readLanguages(foldersIn(join(root, "templates")), [name], new Problems());
  if (language === undefined) return [`there is no language ${name}`];
  const own = [...files].filter(([path]) => path.startsWith(`${name}/`));
  const inside = new Map(own.map(([path, text]) => [path.slice(name.length + 1), text]));
  const { failures, missing } = verifyPackage(language, inside, payload);
  return [...failures, ...missing.map((program) => `not verified: ${program} is not installed`)];
}

function banned({ mustNotMatch }: Case, where: string, text: string): string[] {
  return mustNotMatch?.test(text) === true ? [`${where} matches ${mustNotMatch}`] : [];
}

const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function pathFaults(path: string): string[] {
  const isPlain = /^[\w.-]+(\/[\w.-]+)*$/.test(path) && path.length < 240;
  const isOdd = path.split("/").some((step) => device.test(step) || /[. ]$/.test(step));
  return isPlain && !isOdd ? [] : [`${JSON.stringify(path)} is not a path for every system`];
}

/** Members of package.json that no document may decide. */
const fixed = ["scripts", "bin", "dependencies", "devDependencies", "exports", "main", "types"];
const free = ["name", "version", "description", "license", "private", "repository", "homepage"];

function manifestFaults(
  files: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, Buffer>,
): string[] {
  const was = membersOf(before.get("typescript/package.json")?.toString("utf8"));
  const is = membersOf(files.get("typescript/package.json"));
  const changed = fixed.filter((name) => JSON.stringify(is[name]) !== JSON.stringify(was[name]));
  const added = Object.keys(is).filter((name) => !Object.hasOwn(was, name) && !free.includes(name));
  const configured = "typescript/tsconfig.json";
  const name = String(is.name);
  return [
    ...[...changed, ...added].map((member) => `package.json: ${member} comes from the document`),
    ...(/^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]*$/.test(name) && name.length <= 214
      ? []
      : [`package.json: ${JSON.stringify(name)} is no name of a package`]),
    ...(files.get(configured) === before.get(configured)?.toString("utf8")
      ? []
      : ["tsconfig.json comes from the document"]),
  ];
}

function membersOf(text: string | undefined): Record<string, unknown> {
  return text === undefined ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function isSame(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([path, bytes]) => b.get(path)?.equals(bytes) === true);
}

function head({ stderr, stdout }: Watched): string {
  return ((stderr.trim() || stdout.trim()).split("\n")[0] ?? "").slice(0, 200);
}
