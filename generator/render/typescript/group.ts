import type { GroupView, Unit } from "../../plan/view.js";
import { docs } from "./doc.js";
import { printFile } from "./file.js";
import { bracketed } from "./list.js";
import { callType, coreTypes, operationTags } from "./operation.js";
import { runtimeModule, runtimeTypes, sourceModule } from "./runtime.js";
import { callParameters, signature } from "./signature.js";
import { StructureKind } from "./ts-morph.js";

/** `src/groups/*.ts`: the operations of a group as methods. */
export function group(view: GroupView, unit: Unit): string {
  const { name, file, operations } = view;
  const [core, options] = coreTypes(view);
  const results = operations.map(callType).join(" ");
  const imports = [
    { module: sourceModule(unit, "core"), names: [core, options], isType: true },
    { module: runtimeModule(unit), names: ["Call"], isType: true },
    ...runtimeTypes(unit, results),
    ...unit.imports.map(({ name: type, module }) => ({ module, names: [type], isType: true })),
    ...operations.flatMap((operation) => {
      const module = sourceModule(unit, `operations/${file}/${operation.file}`);
      const request =
        operation.request === null
          ? []
          : [{ module, names: [operation.request.name], isType: true }];
      return [{ module, names: [operation.name], isType: false }, ...request];
    }),
  ];
  return printFile(imports, [
    {
      kind: StructureKind.Class,
      name,
      isExported: true,
      leadingTrivia: docs(view.doc),
      properties: [{ name: "#core", isReadonly: true, type: core }],
      ctors: [{ parameters: [{ name: "core", type: core }], statements: ["this.#core = core;"] }],
      methods: operations.map((operation) => ({
        name: operation.member,
        leadingTrivia: docs(operation.doc, operationTags(operation)),
        ...signature(
          `  ${operation.member}`,
          callParameters(operation, options),
          callType(operation),
        ),
        statements: [
          `return ${operation.name}(this.#core, ${operation.request === null ? "" : "request, "}options);`,
        ],
      })),
    },
  ]);
}

/** `src/operations/<group>/index.ts`: the operations of a group as functions. */
export function operations(view: GroupView): string {
  const lines = view.operations.map(({ file, name, member, request, models }) => {
    const names = [
      name === member ? name : `${name} as ${member}`,
      ...(request === null ? [] : [`type ${request.name}`]),
      ...models.map((model) => `type ${model.name}`),
    ];
    return bracketed("export ", "{}", names, "", ` from "./${file}.js";`);
  });
  return printFile([], [lines.join("\n")]);
}
