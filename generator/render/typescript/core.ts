import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { PackageView, SecurityView, Unit } from "../../plan/view.js";
import { docs } from "./doc.js";
import { printFile, type Statement } from "./file.js";
import { bracketed } from "./list.js";
import { requirementFacts } from "./operation.js";
import { runtimeModule } from "./runtime.js";
import { StructureKind } from "./ts-morph.js";

/** `src/core.ts`: what is true of the whole API, the options, and what every call is made with. */
export function core(view: PackageView, unit: Unit): string {
  const { client, security } = view;
  const credentials = new Set(security.map(credentialType));
  return printFile(
    [
      { module: runtimeModule(unit), names: ["SDKCore"], isType: false },
      {
        module: runtimeModule(unit),
        names: [...credentials, "Profile", "SDKOptions"],
        isType: true,
      },
    ],
    [
      profile(view),
      {
        kind: StructureKind.Interface,
        name: `${client.name}Options`,
        isExported: true,
        docs: [`Options of {@link ${client.name}Core} and of the client built on it.`],
        extends: ["SDKOptions"],
        properties: [...security.map(credential), ...server(view)],
      },
      {
        kind: StructureKind.Class,
        name: `${client.name}Core`,
        isExported: true,
        extends: "SDKCore",
        docs: ["Credentials, server and defaults: what the standalone functions are called with."],
        ctors: [
          {
            parameters: [{ name: "options", type: `${client.name}Options`, initializer: "{}" }],
            statements: ["super(profile, options);"],
          },
        ],
      },
    ],
  );
}

function profile({ client, version, servers, security, requirements }: PackageView): Statement {
  return (writer) => {
    writer.write("const profile: Profile = ").inlineBlock(() => {
      writer.writeLine(`name: ${stringLiteral(client.name)},`);
      writer.writeLine(`version: ${stringLiteral(version)},`);
      if (servers.length === 0) writer.writeLine("servers: {},");
      else {
        writer.write("servers: ").inlineBlock(() => {
          for (const { name, url } of servers)
            writer.writeLine(`${propertyKey(name)}: ${stringLiteral(url)},`);
        });
        writer.write(",").newLine();
      }
      if (security.length === 0) writer.writeLine("security: {},");
      else {
        writer.write("security: ").inlineBlock(() => {
          for (const scheme of security)
            writer.writeLine(`${propertyKey(scheme.option)}: ${schemeFacts(scheme)},`);
        });
        writer.write(",").newLine();
      }
      writer.writeLine(
        bracketed("requirements: ", "[]", requirements.map(requirementFacts), "  ", ","),
      );
    });
    writer.write(";");
  };
}

function schemeFacts({ kind, in: location, wire, env }: SecurityView): string {
  const members = [
    `kind: ${stringLiteral(kind)}`,
    ...(location === null ? [] : [`in: ${stringLiteral(location)}`]),
    ...(wire === null ? [] : [`name: ${stringLiteral(wire)}`]),
    ...(env === null ? [] : [`env: ${stringLiteral(env)}`]),
  ];
  return `{ ${members.join(", ")} }`;
}

function credential(scheme: SecurityView) {
  const fallback =
    scheme.env === null
      ? []
      : [`If it is left out, the environment variable \`${scheme.env}\` is read.`];
  const doc = {
    ...scheme.doc,
    text: [scheme.doc.text?.trim(), ...fallback].filter((part) => part !== undefined).join("\n\n"),
  };
  return {
    name: propertyKey(scheme.option),
    hasQuestionToken: true,
    type: `${credentialType(scheme)} | undefined`,
    docs: docs(doc),
  };
}

function credentialType({ kind }: SecurityView): string {
  return kind === "basic" ? "BasicCredential" : "Credential";
}

function server({ servers }: PackageView) {
  if (servers.length === 0) return [];
  const [first] = servers;
  const names = servers.map(({ name }) => stringLiteral(name)).join(" | ");
  const text = `Which of the servers of the API to call; \`${first?.name}\` if it is left out.`;
  return [{ name: "server", hasQuestionToken: true, type: `${names} | undefined`, docs: [text] }];
}
