import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import * as nodeModule from "node:module";
import { basename, dirname, join } from "node:path";
import { constants, Script } from "node:vm";

/** Files from this size on are worth keeping compiled. */
const minBytes = 256 * 1024;
/** Files that are kept for one version of Node: of a few checkouts, at up to 6 MB each. */
const maxKept = 24;
const digestBytes = 32;

/** What was compiled anew in this run, and where it is to be kept. */
const fresh: { readonly path: string; readonly key: Buffer; readonly script: Script }[] = [];
let given: string | null = null;
let folder: string | null = null;

/**
 * From now on {@link requirePackage} keeps compiled code in a folder: the compiler's library alone takes
 * 0.2 s to compile. Node 22 and newer have a cache of their own, which is switched on instead. A
 * folder that another user could write to is not used.
 */
export function cacheCode(path: string): void {
  given = path;
  if ("enableCompileCache" in nodeModule) {
    (nodeModule.enableCompileCache as (path: string) => unknown)(path);
    return;
  }
  const own = join(path, `${process.version}-${process.arch}`);
  folder = isPrivate(own) ? own : null;
}

/** The folder that {@link cacheCode} was given, for another thread; `null` if it was given none. */
export function codeFolder(): string | null {
  return given;
}

/**
 * Keeps what was compiled in this run for the next one. What cannot be kept is compiled again, and what
 * has not been written for longest makes room.
 */
export function keepCode(): void {
  if (fresh.length === 0) return;
  for (const { path, key, script } of fresh.splice(0)) {
    try {
      const code = script.createCachedData();
      const own = `${path}.${process.pid}`;
      writeFileSync(own, Buffer.concat([key, digest(code), code]), { mode: 0o600 });
      renameSync(own, path);
    } catch {
      return;
    }
  }
  if (folder !== null) prune(folder);
}

/** Every checkout and every version of a package has files of its own: without this, there would be no end. */
function prune(own: string): void {
  try {
    const files = readdirSync(own).map((name) => join(own, name));
    const written = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
    const byAge = files.toSorted((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0));
    for (const file of byAge.slice(maxKept)) rmSync(file, { force: true });
  } catch {
    // Another run prunes the same folder: then it is done.
  }
}

/**
 * Loads a CommonJS package for a module. An `import` would read all its code once more before, to find
 * out what it exports.
 */
export function requirePackage<Exports>(name: string, from: string): Exports {
  const require = nodeModule.createRequire(from);
  if (folder !== null) evaluate(require.resolve(name), require);
  return require(name) as Exports;
}

/** Evaluates a large file, and those that it requires, from compiled code; Node then knows them. */
function evaluate(file: string, { cache }: NodeJS.Require): void {
  if (cache[file] !== undefined || !isLarge(file)) return;
  const source = readFileSync(file, "utf8");
  const script = compile(file, source);
  const require = nodeModule.createRequire(file);
  const module = Object.assign(new nodeModule.Module(file), { filename: file });
  cache[file] = module;
  const load = (name: string): unknown => {
    evaluate(require.resolve(name), require);
    return require(name) as unknown;
  };
  type Wrapped = (this: unknown, ...values: readonly unknown[]) => void;
  const run = script.runInThisContext() as Wrapped;
  try {
    const own = Object.assign(load, require);
    run.call(module.exports, module.exports, own, module, file, dirname(file));
    module.loaded = true;
  } finally {
    if (!module.loaded) Reflect.deleteProperty(cache, file);
  }
}

function compile(file: string, source: string): Script {
  const { size, mtimeMs } = statSync(file);
  const key = digest(Buffer.from(JSON.stringify([file, size, mtimeMs, process.versions.v8])));
  const path = join(folder ?? "", `${basename(file)}-${key.toString("hex").slice(0, 16)}`);
  const cachedData = kept(path, key);
  const script = new Script(nodeModule.Module.wrap(source), {
    filename: file,
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === null ? {} : { cachedData }),
  });
  if (cachedData === null || script.cachedDataRejected === true) fresh.push({ path, key, script });
  return script;
}

/** Compiled code as it was kept; `null` if there is none, or if it is not what was kept. */
function kept(path: string, key: Buffer): Buffer | null {
  try {
    if (!lstatSync(path).isFile()) return null;
    const bytes = readFileSync(path);
    const code = bytes.subarray(2 * digestBytes);
    const isWhole =
      bytes.subarray(0, digestBytes).equals(key) &&
      bytes.subarray(digestBytes, 2 * digestBytes).equals(digest(code));
    return isWhole ? code : null;
  } catch {
    return null;
  }
}

function isLarge(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.size >= minBytes && /\.c?js$/.test(file);
}

/** Whether a folder, which is made if there is none, is this user's alone. */
function isPrivate(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const stats = lstatSync(path);
    if (!stats.isDirectory()) return false;
    const { uid, mode } = stats;
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
}

function digest(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
