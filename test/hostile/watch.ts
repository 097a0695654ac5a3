/**
 * Runs inside of the process that is watched, before anything else, and writes what it sees to the file
 * that WATCH_FILE names, a line each: files that are read or written, addresses that are called,
 * processes that are started, what appears on prototypes, and at the end the most memory and the time that it had.
 */
import childProcess from "node:child_process";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { isMainThread } from "node:worker_threads";

const file = process.env.WATCH_FILE ?? "watched.jsonl";
const append = fs.appendFileSync;
const seen = new Set<string>();

function tell(what: string, detail: unknown): void {
  const line = JSON.stringify([what, String(detail)]);
  if (detail === file || seen.has(line)) return;
  seen.add(line);
  append(file, `${line}\n`);
}

type Callable = (...args: unknown[]) => unknown;

/** Tells of each call of these functions, with its first argument. */
function watch(owner: object, names: readonly string[], what: string): void {
  for (const name of names) {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") continue;
    const call = original as Callable;
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      if (typeof args[0] !== "number") tell(what, describe(args[0]));
      return call.apply(this, args);
    });
  }
}

function describe(value: unknown): unknown {
  if (value instanceof URL) return value.protocol === "file:" ? value.pathname : value.href;
  if (typeof value !== "object" || value === null) return value;
  return Buffer.isBuffer(value) ? value.toString() : JSON.stringify(value);
}

const both = (names: readonly string[]): string[] => names.flatMap((name) => [name, `${name}Sync`]);
const reads = ["createReadStream", ...both(["readFile", "readdir", "open", "opendir"])];
const writes = [
  "createWriteStream",
  ...both(["writeFile", "appendFile", "mkdir", "rename", "rm", "unlink", "symlink", "link"]),
  ...both(["copyFile", "cp", "truncate", "chmod", "mkdtemp"]),
];
watch(fs, reads, "read");
watch(fs.promises, reads, "read");
watch(fs, writes, "write");
watch(fs.promises, writes, "write");
watch(net.Socket.prototype, ["connect"], "connect");
watch(dns, ["lookup", "resolve"], "connect");
watch(childProcess, both(["spawn", "exec", "execFile"]), "start");
watch(childProcess, ["fork"], "start");
syncBuiltinESMExports();

const prototypes = { Object, Array, String, Function, Map, Promise };
const before = Object.entries(prototypes).map(
  ([name, { prototype }]) => [name, prototype, new Set(Reflect.ownKeys(prototype))] as const,
);

process.on("exit", () => {
  for (const [name, prototype, known] of before) {
    const added = Reflect.ownKeys(prototype).filter((key) => !known.has(key));
    if (added.length > 0) tell("pollute", `${name}.prototype: ${added.map(String).join(", ")}`);
  }
  if (Reflect.has(globalThis, "__pwned")) tell("run", "__pwned");
  if (!isMainThread) return;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  tell("memory", maxRSS * 1024);
  tell("time", Math.round((userCPUTime + systemCPUTime) / 1000));
});
