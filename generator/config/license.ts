import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { isInside } from "../load/files/library.js";
import { readSource } from "../load/read/source.js";
import type { Location, Problems } from "../problem/problem.js";

const identifier = /^(?:(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-)?[A-Za-z0-9][A-Za-z0-9.-]*\+?$/;

/** Whether a text is built as a license expression of SPDX is; which identifiers there are is not known. */
export function isLicense(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let shape = tokens.map(sortOf).join("").replace(/iwi/g, "i");
  for (let before = ""; before !== shape;) {
    before = shape;
    shape = shape.replace(/\(i(?:ai)*\)/g, "i");
  }
  return /^i(?:ai)*$/.test(shape);
}

/** One character for each sort of token. */
function sortOf(token: string): string {
  if (token === "(" || token === ")") return token;
  if (token === "AND" || token === "OR") return "a";
  if (token === "WITH") return "w";
  return identifier.test(token) ? "i" : "?";
}

/**
 * The text of a license: that of a file in the folder of `sdk.yaml`, wherever symbolic links lead.
 * @param at where `sdk.yaml` names the file
 * @returns `null` after a problem was reported.
 */
export function licenseText(
  folder: string,
  file: string,
  at: Location,
  problems: Problems,
): string | null {
  const path = resolve(folder, file);
  const real = (path: string): string => (existsSync(path) ? realpathSync.native(path) : path);
  if (!isInside(folder, path) || !isInside(real(folder), real(path))) {
    const message = "`package.licenseFile`: it is not in the folder of sdk.yaml";
    problems.error("wrong-value", message, "Copy the file into that folder.", at);
    return null;
  }
  return readSource(path, problems)?.text ?? null;
}
