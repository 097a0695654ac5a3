// Starts the engine from a test. It lives in its own process, so that neither
// its console, its memory nor its globals reach the tests.

import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import type { Announcement, EngineOptions } from "./protocol.js";
import { readAnnouncement } from "./protocol.js";

export type { EngineOptions, Fault } from "./protocol.js";

/** A running engine. */
export interface Engine extends Announcement {
  /** The IDs of the clients that are registered now. */
  clientIds(): Promise<string[]>;
  /** Ends the engine and waits until its process is gone. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts an engine on a free loopback port. It ends with stop(), or with this process. */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const child = fork(
    fileURLToPath(new URL("./main.ts", import.meta.url)),
    [JSON.stringify(options)],
    {
      execArgv: ["--import", import.meta.resolve("tsx")],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  const complaints = collect(child.stderr);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await once(child, "spawn");

  const line = await firstLine(child.stdout);
  if (line === undefined) {
    await closed;
    throw new Error(`The engine did not start.\n${complaints()}`);
  }
  release(child);

  let stopping = false;
  child.once("close", () => {
    if (!stopping) process.stderr.write(`The engine ended unasked.\n${complaints()}`);
  });
  return {
    ...readAnnouncement(line),
    async clientIds() {
      child.channel?.ref();
      child.send("clients");
      const [ids] = await once(child, "message");
      child.channel?.unref();
      return v.parse(v.array(v.string()), ids);
    },
    async stop() {
      stopping = true;
      child.ref();
      child.kill();
      // Not "close": the released streams do not keep this process alive for it.
      await exited;
    },
  };
}

/** Keeps what a stream says for when it is needed. */
function collect(stream: Readable | null): () => string {
  let text = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

/** The first line of a stream, or undefined if it ends without one. */
async function firstLine(stream: Readable | null): Promise<string | undefined> {
  if (stream === null) return undefined;
  for await (const line of createInterface({ input: stream })) return line;
  return undefined;
}

/** Lets this process end although the child still runs; the child then ends too. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) {
    // Unread output would hold back the child's "close".
    stream?.resume();
    if (stream instanceof Socket) stream.unref();
  }
}
