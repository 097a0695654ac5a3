import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Language } from "../../generator/config/language.js";

/** What the commands of a language have to say of a package. */
export interface Verified {
  /** What is wrong, a line each. */
  readonly failures: readonly string[];
  /** Programs that are not installed, so that nothing is known of what they would say. */
  readonly missing: readonly string[];
}

const patienceMs = 300_000;

/**
 * Writes a package to a folder of its own and runs the commands that its language has for finding
 * fault with it.
 * @param files texts by their paths in the package
 * @param payload an identifier that must not be code, told to the commands as `PAYLOAD`
 */
export function verifyPackage(
  { verify, folder: templates }: Pick<Language, "verify" | "folder">,
  files: ReadonlyMap<string, string>,
  payload = "",
): Verified {
  const folder = mkdtempSync(join(tmpdir(), "sdkwright-verify-"));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const missing: string[] = [];
    const failures = verify.flatMap((command) => {
      const [program = "", ...parts] = command.map((part) =>
        part.replaceAll("{templates}", templates),
      );
      const { status, signal, stdout, stderr, error } = spawnSync(program, parts, {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, PAYLOAD: payload },
        timeout: patienceMs,
        maxBuffer: 64 * 2 ** 20,
      });
      if (error !== undefined && "code" in error && error.code === "ENOENT") {
        missing.push(program);
        return [];
      }
      if (status === 0) return [];
      const said = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
      const end = signal === null ? `ended with ${status}` : `was ended: ${signal}`;
      return [...said.slice(0, 20), ...(said.length === 0 ? [`${command.join(" ")} ${end}`] : [])];
    });
    return { failures, missing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
