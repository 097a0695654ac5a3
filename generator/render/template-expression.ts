import { type Token, type Tokenizer, TypeGuards, type ValueToken } from "liquidjs";

/** Variables while a template is rendered, by name. */
export type Variables = Map<string, unknown>;

/** Works out a value. */
export type Evaluate = (variables: Variables) => unknown;

/** A filter as a function. */
export type Filter = (value: unknown, ...parameters: readonly unknown[]) => unknown;

/** What cannot be compiled, or went wrong: LiquidJS itself knows what to make of it. */
export class NotCompiled extends Error {}

type Expression = ReturnType<Tokenizer["readFilteredValue"]>;
type Operator = (left: unknown, right: unknown) => unknown;

const operators: Readonly<Record<string, Operator>> = {
  "==": (left, right) => isSame(left, right),
  "!=": (left, right) => !isSame(left, right),
  and: (left, right) => Boolean(left) && Boolean(right),
  or: (left, right) => Boolean(left) || Boolean(right),
  ">": (left, right) => compared(left) > compared(right),
  "<": (left, right) => compared(left) < compared(right),
  ">=": (left, right) => compared(left) >= compared(right),
  "<=": (left, right) => compared(left) <= compared(right),
  contains: (left, right) => {
    if (typeof left === "string") return left.includes(String(right));
    return Array.isArray(left) && left.some((item) => isSame(item, right));
  },
};

/** Compiles an expression with its filters. */
export function compileExpression(
  { initial, filters }: Expression,
  filterOf: (name: string) => Filter,
): Evaluate {
  let evaluate = compilePostfix(initial.postfix);
  for (const { name, args } of filters) {
    const filter = filterOf(name);
    const parameters = args.map((argument) => {
      if (argument === undefined || Array.isArray(argument)) throw new NotCompiled();
      return compileValue(argument);
    });
    const inner = evaluate;
    const [only] = parameters;
    if (parameters.length === 0) evaluate = (variables) => filter(inner(variables));
    else if (parameters.length === 1 && only)
      evaluate = (variables) => filter(inner(variables), only(variables));
    else
      evaluate = (variables) =>
        filter(inner(variables), ...parameters.map((parameter) => parameter(variables)));
  }
  return evaluate;
}

function compilePostfix(tokens: readonly Token[]): Evaluate {
  const operands: Evaluate[] = [];
  for (const token of tokens) {
    if (!TypeGuards.isOperatorToken(token)) {
      operands.push(compileValue(token));
      continue;
    }
    const operator = operators[token.operator];
    const right = operands.pop();
    const left = operands.pop();
    if (operator === undefined || left === undefined || right === undefined)
      throw new NotCompiled();
    operands.push((variables) => operator(left(variables), right(variables)));
  }
  const [evaluate] = operands;
  if (evaluate === undefined || operands.length !== 1) throw new NotCompiled();
  return evaluate;
}

/** Compiles a value without filters: a literal, or a variable with what is read of it. */
export function compileValue(token: Token | ValueToken): Evaluate {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token)) {
    const { content } = token;
    return () => content;
  }
  if (TypeGuards.isLiteralToken(token)) {
    const value = literals.get(token.literal);
    if (value === undefined) throw new NotCompiled();
    return () => value;
  }
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined)
    throw new NotCompiled();
  const [name, ...properties] = token.props.map(propertyName);
  if (name === undefined) throw new NotCompiled();
  const read = (variables: Variables): unknown => {
    const value = variables.get(name);
    if (value === undefined) throw new NotCompiled(name);
    return value;
  };
  return properties.reduce<Evaluate>((inner, property) => {
    return (variables) => propertyOf(inner(variables), property);
  }, read);
}

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["nil", null],
  ["null", null],
]);

function propertyName(token: Token): string {
  if (TypeGuards.isQuotedToken(token)) return token.content;
  // Identifiers have their name as content; what else may stand here is worked out first.
  const { content }: { content?: unknown } = Object(token);
  if (typeof content !== "string" || TypeGuards.isLiteralToken(token)) throw new NotCompiled();
  return content;
}

function propertyOf(value: unknown, name: string): unknown {
  if (value === null) return null;
  const found = Object.hasOwn(Object(value), name)
    ? Object(value)[name]
    : propertyOfList(value, name);
  if (found === undefined) throw new NotCompiled(name);
  return found;
}

function propertyOfList(value: unknown, name: string): unknown {
  if (typeof value === "string") return name === "size" ? value.length : undefined;
  if (Array.isArray(value)) {
    if (name === "size") return value.length;
    if (name === "first") return value[0];
    return name === "last" ? value.at(-1) : undefined;
  }
  return name === "size" ? Object.keys(Object(value)).length : undefined;
}

function isSame(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
}

function compared(value: unknown): number | string {
  if (value === null) return 0;
  if (typeof value === "number" || typeof value === "string") return value;
  throw new NotCompiled();
}
