import type { Api, Model, Name, Operation } from "../ir/types.js";
import { type Casing, cased } from "./casing.js";
import { Claims } from "./claims.js";
import type { Language } from "./language.js";

/** The names of everything that has one in the output, by id. */
export interface Names {
  readonly client: string;
  readonly types: ReadonlyMap<string, string>;
  readonly requests: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<
    string,
    { readonly name: string; readonly member: string; readonly file: string }
  >;
  readonly groups: ReadonlyMap<
    string,
    { readonly name: string; readonly member: string; readonly file: string }
  >;
  readonly files: ReadonlyMap<string, string>;
}

const maxFileName = 80;

/** Names that Windows keeps for devices, and the one that a folder is imported by. */
const reservedFiles = [
  "index",
  "con",
  "prn",
  "aux",
  "nul",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`]),
];

/**
 * Names every part of the API for a language. All clashes are settled here: what a person pinned
 * comes first, then what is spelled in the document as it will be in the output, then the rest.
 */
export function nameAll(api: Api, language: Language): Names {
  const { case: casing, reserved } = language;
  const client = identifier(cased(api.package.client.words, casing.type));
  const types = new Map<string, string>();
  const files = new Map<string, string>();
  const typeClaims = new Claims([
    ...reserved.types,
    client,
    ...["Core", "Options", "Error"].map((suffix) => client + suffix),
  ]);
  const errorFiles = new Claims(reservedFiles);
  for (const error of byPinned(api.errors)) {
    const name = typeClaims.claim(
      [typeName(error.name, casing.type), typeName(error.name, casing.type, "response")],
      error.id,
    );
    types.set(error.id, name);
    files.set(error.id, errorFiles.claim([fileName(error.name.words, casing.file)], error.id));
  }
  const modelFiles = new Claims(reservedFiles);
  for (const model of byExactness(api.models, casing.type)) {
    const name = typeClaims.claim(
      [
        typeName(model.name, casing.type),
        typeName(model.name, casing.type, "model"),
        typeName(model.name, casing.type, "body"),
      ],
      model.id,
    );
    types.set(model.id, name);
    files.set(
      model.id,
      modelFiles.claim(
        [
          fileName(model.name.words, casing.file),
          fileName([...model.name.words, "model"], casing.file),
        ],
        model.id,
      ),
    );
  }
  const requests = new Map<string, string>();
  const operations = new Map<string, { name: string; member: string; file: string }>();
  const groups = new Map<string, { name: string; member: string; file: string }>();
  const groupMembers = new Claims(reserved.members);
  const groupFiles = new Claims(reservedFiles);
  for (const group of api.groups) {
    const member = groupMembers.claim(
      [
        identifier(cased(group.name.words, casing.group)),
        identifier(cased([...group.name.words, "group"], casing.group)),
      ],
      group.id,
    );
    groups.set(group.id, {
      member,
      name: typeName(group.name, casing.type, "group"),
      file: groupFiles.claim([fileName(group.name.words, casing.file)], group.id),
    });
    const members = new Claims(reserved.members);
    const operationFiles = new Claims(reservedFiles);
    // Within a group the requests must not be called like a model that they use.
    const requestClaims = new Claims([...reserved.types, ...types.values()]);
    for (const operation of byPinned(group.operations)) {
      const words = operation.name.words;
      const longer = [...words, operation.method.toLowerCase()];
      const key = members.claim(
        [words, longer].map((candidate) => identifier(cased(candidate, casing.operation))),
        operation.id,
      );
      operations.set(operation.id, {
        member: key,
        name: reserved.words.includes(key) ? key + reserved.suffix : key,
        file: operationFiles.claim(
          [words, longer].map((candidate) => fileName(candidate, casing.file)),
          operation.id,
        ),
      });
      requests.set(
        operation.id,
        requestClaims.claim(requestNames(operation, casing.type), operation.id),
      );
    }
  }
  return { client, types, requests, operations, groups, files };
}

function requestNames({ name }: Operation, casing: Casing): string[] {
  return [
    typeName(name, casing, "request"),
    typeName({ ...name, words: [...name.words, "operation"] }, casing, "request"),
  ];
}

function typeName({ words }: Name, casing: Casing, ...suffix: string[]): string {
  return identifier(cased([...words, ...suffix], casing));
}

/** A legal identifier: it does not begin with a digit, and is not empty. */
function identifier(text: string): string {
  if (text === "") return "unnamed";
  return /^\p{Nd}/u.test(text) ? `_${text}` : text;
}

/** A file name of plain letters and digits, short enough for every file system. */
function fileName(words: readonly string[], casing: Casing): string {
  const plain = words
    .map((word) => word.normalize("NFKD").replace(/[^A-Za-z0-9]/g, ""))
    .filter((word) => word !== "");
  const name = cased(plain.length > 0 ? plain : ["unnamed"], casing);
  return name.slice(0, maxFileName);
}

function byPinned<Named extends { readonly name: Name }>(items: readonly Named[]): Named[] {
  return items.toSorted((a, b) => Number(b.name.pinned !== null) - Number(a.name.pinned !== null));
}

function byExactness(models: readonly Model[], casing: Casing): Model[] {
  const rank = (model: Model): number => {
    const isComponent = /^#\/components\/schemas\/[^/]+$/.test(model.id);
    if (!isComponent) return 2;
    return model.id.endsWith(`/${typeName(model.name, casing)}`) ? 0 : 1;
  };
  return models.toSorted((a, b) => rank(a) - rank(b));
}
