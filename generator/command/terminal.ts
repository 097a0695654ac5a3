import pc from "picocolors";
import spinner from "yocto-spinner";
import { visible } from "../escape/control.js";
import { printProblem } from "../problem/print.js";
import type { Problems } from "../problem/problem.js";

/** Where a command speaks: results on one stream, progress and problems on the other. */
export interface Terminal {
  /** Lines of the result. What could drive the terminal is shown by its escape. */
  print(text: string): void;
  /** The line above a part of the result. */
  heading(text: string): void;
  /** Problems, each with its place, then how many there were. */
  report(problems: Problems): void;
  /** Says what is being done while it is done; nothing stays on the screen. */
  progress(): { readonly step: (text: string) => void; readonly stop: () => void };
}

/** The terminal of a process. Colours and progress appear only where a person is watching. */
export function processTerminal({
  stdout,
  stderr,
}: Pick<NodeJS.Process, "stdout" | "stderr">): Terminal {
  const coloursOf = ({ isTTY }: { readonly isTTY?: boolean }): ReturnType<typeof pc.createColors> =>
    pc.createColors(pc.isColorSupported && isTTY === true);
  const [{ bold }, colours] = [coloursOf(stdout), coloursOf(stderr)];
  const shown = (text: string): string => visible(text, { keepLines: true });
  return {
    print: (text) => stdout.write(`${shown(text)}\n`),
    heading: (text) => stdout.write(`${bold(shown(text))}\n`),
    report: (problems) => {
      for (const problem of problems.all) stderr.write(`${printProblem(problem, colours)}\n`);
      if (problems.all.length > 1) stderr.write(`${count(problems)}\n`);
    },
    progress: () => {
      if (stderr.isTTY !== true) return { step: () => {}, stop: () => {} };
      const shown = spinner({ stream: stderr, text: "starting" }).start();
      return {
        step: (text) => {
          shown.text = text;
        },
        stop: () => shown.stop(),
      };
    },
  };
}

function count({ all, errorCount }: Problems): string {
  const parts = [
    [errorCount, "error"],
    [all.length - errorCount, "warning"],
  ] as const;
  return parts
    .flatMap(([number, noun]) =>
      number === 0 ? [] : [`${number} ${noun}${number === 1 ? "" : "s"}`],
    )
    .join(", ");
}
