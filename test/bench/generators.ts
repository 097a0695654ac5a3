import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A program that makes a client of a document. */
export interface Generator {
  readonly name: string;
  readonly version: string;
  /** The arguments of Node that generate a document into an empty folder. */
  readonly command: (document: string, output: string) => readonly string[];
  /** What of its output is checked by the compiler. */
  readonly include: readonly string[];
  /** What of that its own package does not build. */
  readonly exclude: readonly string[];
  /** Why it cannot be run here; `null` if it can. */
  readonly skipped: string | null;
}

interface Peer {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly bin: string;
  /** The lowest version of Node that it supports, as major and minor. */
  readonly node: readonly [number, number];
  readonly args: (document: string, output: string) => readonly string[];
}

/** Other generators of TypeScript, each with the options that come closest to what ours does. */
const peers: readonly Peer[] = [
  {
    name: "redocly",
    package: "@redocly/cli",
    version: "2.77.0",
    bin: "redocly",
    node: [20, 19],
    args: (document, output) => ["generate-client", document, "-o", join(output, "client.ts")],
  },
  {
    name: "hey-api",
    package: "@hey-api/openapi-ts",
    version: "0.99.0",
    bin: "openapi-ts",
    node: [22, 18],
    args: (document, output) => ["-i", document, "-o", output, "-s", "--no-log-file"],
  },
  {
    name: "orval",
    package: "orval",
    version: "8.38.0",
    bin: "orval",
    node: [22, 18],
    args: (document, output) => [
      ...["--input", document, "--output", join(output, "client.ts")],
      ...["--client", "fetch", "--quiet"],
    ],
  },
  {
    name: "oazapfts",
    package: "oazapfts",
    version: "7.5.0",
    bin: "oazapfts",
    node: [20, 0],
    args: (document, output) => [document, join(output, "client.ts")],
  },
];

/** What is installed into the folder of the peers: them, and what the outputs import. */
export const packages: readonly string[] = [
  ...peers.map((peer) => `${peer.package}@${peer.version}`),
  "openapi-fetch@0.17.0",
  "typescript@5.9.3",
];

/** Ours as it is built, then the peers as they are installed in a folder. */
export function generatorsIn(folder: string, node: string): Generator[] {
  return [ours(), ...peers.map((peer) => installed(peer, folder, node))];
}

function ours(): Generator {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { version } = packageOf(root);
  return {
    name: "sdkwright",
    version,
    command: (document, output) => [
      ...[join(root, "dist/main.js"), "generate", "--spec", document, "--out", output],
      ...["--language", "typescript"],
    ],
    include: ["typescript/src"],
    exclude: ["typescript/src/schema.ts"],
    skipped: null,
  };
}

function installed(peer: Peer, folder: string, node: string): Generator {
  const home = join(folder, "node_modules", peer.package);
  const isThere = existsSync(join(home, "package.json"));
  const { version, bin } = isThere ? packageOf(home) : { version: peer.version, bin: "" };
  const program = join(home, typeof bin === "string" ? bin : (bin[peer.bin] ?? ""));
  const [major = 0, minor = 0] = node.replace("v", "").split(".").map(Number);
  const [needed, neededMinor] = peer.node;
  const isOld = major < needed || (major === needed && minor < neededMinor);
  return {
    name: peer.name,
    version,
    command: (document, output) => [program, ...peer.args(document, output)],
    include: ["."],
    exclude: [],
    skipped: !isThere
      ? "it is not installed"
      : isOld
        ? `it needs Node ${needed}.${neededMinor}, this is ${node}`
        : null,
  };
}

function packageOf(home: string): { version: string; bin: string | Record<string, string> } {
  return JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    version: string;
    bin: string | Record<string, string>;
  };
}

/** The compiler that is installed beside the peers. */
export function compilerIn(folder: string): string {
  return join(dirname(join(folder, "node_modules/typescript/package.json")), "lib/tsc.js");
}
