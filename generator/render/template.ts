import { type TagToken, Tokenizer, TypeGuards } from "liquidjs";
import {
  compileExpression,
  compileValue,
  type Evaluate,
  type Filter,
  NotCompiled,
  type Variables,
} from "./template-expression.js";

/** Prints with some variables. */
export type Print = (variables: Variables) => string;

/** What a template may use of its language. */
export interface Surroundings {
  /** @throws {NotCompiled} where there is no such filter */
  readonly filter: (name: string) => Filter;
  /** Another template, compiled. */
  readonly partial: (name: string) => Print;
}

type Tokens = ReturnType<Tokenizer["readTopLevelTokens"]>;

/**
 * Compiles a template to functions: LiquidJS goes through a template step by step, which takes most of
 * the time where a template prints thousands of files. Its tokens are used, and what is not known here
 * is left to it, as are faults, of which it knows the place.
 * @throws {NotCompiled}
 */
export function compileTemplate(source: string, surroundings: Surroundings): Print {
  const compiler = new Compiler(new Tokenizer(source).readTopLevelTokens(), surroundings);
  const print = compiler.block([]).print;
  return (variables) => print(new Map(variables));
}

class Compiler {
  readonly #tokens: Tokens;
  readonly #surroundings: Surroundings;
  /** Variables of the loops that are open. */
  readonly #loops: string[] = [];
  #next = 0;

  constructor(tokens: Tokens, surroundings: Surroundings) {
    this.#tokens = tokens;
    this.#surroundings = surroundings;
  }

  /** Compiles up to one of the tags that can end it, or to the end of the template if none can. */
  block(ends: readonly string[]): { print: Print; end: TagToken | null } {
    const parts: Print[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      this.#next += 1;
      if (token === undefined) {
        if (ends.length > 0) throw new NotCompiled();
        return { print: joined(parts), end: null };
      }
      if (TypeGuards.isTagToken(token)) {
        if (ends.includes(token.name)) return { print: joined(parts), end: token };
        const part = this.#tag(token);
        if (part !== null) parts.push(part);
      } else if (TypeGuards.isOutputToken(token)) {
        const evaluate = this.#expression(new Tokenizer(token.content));
        parts.push((variables) => text(evaluate(variables)));
      } else {
        const content = token.getContent();
        if (content !== "") parts.push(() => content);
      }
    }
  }

  #tag(tag: TagToken): Print | null {
    switch (tag.name) {
      case "if":
        return this.#branches(tag, "endif", (value) => Boolean(value));
      case "unless":
        return this.#branches(tag, "endunless", (value) => !value);
      case "for":
        return this.#loop(tag);
      case "case":
        return this.#cases(tag);
      case "assign":
        return this.#assignment(tag);
      case "capture":
        return this.#capture(tag);
      case "render":
        return this.#partial(tag);
      case "raw":
      case "endraw":
        return null;
      default:
        throw new NotCompiled(tag.name);
    }
  }

  #expression(tokenizer: Tokenizer): Evaluate {
    return compileExpression(tokenizer.readFilteredValue(), this.#surroundings.filter);
  }

  #branches(first: TagToken, end: string, test: (value: unknown) => boolean): Print {
    const branches: [Evaluate, Print][] = [];
    const condition = this.#expression(first.tokenizer);
    let evaluate: Evaluate = (variables) => test(condition(variables));
    let last: Print = () => "";
    for (;;) {
      const { print, end: tag } = this.block(["elsif", "else", end]);
      branches.push([evaluate, print]);
      if (tag?.name === "elsif") {
        evaluate = this.#expression(tag.tokenizer);
        continue;
      }
      if (tag?.name === "else") last = this.block([end]).print;
      break;
    }
    const [[only, print] = [() => false, last], ...others] = branches;
    if (others.length === 0)
      return (variables) => (only(variables) ? print(variables) : last(variables));
    return (variables) => {
      for (const [holds, part] of branches) if (holds(variables)) return part(variables);
      return last(variables);
    };
  }

  #loop({ tokenizer }: TagToken): Print {
    const name = tokenizer.readIdentifier().content;
    if (tokenizer.readIdentifier().content !== "in") throw new NotCompiled();
    const collection = tokenizer.readValue();
    if (collection === undefined) throw new NotCompiled();
    const items = compileValue(collection);
    const modifiers = tokenizer.readHashes();
    const [limit] = modifiers;
    const isLimited = limit?.name.content === "limit" && limit.value !== undefined;
    if (modifiers.length > 1 || (limit !== undefined && !isLimited)) throw new NotCompiled();
    const most = limit?.value === undefined ? null : compileValue(limit.value);
    this.#loops.push(name, "forloop");
    const { print, end } = this.block(["else", "endfor"]);
    this.#loops.splice(-2);
    const otherwise = end?.name === "else" ? this.block(["endfor"]).print : null;
    return (variables) => {
      const all = items(variables);
      if (all !== null && !Array.isArray(all)) throw new NotCompiled();
      const list: readonly unknown[] = all ?? [];
      const chosen = most === null ? list : list.slice(0, Number(most(variables)));
      if (list.length === 0) return otherwise === null ? "" : otherwise(variables);
      return each(chosen, name, variables, print);
    };
  }

  #cases({ tokenizer }: TagToken): Print {
    const target = this.#expression(tokenizer);
    const branches: [Evaluate[], Print][] = [];
    let otherwise: Print = () => "";
    let { end: tag } = this.block(["when", "else", "endcase"]);
    while (tag?.name === "when") {
      const values: Evaluate[] = [];
      const when = tag.tokenizer;
      while (!when.end()) {
        values.push(compileValue(when.readValueOrThrow()));
        when.skipBlank();
        when.readTo(when.peek() === "," ? "," : "or");
      }
      const { print, end } = this.block(["when", "else", "endcase"]);
      branches.push([values, print]);
      tag = end;
    }
    if (tag?.name === "else") otherwise = this.block(["endcase"]).print;
    return (variables) => {
      const value = target(variables);
      for (const [values, print] of branches) {
        if (values.some((candidate) => candidate(variables) === value)) return print(variables);
      }
      return otherwise(variables);
    };
  }

  #assignment({ tokenizer }: TagToken): Print {
    const name = this.#assigned(tokenizer);
    tokenizer.skipBlank();
    if (tokenizer.peek() !== "=") throw new NotCompiled();
    tokenizer.advance();
    const evaluate = this.#expression(tokenizer);
    return (variables) => {
      variables.set(name, evaluate(variables));
      return "";
    };
  }

  #capture({ tokenizer }: TagToken): Print {
    const name = this.#assigned(tokenizer);
    const { print } = this.block(["endcapture"]);
    return (variables) => {
      variables.set(name, print(variables));
      return "";
    };
  }

  /** The name that is set; that of an open loop would be another variable of that name. */
  #assigned(tokenizer: Tokenizer): string {
    const name = tokenizer.readIdentifier().content;
    if (name === "" || this.#loops.includes(name)) throw new NotCompiled();
    return name;
  }

  #partial({ tokenizer }: TagToken): Print {
    const file = tokenizer.readValue();
    if (!TypeGuards.isQuotedToken(file)) throw new NotCompiled();
    const parameters = tokenizer.readHashes().map(({ name, value }): [string, Evaluate] => {
      if (value === undefined) throw new NotCompiled();
      return [name.content, compileValue(value)];
    });
    tokenizer.skipBlank();
    if (!tokenizer.end()) throw new NotCompiled();
    const { content } = file;
    const { partial } = this.#surroundings;
    return (variables) =>
      partial(content)(new Map(parameters.map(([name, value]) => [name, value(variables)])));
  }
}

function joined(parts: readonly Print[]): Print {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return (variables) => {
    let out = "";
    for (const part of parts) out += part(variables);
    return out;
  };
}

function each(items: readonly unknown[], name: string, variables: Variables, print: Print): string {
  const outer = [name, "forloop"].map((key) => [key, variables.get(key)] as const);
  let out = "";
  for (const [index, item] of items.entries()) {
    variables.set(name, item);
    variables.set("forloop", {
      index: index + 1,
      index0: index,
      first: index === 0,
      last: index === items.length - 1,
      length: items.length,
    });
    out += print(variables);
  }
  for (const [key, value] of outer) {
    if (value === undefined) variables.delete(key);
    else variables.set(key, value);
  }
  return out;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(text).join("") : String(value);
}
