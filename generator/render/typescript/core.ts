import { propertyKey } from "../../escape/key.js";
import { stringLiteral } from "../../escape/literal.js";
import type { Doc, PackageView, SecurityView, Unit } from "../../plan/view.js";
import { comment, docs } from "./doc.js";
import { printFile, type Statement } from "./file.js";
import { bracketed } from "./list.js";
import { requirementFacts } from "./operation.js";
import { runtimeModule } from "./runtime.js";
import { serverFacts } from "./server.js";
import { StructureKind } from "./ts-morph.js";

/** `src/core.ts`: what is true of the whole API, the options, and what every call is made with. */
export function core(view: PackageView, unit: Unit): string {
  const { client, security, defaults } = view;
  const credentials = new Set(security.map(credentialType));
  const carriers = new Set(security.flatMap(({ kind, in: location }) => [kind, location ?? kind]));
  return printFile(
    [
      { module: runtimeModule(unit), names: [...carriers, "SDKCore"], isType: false },
      {
        module: runtimeModule(unit),
        names: [...credentials, "CallOptions", "Profile", "SDKOptions"],
        isType: true,
      },
    ],
    [
      profile(view),
      {
        kind: StructureKind.Interface,
        name: `${client.name}Options`,
        isExported: true,
        leadingTrivia: comment(
          `Options of {@link ${client.name}Core} and of the client built on it.`,
        ),
        extends: ["SDKOptions"],
        properties: [...security.map(credential), ...defaults.map(defaulted), ...server(view)],
      },
      {
        kind: StructureKind.TypeAlias,
        name: `${client.name}CallOptions`,
        isExported: true,
        leadingTrivia: comment(
          "Options of one call: those of the client, for this call alone, and what can end it.",
        ),
        type: `${client.name}Options & CallOptions`,
      },
      {
        kind: StructureKind.Class,
        name: `${client.name}Core`,
        isExported: true,
        extends: "SDKCore",
        leadingTrivia: comment(
          "Credentials, server and defaults: what the standalone functions are called with.",
        ),
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

function profile(view: PackageView): Statement {
  const { servers, security, requirements, defaults, userAgent } = view;
  return (writer) => {
    writer.write("const profile: Profile = ").inlineBlock(() => {
      writer.writeLine(`userAgent: ${stringLiteral(userAgent)},`);
      if (servers.length === 0) writer.writeLine("servers: {},");
      else {
        writer.write("servers: ").inlineBlock(() => {
          for (const server of servers) writer.writeLine(`${serverFacts(server)},`);
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
      if (defaults.length > 0) {
        const facts = defaults.map(
          ({ wire, env }) =>
            `${propertyKey(wire)}: ${env === null ? "{}" : `{ env: ${stringLiteral(env)} }`}`,
        );
        writer.writeLine(bracketed("defaults: ", "{}", facts, "  ", ","));
      }
    });
    writer.write(";");
  };
}

function schemeFacts({ kind, in: location, wire, env }: SecurityView): string {
  const isHeader = location === null || location === "header";
  const members = [
    `in: ${location === null ? kind : `${kind}(${location})`}`,
    `name: ${stringLiteral(wire ?? "authorization")}`,
    ...(isHeader ? ["isHeader: true"] : []),
    ...(env === null ? [] : [`env: ${stringLiteral(env)}`]),
  ];
  return `{ ${members.join(", ")} }`;
}

function credential(scheme: SecurityView) {
  return option(scheme.option, credentialType(scheme), scheme.doc, scheme.env);
}

function defaulted({ wire, type, doc, env }: PackageView["defaults"][number]) {
  return option(wire, type, doc, env);
}

function option(name: string, type: string, doc: Doc, env: string | null) {
  const fallback =
    env === null ? [] : [`If it is left out, the environment variable \`${env}\` is read.`];
  const text = [doc.text?.trim(), ...fallback].filter((part) => part !== undefined).join("\n\n");
  return {
    name: propertyKey(name),
    hasQuestionToken: true,
    type: `${type} | undefined`,
    leadingTrivia: docs({ ...doc, text }),
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
  return [
    {
      name: "server",
      hasQuestionToken: true,
      type: `${names} | undefined`,
      leadingTrivia: comment(text),
    },
  ];
}
