import { readFileSync } from "node:fs";
import ts from "typescript";

type Schema = Readonly<Record<string, unknown>>;

/** A schema of valibot, as far as this looks at it. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly default?: unknown;
  readonly item?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/**
 * Says in JSON Schema what a schema of valibot says, for editors.
 * @param docs what is said of the key at a path
 */
export function jsonSchema(shape: Shape, docs: ReadonlyMap<string, string>, path = ""): Schema {
  const description = docs.get(path);
  return { ...(description === undefined ? {} : { description }), ...bare(shape, docs, path) };
}

function bare(shape: Shape, docs: ReadonlyMap<string, string>, path: string): Schema {
  const inner = (one: Shape | undefined, name: string): Schema =>
    one === undefined ? {} : jsonSchema(one, docs, path === "" ? name : `${path}.${name}`);
  switch (shape.type) {
    case "strict_object": {
      const entries = Object.entries(shape.entries ?? {});
      const required = entries.filter(([, one]) => one.type !== "optional").map(([name]) => name);
      return {
        type: "object",
        additionalProperties: false,
        ...(required.length > 0 ? { required } : {}),
        properties: Object.fromEntries(entries.map(([name, one]) => [name, inner(one, name)])),
      };
    }
    case "optional": {
      const fallback = shape.default;
      const isPlain = ["string", "boolean"].includes(typeof fallback);
      const { wrapped = { type: "any" } } = shape;
      return { ...bare(wrapped, docs, path), ...(isPlain ? { default: fallback } : {}) };
    }
    case "record": {
      const names = shape.key?.options;
      const value = inner(shape.value, "*");
      return {
        type: "object",
        ...(names === undefined ? {} : { propertyNames: { enum: names } }),
        additionalProperties: value,
      };
    }
    case "array":
      return { type: "array", items: inner(shape.item, "*") };
    case "picklist":
      return { enum: shape.options };
    case "literal":
      return { const: shape.literal };
    case "boolean":
      return { type: "boolean" };
    case "string": {
      const regex = shape.pipe?.find(({ type }) => type === "regex")?.requirement;
      return { type: "string", ...(regex instanceof RegExp ? { pattern: regex.source } : {}) };
    }
    default:
      throw new Error(`nothing is known of ${shape.type}`);
  }
}

/** The comments on the keys of an object in a source file, by their paths. */
export function docsIn(file: string, variable: string): Map<string, string> {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const docs = new Map<string, string>();
  const visit = (node: ts.Node, path: string): void => {
    if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) {
      ts.forEachChild(node, (child) => visit(child, path));
      return;
    }
    const name = node.name.getText(source);
    const own = path === "" ? name : `${path}.${name}`;
    const [comment] = ts.getJSDocCommentsAndTags(node);
    if (comment !== undefined) docs.set(own, text(comment));
    ts.forEachChild(node, (child) => visit(child, own));
  };
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.name.getText(source) === variable && declaration.initializer)
      visit(declaration.initializer, "");
  }
  return docs;
}

function text(node: ts.Node): string {
  return node
    .getText()
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/\n\s*\* ?/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
