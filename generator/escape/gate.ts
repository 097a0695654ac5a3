import { normalizeLines, unseen } from "./control.js";

/** How text of a document gets into one sort of place: a string literal, a comment, and the like. */
export interface GateRules {
  /** What stands around the whole text. */
  readonly open: string;
  readonly close: string;
  /** What stands in front of each line. */
  readonly line: string;
  /** What becomes of line ends: they are kept, joined to one line, or nothing but characters. */
  readonly lines: "keep" | "join" | "raw";
  /** What is written instead of a text, wherever that is. */
  readonly replace: Readonly<Record<string, string>>;
  /** Regular expressions: where one matches, a backslash is put in front. */
  readonly break: readonly string[];
  /** How a control or bidirectional character is shown: `{hex}` is its number, in four digits. */
  readonly unseen: string;
  /** How half of a character is shown; as other unseen characters are, if nothing is said. */
  readonly half?: string | undefined;
}

/**
 * A gate made from rules. All replacements are made in one pass, so what one of them writes is never
 * read by another.
 */
export function gate(rules: GateRules): (text: string) => string {
  const { open, close, line, lines, replace, unseen: pattern, half = pattern } = rules;
  const replaced = new Map(Object.entries(replace));
  const keys = [...replaced.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const special = new RegExp([...keys, unseen.source].join("|"), "gu");
  const breaks = rules.break.map((source) => new RegExp(source, "giu"));
  const shown = (found: string): string => {
    const known = replaced.get(found);
    if (known !== undefined) return known;
    if (lines !== "raw" && found === "\n") return found;
    if (lines !== "raw" && found === "\t") return " ";
    const isHalf = /\p{Cs}/u.test(found);
    return (isHalf ? half : pattern).replace("{hex}", () =>
      found.charCodeAt(0).toString(16).padStart(4, "0"),
    );
  };
  return (text) => {
    let inner = laidOut(text, lines).replace(special, shown);
    for (const broken of breaks) inner = inner.replace(broken, (found) => `\\${found}`);
    if (lines === "keep" && (line !== "" || inner.includes(" \n"))) {
      inner = inner
        .split("\n")
        .map((one) => `${line}${one}`.trimEnd())
        .join("\n");
    } else inner = line + inner;
    return open + inner + close;
  };
}

function laidOut(text: string, lines: GateRules["lines"]): string {
  if (lines === "raw") return text;
  const plain = normalizeLines(text);
  return (lines === "keep" ? plain : plain.replace(/\s+/g, " ")).trim();
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
