import type { Language } from "../config/language.js";
import type { Api, Group, Model, Name } from "../ir/types.js";
import { Claims } from "./claims.js";
import { wordsOf } from "../ir/words.js";
import type { Homes } from "./homes.js";
import { Members } from "./members.js";
import { reservedFiles, Spelling } from "./spelling.js";

/** The names of an operation. */
export interface MemberNames {
  /** Of the function or class. */
  readonly name: string;
  /** As a member of what it belongs to. */
  readonly member: string;
  readonly file: string;
}

/** The names of a group: its name is that of a class, its namespace that of its functions. */
export interface GroupNames extends MemberNames {
  readonly namespace: string;
}

/**
 * The names of everything that has one in the output, by id. All clashes are settled here: what a
 * person pinned comes first, then what is spelled in the document as it will be in the output, then
 * the rest.
 */
export class Names {
  readonly client: string;
  /** What examples call an instance of the client. */
  readonly variable: string;
  /** Of models and errors. */
  readonly types = new Map<string, string>();
  /** Of security schemes: the options that hold their credentials. */
  readonly options = new Map<string, string>();
  /** The name of the package as that of a file. */
  readonly module: string;
  readonly #classes = new Map<string, string>();
  readonly #files = new Map<string, string>();
  readonly #requests = new Map<string, string>();
  readonly #operations = new Map<string, MemberNames>();
  readonly #groups = new Map<string, GroupNames>();
  /** Of what is inside of models and requests. */
  readonly members: Members;
  readonly #language: Language;
  readonly #spelling: Spelling;

  constructor(api: Api, language: Language, { alone }: Homes) {
    this.#language = language;
    this.#spelling = new Spelling(language);
    this.members = new Members(language, new Map(api.models.map((model) => [model.id, model])));
    this.module = this.#spelling.fileName(wordsOf(api.package.name));
    this.client = this.#clientName(api);
    this.variable = this.#variableName(api);
    const types = new Claims([...language.reserved.types, ...builtOn(this.client)]);
    this.#nameErrors(api, types);
    this.#nameModels(api, types);
    this.#nameFiles(alone);
    this.#nameGroups(api, types);
    this.#nameClasses(api);
    this.#nameOptions(api);
  }

  type(id: string): string {
    return known(this.types, id);
  }

  file(id: string): string {
    return known(this.#files, id);
  }

  request(operationId: string): string {
    return known(this.#requests, operationId);
  }

  /** The id of an operation as a type. */
  className(operationId: string): string {
    return known(this.#classes, operationId);
  }

  operation(id: string): MemberNames {
    return known(this.#operations, id);
  }

  group(id: string): GroupNames {
    return known(this.#groups, id);
  }

  /** The name of the client's class: none of those built on it may be taken already. */
  #clientName({ package: { client } }: Api): string {
    const { reserved } = this.#language;
    const taken = new Set(reserved.types);
    const isFree = (name: string): boolean => builtOn(name).every((built) => !taken.has(built));
    const names = this.#spelling.candidates(client, "type", "client", "apiClient");
    return names.find(isFree) ?? names.at(-1) ?? "";
  }

  /** Scripts without capitals spell the class and an instance of it alike. */
  #variableName({ package: { client } }: Api): string {
    const name = this.#spelling.identifier(client.words, "group");
    return this.#unreserved(name === this.client ? "client" : name);
  }

  // Errors come before models: people catch them by name, and seldom name their bodies.
  #nameErrors({ errors }: Api, types: Claims): void {
    const files = new Claims([...reservedFiles, ...this.#language.reserved.files]);
    for (const { id, name } of byPinned(errors)) {
      this.types.set(id, types.claim(this.#spelling.candidates(name, "type", "response"), id));
      this.#files.set(id, files.claim([this.#spelling.fileName(name.words)], id));
    }
  }

  #nameModels({ models }: Api, types: Claims): void {
    for (const { id, name } of this.#bySpelling(models)) {
      const names = this.#spelling.candidates(name, "type", "model", "body");
      this.types.set(id, types.claim(names, id));
    }
  }

  #nameFiles(models: readonly Model[]): void {
    const files = new Claims([...reservedFiles, ...this.#language.reserved.files]);
    for (const { id, name } of this.#bySpelling(models)) {
      const stems = [name.words, [...name.words, "model"]].map((words) =>
        this.#spelling.fileName(words),
      );
      this.#files.set(id, files.claim(stems, id));
    }
  }

  /** Components that are spelled as they will be first, then other components, then what is inline. */
  #bySpelling(models: readonly Model[]): Model[] {
    const rank = ({ component, name }: Model): number => {
      if (component === null) return 2;
      return component === this.#spelling.identifier(name.words, "type") ? 0 : 1;
    };
    return models.toSorted((a, b) => rank(a) - rank(b));
  }

  #nameGroups({ groups }: Api, types: Claims): void {
    const { reserved } = this.#language;
    const members = new Claims(reserved.members);
    const files = new Claims([...reservedFiles, ...this.#language.reserved.files]);
    const taken = new Claims([...reserved.types, ...this.types.values()]);
    for (const group of byPinned(groups)) {
      const { id, name } = group;
      const member = members.claim(this.#spelling.candidates(name, "group", "group"), id);
      this.#groups.set(id, {
        member,
        namespace: this.#unreserved(member),
        name: types.claim([this.#spelling.identifier([...name.words, "group"], "type")], id),
        file: files.claim([this.#spelling.fileName(name.words)], id),
      });
      this.#nameOperations(group, taken);
    }
  }

  #nameOperations({ operations }: Group, taken: Claims): void {
    const { reserved } = this.#language;
    const members = new Claims(reserved.members);
    const files = new Claims([...reservedFiles, ...this.#language.reserved.files]);
    // The type of a request stands in one file with models, so it is called like none of them.
    const requests = new Claims([], taken);
    for (const { id, name, method } of byPinned(operations)) {
      const longer = method.toLowerCase();
      const member = members.claim(this.#spelling.candidates(name, "operation", longer), id);
      const stems = [name.words, [...name.words, longer]].map((words) =>
        this.#spelling.fileName(words),
      );
      this.#operations.set(id, {
        member,
        name: this.#unreserved(member),
        file: files.claim(stems, id),
      });
      const [, request = "", operationRequest = ""] = this.#spelling.candidates(
        name,
        "type",
        "request",
        "operationRequest",
      );
      this.#requests.set(id, requests.claim([request, operationRequest], id));
    }
  }

  #nameClasses({ groups }: Api): void {
    const classes = new Claims();
    for (const { id } of groups.flatMap(({ operations }) => operations)) {
      this.#classes.set(id, classes.claim([this.#spelling.identifier(wordsOf(id), "type")], id));
    }
  }

  /** A name for a function, a namespace or a variable: no word of the language, and no type's name. */
  #unreserved(name: string): string {
    const { words, suffix } = this.#language.reserved;
    // Scripts without capitals spell a type and a function alike.
    const isType = /^\P{ASCII}/u.test(name) && [...this.types.values()].includes(name);
    return words.includes(name) || isType ? name + suffix : name;
  }

  #nameOptions({ security, defaults }: Api): void {
    const { reserved } = this.#language;
    const own = this.members.named(
      defaults.map(({ wire }) => wire),
      reserved.options,
    );
    const options = new Claims([...reserved.options, ...own.values()]);
    for (const { id, name } of security) {
      this.options.set(
        id,
        options.claim(this.#spelling.candidates(name, "group", "credential"), id),
      );
    }
  }
}

/** The names that a package makes of its client's. */
function builtOn(client: string): string[] {
  return ["", "Core", "Options", "CallOptions", "Error"].map((suffix) => client + suffix);
}

function byPinned<Named extends { readonly name: Name }>(items: readonly Named[]): Named[] {
  return items.toSorted((a, b) => Number(b.name.pinned !== null) - Number(a.name.pinned !== null));
}

function known<Value>(names: ReadonlyMap<string, Value>, id: string): Value {
  const value = names.get(id);
  if (value === undefined) throw new Error(`nothing was named ${JSON.stringify(id)}`);
  return value;
}
