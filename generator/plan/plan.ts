import type { Api, Doc, Group, Model, Operation, Type } from "../ir/types.js";
import { pointerSteps } from "../load/json.js";
import { cased } from "./casing.js";
import { allFields, exampleRequest } from "./example.js";
import type { Language, Output } from "./language.js";
import { type Names, nameAll } from "./names.js";
import { importsOf, type Place, rootFrom } from "./place.js";
import { requestOf } from "./request.js";
import { fill, TypePrinter } from "./types.js";
import { printValue } from "./value.js";
import type {
  DocView,
  ErrorView,
  FieldView,
  GroupView,
  ModelView,
  OperationView,
  PackageView,
  Unit,
  View,
} from "./view.js";

/** Decides everything about the output of a language but its text: names, types, files, imports. */
export function plan(api: Api, language: Language): Unit[] {
  return new Planner(api, language).units();
}

class Planner {
  readonly #api: Api;
  readonly #language: Language;
  readonly #names: Names;
  readonly #types: TypePrinter;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #places = new Map<string, Place>();
  /** Ids of the models and errors that the file of a view names. */
  readonly #uses = new Map<View, ReadonlySet<string>>();
  readonly #package: PackageView;

  constructor(api: Api, language: Language) {
    this.#api = api;
    this.#language = language;
    this.#names = nameAll(api, language);
    this.#types = new TypePrinter(language, this.#names.types);
    this.#models = new Map(api.models.map((model) => [model.id, model]));
    this.#placeAll();
    this.#package = this.#packageView();
  }

  units(): Unit[] {
    const { groups, models, errors } = this.#package;
    const views: Readonly<Record<NonNullable<Output["each"]>, readonly View[]>> = {
      model: models,
      error: errors,
      operation: groups.flatMap((group) => group.operations),
      group: groups,
    };
    return this.#language.outputs.flatMap((output): Unit[] => {
      if (output.when !== undefined && !isSet(this.#package, output.when)) return [];
      const each: readonly View[] =
        output.each === undefined ? [this.#package] : views[output.each];
      return each.map((view) => {
        const path = this.#path(output, view);
        const imports = importsOf(path, this.#uses.get(view) ?? [], this.#places);
        return { path, renderer: output.render, view, imports, root: rootFrom(path) };
      });
    });
  }

  #path(output: Output, view: View): string {
    const { client, name } = this.#package;
    const own =
      view.unit === "package"
        ? {}
        : { file: view.file, group: view.unit === "operation" ? view.group : "" };
    return fill(output.path, { client: client.file, package: name, ...own });
  }

  /** Where each model and error will be, so that others can import it. */
  #placeAll(): void {
    const path = (unit: Output["each"]): string =>
      this.#language.outputs.find(({ each }) => each === unit)?.path ?? "{file}";
    const { types, files } = this.#names;
    for (const { id } of this.#api.models) {
      this.#places.set(id, {
        name: types.get(id) ?? "",
        path: fill(path("model"), { file: files.get(id) ?? "" }),
      });
    }
    for (const { id } of this.#api.errors) {
      this.#places.set(id, {
        name: types.get(id) ?? "",
        path: fill(path("error"), { file: files.get(id) ?? "" }),
      });
    }
  }

  #packageView(): PackageView {
    const { info, package: own, servers, security, requirements } = this.#api;
    const { case: casing } = this.#language;
    // Views refer to the package and it to them, so it is completed once they are made.
    const view = {
      unit: "package" as const,
      name: own.name,
      version: own.version,
      description: own.description,
      license: own.license,
      copyright: own.copyright,
      repository: own.repository,
      homepage: own.homepage,
      keywords: own.keywords,
      title: info.title,
      doc: docView(info.doc),
      client: {
        name: this.#names.client,
        variable: cased(own.client.words, casing.group),
        file: cased(own.client.words, casing.file),
      },
      servers: servers.map(({ name, url, doc }) => ({ name, url, doc: docView(doc) })),
      security: security.map(({ id, name, doc, kind, in: location, wire, env }) => ({
        id,
        option: cased(name.words, casing.group),
        doc: docView(doc),
        kind,
        in: location,
        wire,
        env,
      })),
      requirements: this.#options(requirements),
      groups: [] as GroupView[],
      models: [] as ModelView[],
      errors: [] as ErrorView[],
    };
    for (const model of this.#api.models) view.models.push(this.#modelView(model, view));
    for (const error of this.#api.errors) view.errors.push(this.#errorView(error, view));
    for (const group of this.#api.groups) view.groups.push(this.#groupView(group, view));
    return view;
  }

  #modelView(model: Model, owner: PackageView): ModelView {
    const uses = new Set<string>(model.kind === "object" ? model.bases : []);
    const print = (type: Type): string => this.#print(type, uses);
    const parts = {
      bases:
        model.kind === "object" ? model.bases.map((id) => this.#names.types.get(id) ?? "") : [],
      fields:
        model.kind === "object"
          ? model.fields.map((field) =>
              fieldView(field.wire, print(field.type), field.required, field.doc),
            )
          : [],
      rest: model.kind === "object" && model.rest !== null ? print(model.rest) : null,
      members:
        model.kind === "enum"
          ? model.members.map(({ value, doc }) => ({ value, doc: docView(doc) }))
          : [],
      type: model.kind === "alias" ? print(model.type) : null,
    };
    const component = /^#\/components\/schemas\/([^/]+)$/.exec(model.id)?.[1];
    const key = component === undefined ? null : (pointerSteps(`/${component}`)[0] ?? null);
    return this.#using(uses, {
      unit: "model",
      kind: model.kind,
      component: key,
      ...this.#file(model.id, model.doc, owner),
      ...parts,
    });
  }

  #errorView(error: Api["errors"][number], owner: PackageView): ErrorView {
    const body = this.#models.get(error.body);
    const uses = new Set([error.body]);
    const fields = body === undefined ? [] : allFields(body, this.#models);
    return this.#using(uses, {
      unit: "error",
      body: this.#names.types.get(error.body) ?? "",
      message: error.message,
      decidedBy: error.decidedBy,
      fields: fields.map((field) =>
        fieldView(field.wire, this.#print(field.type, uses), field.required, field.doc),
      ),
      ...this.#file(error.id, error.doc, owner),
    });
  }

  #file(
    id: string,
    doc: Doc,
    owner: PackageView,
  ): Pick<ModelView, "name" | "doc" | "file" | "package"> {
    return {
      name: this.#names.types.get(id) ?? "",
      doc: docView(doc),
      file: this.#names.files.get(id) ?? "",
      package: owner,
    };
  }

  #using<Made extends View>(uses: ReadonlySet<string>, view: Made): Made {
    this.#uses.set(view, uses);
    return view;
  }

  #groupView(group: Group, owner: PackageView): GroupView {
    const { name, member, file } = this.#names.groups.get(group.id) ?? {
      name: "",
      member: "",
      file: "",
    };
    const uses = new Set<string>();
    const operations = group.operations.map((operation) =>
      this.#operationView(operation, file, uses, owner),
    );
    return this.#using(uses, {
      unit: "group",
      name,
      member,
      file,
      title: group.title,
      doc: docView(group.doc),
      operations,
      package: owner,
    });
  }

  #operationView(
    operation: Operation,
    group: string,
    groupUses: Set<string>,
    owner: PackageView,
  ): OperationView {
    const { name, member, file } = this.#names.operations.get(operation.id) ?? {
      name: "",
      member: "",
      file: "",
    };
    const uses = new Set<string>();
    const print = (type: Type): string => this.#print(type, uses);
    const { fields, parameters } = requestOf(operation, print);
    const results = operation.success.flatMap(({ media }) => (media === null ? [] : [media.type]));
    const result = results.length === 0 ? null : this.#resultType(operation, results, uses);
    // A group's file names the results of its operations, but not what only their requests hold.
    for (const id of this.#resultUses(results)) groupUses.add(id);
    for (const { error } of operation.failures) if (error !== null) uses.add(`${error}/error`);
    const example = exampleRequest(
      this.#api,
      operation,
      parameters.map(({ key }) => key),
    );
    return this.#using(uses, {
      unit: "operation",
      id: operation.id,
      name,
      member,
      group,
      file,
      method: operation.method,
      path: operation.path,
      doc: docView(operation.doc),
      request:
        fields.length === 0
          ? null
          : {
              name: this.#names.requests.get(operation.id) ?? "",
              optional: fields.every((field) => !field.required),
              fields,
            },
      parameters,
      body:
        operation.body === null
          ? null
          : {
              encoding: operation.body.media.encoding,
              mediaType: operation.body.media.wire,
              type: print(operation.body.media.type),
            },
      responses: operation.success.map(({ status, media }) => ({
        status,
        encoding: media?.encoding ?? null,
        mediaType: media?.wire ?? null,
      })),
      result,
      failures: operation.failures.map(({ statuses, error }) => ({
        statuses,
        error: error === null ? null : (this.#names.types.get(`${error}/error`) ?? null),
      })),
      requirements: operation.requirements === null ? null : this.#options(operation.requirements),
      answers: operation.answers,
      example: example === null ? null : printValue(example, this.#language.literals),
      package: owner,
    });
  }

  #resultType(operation: Operation, results: readonly Type[], uses: Set<string>): string {
    const isOptional = results.length < operation.success.length;
    const type: Type =
      results.length === 1 && results[0] !== undefined
        ? results[0]
        : { kind: "union", variants: distinct(results) };
    const text = this.#print(type, uses);
    const absent = this.#language.types.absent;
    return isOptional && absent !== undefined ? fill(absent, { type: text }) : text;
  }

  #resultUses(results: readonly Type[]): ReadonlySet<string> {
    const uses = new Set<string>();
    for (const type of results) this.#print(type, uses);
    return uses;
  }

  #print(type: Type, uses: Set<string>): string {
    const printed = this.#types.print(type);
    for (const id of printed.uses) uses.add(id);
    return printed.text;
  }

  /** Requirements name schemes by their ids; callers know them by the options. */
  #options(requirements: readonly (readonly string[])[]): string[][] {
    const options = new Map(
      this.#api.security.map(({ id, name }) => [id, cased(name.words, this.#language.case.group)]),
    );
    return requirements.map((set) => set.map((id) => options.get(id) ?? id));
  }
}

function docView({ summary, text, deprecated, link, fallback }: Doc): DocView {
  return { summary, text, deprecated, link, fallback };
}

function fieldView(wire: string, type: string, required: boolean, doc: Doc): FieldView {
  return { wire, type, required, doc: docView(doc) };
}

function distinct(types: readonly Type[]): Type[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

function isSet(view: PackageView, field: string): boolean {
  const value = Object.entries(view).find(([name]) => name === field)?.[1];
  return (
    value !== null &&
    value !== undefined &&
    value !== "" &&
    !(Array.isArray(value) && value.length === 0)
  );
}
