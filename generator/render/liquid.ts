import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Context, Liquid, toValueSync } from "liquidjs";
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
import { compileTemplate, type Print } from "./template.js";
import { type Filter, NotCompiled } from "./template-expression.js";

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
    // Those of the machine would be in what filters print, and take as long to find as a stage.
    locale: "en",
    timezoneOffset: 0,
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
  const compiled = compiledTemplates(language.folder, engine);
  return (template) => (unit: Unit) => {
    const { view, imports, root } = unit;
    const seen = {
      [view.unit]: view,
      imports,
      root,
      package: view.unit === "package" ? view : view.package,
    };
    const text: unknown =
      printed(compiled, template, seen) ?? engine.renderFileSync(template, seen);
    return `${String(text).trimEnd()}\n`;
  };
}

/** What a compiled template prints; `null` where LiquidJS has to print it, or to say what is wrong. */
function printed(
  compiled: (template: string) => Print,
  template: string,
  seen: Readonly<Record<string, unknown>>,
): string | null {
  try {
    return compiled(template)(new Map(Object.entries(seen)));
  } catch {
    return null;
  }
}

/** The templates of a folder, each compiled when it is first asked for. */
function compiledTemplates(folder: string, engine: Liquid): (template: string) => Print {
  const context = new Context({}, engine.options, { sync: true });
  const filter = (name: string): Filter => {
    const known = engine.filters[name];
    const handler = typeof known === "function" ? known : known?.handler;
    if (handler === undefined) throw new NotCompiled(name);
    const self = { context, token: null, liquid: engine };
    // Some filters, such as `map`, are generators, which LiquidJS runs to their end.
    return (value, ...parameters) =>
      toValueSync(Reflect.apply(handler, self, [value, ...parameters]));
  };
  const templates = new Map<string, Print | null>();
  const compiled = (name: string): Print => {
    let template = templates.get(name);
    if (template === undefined) {
      templates.set(name, null);
      const source = readFileSync(join(folder, name), "utf8");
      template = compileTemplate(source, { filter, partial: compiled });
      templates.set(name, template);
    }
    if (template === null) throw new NotCompiled(name);
    return template;
  };
  return compiled;
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
