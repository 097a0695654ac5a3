import type { PackageView, Unit } from "../../plan/view.js";
import { docs } from "./doc.js";
import { printFile } from "./file.js";
import { sourceModule } from "./runtime.js";
import { StructureKind } from "./ts-morph.js";

/** `src/client.ts`: the class that has every operation of the API, by group. */
export function client(view: PackageView, unit: Unit): string {
  const { client: own, groups, doc } = view;
  const core = `${own.name}Core`;
  return printFile(
    [
      { module: sourceModule(unit, "core"), names: [core], isType: false },
      { module: sourceModule(unit, "core"), names: [`${own.name}Options`], isType: true },
      ...groups.map(({ name, file }) => ({
        module: sourceModule(unit, `groups/${file}`),
        names: [name],
        isType: false,
      })),
    ],
    [
      {
        kind: StructureKind.Class,
        name: own.name,
        isExported: true,
        extends: core,
        leadingTrivia: docs(doc),
        properties: groups.map((group) => ({
          name: group.member,
          isReadonly: true,
          type: group.name,
          leadingTrivia: docs({ ...group.doc, summary: null }),
        })),
        ctors: [
          {
            parameters: [{ name: "options", type: `${own.name}Options`, initializer: "{}" }],
            statements: [
              "super(options);",
              ...groups.map(({ member, name }) => `this.${member} = new ${name}(this);`),
            ],
          },
        ],
      },
    ],
  );
}
