/**
 * What renderers and templates see: the API with the decisions of one language made. Names are cased
 * and unique, types are text, files have their places. Every key is always present.
 */
import type { Answers, Doc, Encoding, Part, Safety, Style } from "../ir/types.js";

export type { Doc, Encoding };

/** A name that a file needs from another. `module` is the relative path to it, without extension. */
export interface ImportView {
  readonly name: string;
  readonly module: string;
  /** The path from the folder of the sources to it, step by step, without extension. */
  readonly steps: readonly string[];
}

/** A type in the notations of a language, by their names. */
export type Notations = Readonly<Record<string, string>>;

/** A member of an enum: its name is a constant, its literal a value of the language. */
export interface MemberView {
  readonly value: string | number;
  readonly name: string;
  readonly literal: string;
  readonly doc: Doc;
}

interface FileView {
  readonly name: string;
  readonly doc: Doc;
  /** The file's name, without folder or extension. */
  readonly file: string;
  readonly package: PackageView;
}

export interface FieldView {
  readonly wire: string;
  /** In the language: its own among the others, and no reserved word. */
  readonly name: string;
  readonly type: string;
  /** The type in the notations of the language, by their names. */
  readonly as: Notations;
  readonly required: boolean;
  readonly nullable: boolean;
  /** The value must not show in logs or error messages. */
  readonly secret: boolean;
  /** Which way it goes: `read` is only in responses, `write` only in requests. */
  readonly access: "both" | "read" | "write";
  /** What holds where it is left out, as a literal of the language. */
  readonly fallback: string | null;
  /** An example as a literal of the language; of arguments alone. */
  readonly example: string | null;
  readonly doc: Doc;
  /** What looks at its values; `null` where nothing does. */
  readonly check: string | null;
  /** Whether it is missed where it is not there. */
  readonly isExpected: boolean;
}

/** What looks at an object, but not inside of the objects in it. */
export interface OutlineView {
  /** Where the document declares it: a JSON pointer. */
  readonly source: string;
  readonly fields: readonly Pick<FieldView, "wire" | "check" | "isExpected">[];
}

export interface ModelView extends Omit<FileView, "file"> {
  readonly unit: "model";
  readonly kind: "object" | "enum" | "alias";
  /** The key of its schema among the document's components, if it has one. */
  readonly component: string | null;
  /** Models whose fields it has too; none where the language merges them into its own. */
  readonly bases: readonly string[];
  readonly fields: readonly FieldView[];
  /** The type of members beyond the fields. */
  readonly rest: string | null;
  readonly members: readonly MemberView[];
  /** Of an enum: values that are not listed are to be expected, and are of this type. */
  readonly open: string | null;
  /** Of an alias. */
  readonly type: string | null;
  /** The type of the members beyond the fields, of an alias, or of the values of an enum. */
  readonly as: Notations;
  /** What looks at its values, where its fields and members do not say that. */
  readonly check: string | null;
  /** Where the document declares it: a JSON pointer. */
  readonly source: string;
  /** The models that are written in this one, and declared in its file. */
  readonly models: readonly ModelView[];
}

/** A model with a file of its own. */
export interface ModelFileView extends ModelView, FileView {
  /** It and all models that are declared in its file, however deep they are written in it. */
  readonly flat: readonly ModelView[];
}

export interface ErrorView extends FileView {
  readonly unit: "error";
  readonly body: string;
  readonly message: string | null;
  readonly decidedBy: readonly string[];
  /** Fields of the body. */
  readonly fields: readonly FieldView[];
}

export interface ParameterView {
  readonly wire: string;
  /** The argument that holds it. */
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly type: string;
  readonly as: Notations;
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly content: Encoding | null;
  /** Whether its values are never more than one text: no list, no object. */
  readonly isPlain: boolean;
  /** Whether it can hold an integer that a number would round, and that is to be sent as it is. */
  readonly isExact: boolean;
  /** The member of the request that holds it. */
  readonly key: string;
}

export interface BodyView {
  /** The argument that holds it. */
  readonly name: string;
  readonly encoding: Encoding;
  readonly mediaType: string;
  /** What bytes may be instead, which the file itself tells. */
  readonly alternatives: readonly string[];
  readonly required: boolean;
  readonly type: string;
  readonly as: Notations;
  /** Whether it can hold an integer that a number would round, and that is to be sent as it is. */
  readonly isExact: boolean;
  /** The model that it is an object of, if it is. */
  readonly model: string | null;
  /** Members of a form that are not written as their values alone would be. */
  readonly parts: readonly Part[];
  /** The fields that are required here, though the model does not require them. */
  readonly requires: readonly { readonly wire: string; readonly name: string }[];
}

export interface OperationView extends FileView {
  readonly unit: "operation";
  readonly id: string;
  /** Its id as a type: classes that belong to it alone can be called so, with something behind. */
  readonly className: string;
  /** `name` as a member of the group; it may be a word that no function can be called. */
  readonly member: string;
  readonly group: string;
  readonly method: string;
  readonly path: string;
  /** What every call has in its query; empty where that is nothing. */
  readonly query: string;
  /** The path with that query, to be shown. */
  readonly route: string;
  /** Where the document declares it, as a JSON pointer; `null` where path and method tell. */
  readonly pointer: string | null;
  /** Servers of its own; none where those of the API are its servers. */
  readonly servers: readonly { readonly name: string; readonly url: string }[];
  /** The type of the request and its members; `null` where there is nothing to pass. */
  readonly request: {
    readonly name: string;
    readonly optional: boolean;
    readonly fields: readonly FieldView[];
  } | null;
  /** The members of the request, as arguments; none where there is nothing to pass. */
  readonly arguments: readonly FieldView[];
  readonly parameters: readonly ParameterView[];
  readonly body: BodyView | null;
  readonly responses: readonly {
    readonly status: string;
    readonly encoding: Encoding | null;
    readonly mediaType: string | null;
    /** The type of its content; `null` where there is none. */
    readonly type: string | null;
    readonly as: Notations;
    /** What its content can be called as a field: by its model if it has one, else `body`. */
    readonly name: string;
    /** What looks at its values. */
    readonly check: string | null;
    /** What does instead where nobody is to look inside of the objects in it. */
    readonly outline: OutlineView | null;
  }[];
  /** The models that content of its responses can be of, each once. */
  readonly contents: readonly {
    readonly name: string;
    readonly model: string;
    readonly type: string;
    readonly as: Notations;
  }[];
  /** The type of what a call resolves to; `null` where nothing comes back. */
  readonly result: string | null;
  /** The same in the notations of the language. */
  readonly as: Notations;
  readonly failures: readonly {
    readonly statuses: readonly string[];
    readonly error: string | null;
  }[];
  readonly requirements: readonly (readonly string[])[] | null;
  readonly safety: Safety | null;
  readonly answers: Answers | null;
  /** A request as a literal of the language; `null` where there is nothing to pass. */
  readonly example: string | null;
  /** The models that the examples of its arguments construct. */
  readonly exampleModels: readonly string[];
  /** The models that are written in the operation, and declared in its file. */
  readonly models: readonly ModelView[];
}

export interface GroupView extends FileView {
  readonly unit: "group";
  /** `name` as a member of the client. */
  readonly member: string;
  /** `member` as a name of its own: not a reserved word. */
  readonly namespace: string;
  readonly title: string;
  readonly operations: readonly OperationView[];
  /** Those of the operations that say what to answer. */
  readonly answers: readonly OperationView[];
}

export interface SecurityView {
  readonly id: string;
  readonly option: string;
  readonly doc: Doc;
  readonly kind: "bearer" | "basic" | "apiKey";
  readonly in: "header" | "query" | "cookie" | null;
  readonly wire: string | null;
  readonly env: string | null;
}

export interface PackageView {
  readonly unit: "package";
  readonly name: string;
  /** The name in letters, digits and `-`, for languages whose packages have no scopes. */
  readonly slug: string;
  /** The name as the language writes those of files. */
  readonly module: string;
  /** What it calls itself in requests: a product token of HTTP. */
  readonly userAgent: string;
  readonly version: string;
  readonly description: string;
  /** A license expression of SPDX. */
  readonly license: string | null;
  /** Its text, where `sdk.yaml` names a file that has it. */
  readonly licenseText: string | null;
  readonly copyright: string | null;
  readonly authors: readonly { readonly name: string; readonly email: string | null }[];
  readonly repository: string | null;
  /** Its address as that of something to clone, where that can be told. */
  readonly repositoryURL: string | null;
  readonly homepage: string | null;
  /** Where faults are reported. */
  readonly bugs: string | null;
  readonly keywords: readonly string[];
  readonly title: string;
  readonly doc: Doc;
  /** Names built from the client's. */
  readonly client: { readonly name: string; readonly variable: string; readonly file: string };
  readonly servers: readonly {
    readonly name: string;
    readonly url: string;
    readonly doc: Doc;
  }[];
  /** The environment variable that stands in for the address of the server. */
  readonly serverEnv: string | null;
  readonly security: readonly SecurityView[];
  readonly requirements: readonly (readonly string[])[];
  /** Members of requests that clients have an option for. */
  readonly defaults: readonly (FieldView & { readonly env: string | null })[];
  /** Whether the SDK looks at values when it runs. */
  readonly validators: boolean;
  /** Whether integers in JSON that a number of 64 bits does not hold are had exactly. */
  readonly isExact: boolean;
  /** Whether what calls send or receive can hold such integers, and they are had exactly. */
  readonly hasExact: boolean;
  /** What its README says beside what is generated: Markdown. */
  readonly notes: string | null;
  /** Handwritten code beside what is generated: modules of their own. */
  readonly exports: readonly {
    readonly name: string;
    readonly summary: string | null;
    /** The path of its page in the package. */
    readonly page: string | null;
  }[];
  readonly groups: readonly GroupView[];
  /** The models with files of their own; what is written in them or in operations is there. */
  readonly models: readonly ModelFileView[];
  /** All models, also those that are written in others: each after those that it is made of. */
  readonly declarations: readonly ModelView[];
  readonly errors: readonly ErrorView[];
  /** Whether all names of the package are plain letters and digits, which every tool can read. */
  readonly hasPlainNames: boolean;
  /** Errors that every SDK has, beside those and the root of all. */
  readonly commonErrors: readonly string[];
}

export type View = ModelFileView | ErrorView | OperationView | GroupView | PackageView;

/** A file to be: where, by which renderer, from which view. */
export interface Unit {
  readonly path: string;
  readonly renderer: string;
  readonly view: View;
  /** What the file needs of the models and errors of other files. */
  readonly imports: readonly ImportView[];
  /** Relative path from the file's folder to the folder of the sources, without a slash at the end. */
  readonly root: string;
}
