import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { type Json, type JsonObject, setMember } from "../json.js";

/** A list or map that is being read, and the name of the member that comes next. */
interface Frame {
  readonly list: Json[] | null;
  readonly map: JsonObject | null;
  name: string | null;
}

/** Thrown where a text has to be read by the slower parser; it never leaves this file. */
class Doubt extends Error {}

/** Old line ends, byte order marks, tabs that indent, directives, ends of documents: parsers differ in them. */
const suspicious = /\r(?!\n)|\ufeff|^ *\t|^%|^\.\.\./m;

/** How the first line begins that is neither blank nor a comment. */
const firstLine = /^[ \t]*[^ \t\r\n#].{0,2}/m;

/** An indented mark, which matters before anything else: further down it is text, as in Markdown. */
const indentedMark = /^[ \t]+---/;

/**
 * Reads a YAML text fast, as long as it is as plain as documents mostly are: one YAML 1.2 document
 * without tags, anchors, merge keys and directives. The parser that knows positions is many times
 * slower; it reads what is left, and it alone says what is wrong with a text.
 * @returns `undefined` where the other parser has to read the text
 */
export function readPlainYaml(text: string, maxDepth: number): Json | undefined {
  const [start = ""] = firstLine.exec(text) ?? [];
  if (suspicious.test(text) || indentedMark.test(start)) return undefined;
  try {
    return read(text, maxDepth);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function read(text: string, maxDepth: number): Json | undefined {
  const frames: Frame[] = [];
  let root: Json | undefined;
  let documents = 0;

  const add = (value: Json): void => {
    const frame = frames.at(-1);
    if (frame === undefined) root = rootOf(value);
    else if (frame.list !== null) frame.list.push(value);
    else if (frame.map !== null && frame.name !== null) {
      setMember(frame.map, frame.name, value);
      frame.name = null;
    } else throw new Doubt();
  };

  for (const event of parseEvents(text, { maxDepth })) {
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        if (event.anchorStart !== -1 || event.tagStart !== -1) throw new Doubt();
        const frame = frames.at(-1);
        const written = getScalarValue(text, event);
        if (frame?.map && frame.name === null) frame.name = nameOf(written, event, frame.map);
        else add(valueOf(written, event));
        break;
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        if (event.anchorStart !== -1 || event.tagStart !== -1) throw new Doubt();
        const isList = event.type === EVENT_ID.SEQUENCE;
        const list: Json[] | null = isList ? [] : null;
        const map: JsonObject | null = isList ? null : {};
        add((list ?? map) as Json);
        frames.push({ list, map, name: null });
        break;
      }
      case EVENT_ID.POP:
        frames.pop();
        break;
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1 || event.directives.length > 0) throw new Doubt();
        // A document is a frame of its own, but holds only its root.
        break;
      default:
        throw new Doubt();
    }
  }
  return root;
}

/** What a document holds. In one that is a single scalar, parsers differ in how far it may be indented. */
function rootOf(value: Json): Json {
  if (typeof value !== "object" || value === null) throw new Doubt();
  return value;
}

/** A name is what is written, whatever else that might mean: `1.0` and `null` name members like any. */
function nameOf(written: string, { style }: ScalarEvent, map: JsonObject): string {
  if (written === "<<" || Object.hasOwn(map, written)) throw new Doubt();
  if (written === "" && style === SCALAR_STYLE.PLAIN) throw new Doubt();
  return written;
}

const words: ReadonlyMap<string, null | boolean> = new Map([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** The value of a scalar by the core schema of YAML 1.2. */
function valueOf(written: string, { style }: ScalarEvent): Json {
  if (style !== SCALAR_STYLE.PLAIN) return written;
  if (written.length < 6) {
    const word = words.get(written);
    if (word !== undefined) return word;
  }
  return /^[-+.\d]/.test(written) ? numberOf(written) : written;
}

function numberOf(written: string): number | string {
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(written)) return finite(Number(written));
  if (/^0o[0-7]+$/.test(written) || /^0x[\da-fA-F]+$/.test(written)) return finite(Number(written));
  if (/^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/.test(written)) throw new Doubt();
  return written;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Doubt();
  return value;
}
