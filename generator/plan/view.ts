/**
 * What renderers and templates see: the API with the decisions of one language made. Names are cased
 * and unique, types are text, files have their places. Every key is always present.
 */
import type { Answers, Encoding, Json, Safety, Style } from "../ir/types.js";

export type { Encoding };

export interface DocView {
  readonly summary: string | null;
  /** Markdown, as the document has it: pass it through the gate of where it goes. */
  readonly text: string | null;
  readonly deprecated: boolean;
  readonly link: string | null;
  readonly fallback: Json | null;
  readonly example: Json | null;
}

/** A name that a file needs from another. `module` is the relative path to it, without extension. */
export interface ImportView {
  readonly name: string;
  readonly module: string;
}

interface FileView {
  readonly name: string;
  readonly doc: DocView;
  /** The file's name, without folder or extension. */
  readonly file: string;
  readonly package: PackageView;
}

export interface FieldView {
  readonly wire: string;
  readonly type: string;
  readonly required: boolean;
  readonly doc: DocView;
  /** What looks at its values; `null` where nothing does. */
  readonly check: string | null;
  /** Whether it is missed where it is not there. */
  readonly isExpected: boolean;
}

export interface ModelView extends Omit<FileView, "file"> {
  readonly unit: "model";
  readonly kind: "object" | "enum" | "alias";
  /** The key of its schema among the document's components, if it has one. */
  readonly component: string | null;
  readonly bases: readonly string[];
  readonly fields: readonly FieldView[];
  /** The type of members beyond the fields. */
  readonly rest: string | null;
  readonly members: readonly { readonly value: string | number; readonly doc: DocView }[];
  /** Of an enum: values that are not listed are to be expected, and are of this type. */
  readonly open: string | null;
  /** Of an alias. */
  readonly type: string | null;
  /** What looks at its values, where its fields and members do not say that. */
  readonly check: string | null;
  /** Where the document declares it: a JSON pointer. */
  readonly source: string;
  /** The models that are written in this one, and declared in its file. */
  readonly models: readonly ModelView[];
}

/** A model with a file of its own. */
export interface ModelFileView extends ModelView, FileView {}

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
  readonly in: "path" | "query" | "header" | "cookie";
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly content: Encoding | null;
  /** Whether its values are never more than one text: no list, no object. */
  readonly isPlain: boolean;
  /** The member of the request that holds it. */
  readonly key: string;
}

export interface OperationView extends FileView {
  readonly unit: "operation";
  readonly id: string;
  /** `name` as a member of the group; it may be a word that no function can be called. */
  readonly member: string;
  readonly group: string;
  readonly method: string;
  readonly path: string;
  /** The type of the request and its members; `null` where there is nothing to pass. */
  readonly request: {
    readonly name: string;
    readonly optional: boolean;
    readonly fields: readonly FieldView[];
  } | null;
  readonly parameters: readonly ParameterView[];
  readonly body: {
    readonly encoding: Encoding;
    readonly mediaType: string;
    readonly type: string;
  } | null;
  readonly responses: readonly {
    readonly status: string;
    readonly encoding: Encoding | null;
    readonly mediaType: string | null;
    /** What looks at its values. */
    readonly check: string | null;
  }[];
  /** The type of what a call resolves to; `null` where nothing comes back. */
  readonly result: string | null;
  readonly failures: readonly {
    readonly statuses: readonly string[];
    readonly error: string | null;
  }[];
  readonly requirements: readonly (readonly string[])[] | null;
  readonly safety: Safety | null;
  readonly answers: Answers | null;
  /** A request as a literal of the language; `null` where there is nothing to pass. */
  readonly example: string | null;
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
}

export interface SecurityView {
  readonly id: string;
  readonly option: string;
  readonly doc: DocView;
  readonly kind: "bearer" | "basic" | "apiKey";
  readonly in: "header" | "query" | "cookie" | null;
  readonly wire: string | null;
  readonly env: string | null;
}

export interface PackageView {
  readonly unit: "package";
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string | null;
  readonly copyright: string | null;
  readonly repository: string | null;
  readonly homepage: string | null;
  readonly keywords: readonly string[];
  readonly title: string;
  readonly doc: DocView;
  /** Names built from the client's. */
  readonly client: { readonly name: string; readonly variable: string; readonly file: string };
  readonly servers: readonly {
    readonly name: string;
    readonly url: string;
    readonly doc: DocView;
  }[];
  readonly security: readonly SecurityView[];
  readonly requirements: readonly (readonly string[])[];
  /** Members of requests that clients have an option for. */
  readonly defaults: readonly (FieldView & { readonly env: string | null })[];
  /** Whether the SDK looks at values when it runs. */
  readonly validators: boolean;
  readonly groups: readonly GroupView[];
  /** The models with files of their own; what is written in them or in operations is there. */
  readonly models: readonly ModelFileView[];
  readonly errors: readonly ErrorView[];
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
