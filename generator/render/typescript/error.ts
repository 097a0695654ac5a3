import type { GetAccessorDeclarationStructure, OptionalKind } from "ts-morph";
import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { ErrorView, FieldView, Unit } from "../../plan/view.js";
import { comment, docs } from "./doc.js";
import { printFile } from "./file.js";
import { namesIn } from "./names.js";
import { runtimeModule, runtimeTypes } from "./runtime.js";
import { StructureKind } from "./ts-morph.js";

/** Members that `APIError` has already, which a field of the body must not hide. */
const inherited: ReadonlySet<string> = new Set([
  "body",
  "cause",
  "constructor",
  "headers",
  "issues",
  "message",
  "name",
  "operationId",
  "outcome",
  "requestId",
  "response",
  "stack",
  "status",
  "statusText",
  "toJSON",
  "toString",
]);

/** `src/errors/*.ts`: one error class, with the fields of its body as accessors. */
export function error(view: ErrorView, unit: Unit): string {
  const { name, body, message, decidedBy } = view;
  const own = view.fields.filter(({ wire }) => propertyKey(wire) === wire && !inherited.has(wire));
  const types = own.map(({ type }) => type).join(" ");
  const mentioned = namesIn(types);
  const imports = [
    { module: runtimeModule(unit), names: ["APIError", "hasMembers"], isType: false },
    ...unit.imports
      .filter(({ name: type }) => type === body || mentioned.has(type))
      .map(({ name: type, module }) => ({ module, names: [type], isType: true })),
    ...runtimeTypes(unit, types),
  ];
  return printFile(imports, [
    {
      kind: StructureKind.Class,
      name,
      isExported: true,
      extends: `APIError<${body}>`,
      leadingTrivia: docs(view.doc),
      methods: [
        {
          name: "accepts",
          isStatic: true,
          leadingTrivia: comment("Tells whether a body is that of this error."),
          parameters: [{ name: "body", type: "unknown" }],
          returnType: `body is ${body}`,
          statements: [`return hasMembers(body, [${decidedBy.map(stringLiteral).join(", ")}]);`],
        },
        ...(message === null ? [] : [messageMethod(body, message)]),
      ],
      getAccessors: [nameAccessor(name), ...own.map(accessor)],
    },
  ]);
}

function nameAccessor(name: string): OptionalKind<GetAccessorDeclarationStructure> {
  // The printer knows the keyword on accessors, though its types do not.
  const accessor = {
    name: "name",
    hasOverrideKeyword: true,
    returnType: "string",
    statements: [`return ${stringLiteral(name)};`],
  };
  return accessor;
}

function messageMethod(body: string, message: string) {
  return {
    name: "describe",
    isStatic: true,
    leadingTrivia: comment("The part of a body that tells people what went wrong."),
    parameters: [{ name: "body", type: body }],
    returnType: "string | undefined",
    statements: [`return body${memberAccess(message)};`],
  };
}

function accessor({
  wire,
  type,
  required,
  doc,
}: FieldView): OptionalKind<GetAccessorDeclarationStructure> {
  return {
    name: wire,
    returnType: required ? type : `${type} | undefined`,
    leadingTrivia: docs(doc),
    statements: [`return this.body.${wire};`],
  };
}

function memberAccess(wire: string): string {
  return propertyKey(wire) === wire ? `.${wire}` : `[${stringLiteral(wire)}]`;
}
