import { Liquid } from "liquidjs";
import type { Language } from "../config/language.js";
import { gate } from "../escape/gate.js";
import { stringLiteral } from "../escape/literal.js";
import {
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownInline,
} from "../escape/markdown.js";
import { printValue, type Value } from "../plan/value.js";
import type { Unit } from "../plan/view.js";
import { reasonPhrase } from "./reason-phrase.js";
import type { Renderer } from "./renderer.js";

/**
 * Renders the templates of a language with LiquidJS. Unknown variables and filters are errors, and
 * templates see only the view: what they may do with text is this closed list of filters.
 */
export function templateRenderer(language: Language): (template: string) => Renderer {
  const engine = new Liquid({
    root: language.folder,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    cache: true,
  });
  const filters: Readonly<Record<string, (value: unknown, argument?: unknown) => string>> = {
    indent: (value, width) => String(value).replace(/\n(?=.)/g, `\n${" ".repeat(Number(width))}`),
    json: (value) =>
      typeof value === "string" ? stringLiteral(value) : JSON.stringify(value, null, 2),
    literal: (value) => printValue(value as Value, language),
    markdown: (value) => markdownBlock(String(value)),
    inline: (value) => markdownInline(String(value)),
    code: (value) => markdownCode(String(value)),
    code_cell: (value) => markdownCodeCell(String(value)),
    cell: (value) => markdownCell(String(value)),
    reason: (value) => reasonPhrase(Number(value)),
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  for (const [name, rules] of Object.entries({ comment: lineComment, ...language.gates })) {
    const pass = gate(rules);
    engine.registerFilter(name, (value: unknown) => pass(String(value)));
  }
  return (template) => (unit: Unit) => {
    const { view, imports, root } = unit;
    const text: unknown = engine.renderFileSync(template, {
      [view.unit]: view,
      imports,
      root,
      package: view.unit === "package" ? view : view.package,
    });
    return `${String(text).trimEnd()}\n`;
  };
}

/** The gate into comments of languages that say nothing of them. */
const lineComment = {
  open: "",
  close: "",
  line: "# ",
  lines: "keep",
  replace: {},
  break: [],
  unseen: "\\u{hex}",
} as const;
