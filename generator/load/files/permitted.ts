import type { Problems, ReportEntry } from "../../problem/problem.js";
import { maxBytes, SourceFile } from "../read/source.js";

/** How long a server may take for one file, in milliseconds. */
const timeout = 30_000;

/** What the configuration says about references. */
export interface ReferencesConfig {
  /** Absolute paths and URLs. */
  readonly references: readonly string[];
  readonly reportEntry: ReportEntry;
}

/**
 * What references may name although it is not in the folder of the document: exactly what the
 * configuration lists, and nothing beside it.
 */
export class Permitted {
  /** Nothing at all. */
  static readonly none = new Permitted({ references: [], reportEntry: () => {} }, new Map());

  readonly #config: ReferencesConfig;
  readonly #fetched: ReadonlyMap<string, SourceFile>;
  readonly #used = new Set<string>();

  private constructor(config: ReferencesConfig, fetched: ReadonlyMap<string, SourceFile>) {
    this.#config = config;
    this.#fetched = fetched;
  }

  /** Fetches what the configuration lists by URL; nothing is fetched at any other time. */
  static async fetch(config: ReferencesConfig, problems: Problems): Promise<Permitted> {
    const fetched = await Promise.all(
      config.references.map(async (reference, index): Promise<[string, SourceFile][]> => {
        if (!isURL(reference)) return [];
        try {
          return [[reference, new SourceFile(reference, await textAt(reference))]];
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          config.reportEntry(
            ["references", String(index)],
            `cannot fetch ${reference}: ${why}`,
            "Correct the URL, or keep a copy beside the document.",
            problems,
          );
          return [];
        }
      }),
    );
    return new Permitted(config, new Map(fetched.flat()));
  }

  /** Whether a file may be read, by its absolute path. */
  file(path: string): boolean {
    const isListed = this.#config.references.includes(path);
    if (isListed) this.#used.add(path);
    return isListed;
  }

  /** What was fetched from a URL. */
  fetched(url: string): SourceFile | undefined {
    this.#used.add(url);
    return this.#fetched.get(url);
  }

  /** Reports entries that no reference needed: what is not needed should not be permitted. */
  reportUnused(problems: Problems): void {
    for (const [index, reference] of this.#config.references.entries()) {
      if (this.#used.has(reference)) continue;
      const message = `no reference of the document names ${reference}`;
      const hint = "Remove the entry, or correct it.";
      this.#config.reportEntry(["references", String(index)], message, hint, problems);
    }
  }
}

/** Tells a URL from a path. */
export function isURL(reference: string): boolean {
  return /^https?:\/\//i.test(reference);
}

async function textAt(reference: string): Promise<string> {
  const url = new URL(reference);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !isLoopback) throw new Error("it is not https");
  if (url.username !== "" || url.password !== "") throw new Error("it holds a password");
  const response = await fetch(url, {
    redirect: "manual",
    signal: AbortSignal.timeout(timeout),
  }).catch((error: unknown) => {
    const { cause } = error as Error;
    throw cause instanceof Error ? cause : error;
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the server answered with status ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new Error(`it has more than ${maxBytes} bytes`);
    }
    parts.push(part.value);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
}
