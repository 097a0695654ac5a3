/**
 * The intermediate representation: what an API is, in no language and in no OpenAPI version.
 *
 * Plain JSON. Every key is always present (`null` or `[]`, never missing), references are by id, so
 * there are no cycles. Names are lists of words: casing belongs to the languages. What goes over the
 * network is called `wire`.
 */
export interface Api {
  readonly info: Info;
  readonly package: Package;
  readonly servers: readonly Server[];
  /** The environment variable that stands in for the address of the server. */
  readonly serverEnv: string | null;
  readonly security: readonly SecurityScheme[];
  /** Sets of security scheme ids, any one of which satisfies an operation that says nothing else. */
  readonly requirements: readonly (readonly string[])[];
  /**
   * Whether SDKs look at what they send and receive: at all of it, or, of what they receive, only at
   * the outermost object. `null` if they do not.
   */
  readonly validators: "deep" | "shallow" | null;
  /** Whether integers in JSON that a number of 64 bits does not hold are had exactly. */
  readonly isExact: boolean;
  /** Path parameters that clients can be given once. */
  readonly defaults: readonly Default[];
  readonly groups: readonly Group[];
  readonly models: readonly Model[];
  readonly errors: readonly ErrorModel[];
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly doc: Doc;
}

/** What the generated package says of itself. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** License expression of SPDX, or `null`: then the package says `UNLICENSED` and is private. */
  readonly license: string | null;
  readonly copyright: string | null;
  readonly authors: readonly { readonly name: string; readonly email: string | null }[];
  readonly repository: string | null;
  readonly homepage: string | null;
  /** Where faults are reported. */
  readonly bugs: string | null;
  readonly keywords: readonly string[];
  /** The class that people construct. */
  readonly client: Name;
}

export interface Server {
  readonly name: string;
  readonly url: string;
  readonly doc: Doc;
}

export interface SecurityScheme {
  readonly id: string;
  readonly name: Name;
  readonly doc: Doc;
  readonly kind: "bearer" | "basic" | "apiKey";
  /** Of an API key: where it goes, and under which name. */
  readonly in: "header" | "query" | "cookie" | null;
  readonly wire: string | null;
  /** The environment variable that stands in for the option. */
  readonly env: string | null;
}

/** A path parameter for which clients have an option. */
export interface Default {
  readonly wire: string;
  readonly doc: Doc;
  readonly type: Type;
  /** The environment variable that stands in for the option. */
  readonly env: string | null;
}

export interface Group {
  readonly id: string;
  readonly name: Name;
  readonly title: string;
  readonly doc: Doc;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly id: string;
  readonly name: Name;
  readonly doc: Doc;
  readonly source: string;
  readonly method: string;
  readonly path: string;
  /** What every call has in its query; empty where that is nothing. */
  readonly query: string;
  /** Servers of its own; none where those of the API are its servers. */
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
  readonly success: readonly Success[];
  readonly failures: readonly Failure[];
  /** As {@link Api.requirements}; `null` where those hold. */
  readonly requirements: readonly (readonly string[])[] | null;
  /** Whether a failed call may be repeated; `null` where the document leaves that to the method. */
  readonly safety: Safety | null;
  readonly answers: Answers | null;
}

/** `safe` calls only read; repeated `idempotent` ones leave the same state as a single one. */
export type Safety = "safe" | "idempotent" | "unsafe";

export interface Parameter {
  readonly wire: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly doc: Doc;
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set where the value is serialized as a media type instead of by style. */
  readonly content: Encoding | null;
  readonly required: boolean;
  readonly type: Type;
}

export type Style =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** How a body is written and read. Which of the two `jsonOrText` is, an answer tells by its media type. */
export type Encoding = "json" | "jsonOrText" | "form" | "multipart" | "text" | "binary";

export interface Body {
  readonly required: boolean;
  readonly doc: Doc;
  readonly media: Media;
}

export interface Media {
  readonly wire: string;
  readonly encoding: Encoding;
  /** What bytes may be instead, which the file itself tells. */
  readonly alternatives: readonly string[];
  readonly type: Type;
  /** Members of a form that are not written as their values alone would be. */
  readonly parts: readonly Part[];
  readonly example: ReadonlyJson | null;
}

/** How a member of a form is written: in a style, as a query parameter is, or as a media type. */
export type Part =
  | {
      readonly kind: "style";
      readonly wire: string;
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
    }
  | {
      readonly kind: "content";
      readonly wire: string;
      readonly mediaType: string;
      readonly encoding: Encoding;
    };

/** A declared success. `media` is `null` where there is no content. */
export interface Success {
  readonly status: string;
  readonly doc: Doc;
  readonly media: Media | null;
}

/** Declared failures that share a body. `error` is the id of an {@link ErrorModel}, if it has one. */
export interface Failure {
  readonly statuses: readonly string[];
  readonly error: string | null;
}

/** An error class of the SDK for a declared error body. */
export interface ErrorModel {
  readonly id: string;
  readonly name: Name;
  readonly doc: Doc;
  /** The model of the body. */
  readonly body: string;
  /** The member that holds the message for people. */
  readonly message: string | null;
  /** Members that must be present for a body to be taken for this error. */
  readonly decidedBy: readonly string[];
}

/** Errors that every SDK has, beside those for declared bodies and the root of all. */
export const commonErrors: readonly string[] = [
  "APIError",
  "ConnectionError",
  "InvalidRequestError",
  "RequestAbortedError",
  "RequestTimeoutError",
  "ResponseValidationError",
];

/** The id of the error whose body is a model. */
export function errorId(model: string): string {
  return `${model}/error`;
}

/** What the caller of an operation has to answer to its own client, by the value of a response field. */
export interface Answers {
  readonly field: string;
  readonly values: readonly Answer[];
}

export interface Answer {
  readonly value: string;
  readonly doc: Doc;
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The response field whose text is the body of the answer. */
  readonly body: string | null;
}

interface ModelBase {
  readonly id: string;
  readonly name: Name;
  readonly doc: Doc;
  /** Pointer of the schema in the document. */
  readonly source: string;
  /** The key of the schema among the components, if it is one. */
  readonly component: string | null;
  /** Id of the outermost model, or source of the operation, in whose definition this one is written. */
  readonly owner: string | null;
}

export interface ObjectModel extends ModelBase {
  readonly kind: "object";
  /** Ids of object models whose fields this one has too. */
  readonly bases: readonly string[];
  readonly fields: readonly Field[];
  /** The type of members that are not fields; `null` where none are expected. */
  readonly rest: Type | null;
}

export interface EnumModel extends ModelBase {
  readonly kind: "enum";
  readonly base: "string" | "number";
  /** Values that are not listed are to be expected: the service may have added them since. */
  readonly open: boolean;
  readonly members: readonly EnumMember[];
}

export interface AliasModel extends ModelBase {
  readonly kind: "alias";
  readonly type: Type;
}

export type Model = ObjectModel | EnumModel | AliasModel;

export interface EnumMember {
  readonly value: string | number;
  readonly doc: Doc;
}

export interface Field {
  readonly wire: string;
  readonly doc: Doc;
  readonly type: Type;
  readonly required: boolean;
  readonly access: "both" | "read" | "write";
  /** The value must not show in logs or error messages. */
  readonly secret: boolean;
}

export type Type =
  /** The format `exact` is that of an integer that a number of 64 bits may not hold. */
  | { readonly kind: "string" | "integer" | "number" | "boolean"; readonly format: string | null }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "list"; readonly item: Type }
  | {
      readonly kind: "tuple";
      readonly items: readonly Type[];
      readonly required: number;
      readonly rest: Type | null;
    }
  | { readonly kind: "map"; readonly value: Type }
  | { readonly kind: "model"; readonly id: string }
  /** A model some of whose optional fields are required here. */
  | { readonly kind: "narrowed"; readonly id: string; readonly required: readonly string[] }
  | { readonly kind: "nullable"; readonly type: Type }
  | { readonly kind: "union"; readonly variants: readonly Type[] }
  | { readonly kind: "intersection"; readonly parts: readonly Type[] }
  | { readonly kind: "bytes" | "null" | "unknown" | "never" };

/** A name before any language has cased it. A pinned name was chosen by a person and never moves. */
export interface Name {
  readonly words: readonly string[];
  readonly pinned: string | null;
}

export interface Doc {
  readonly summary: string | null;
  /** Markdown, as the document has it: it passes the gate of where it goes. */
  readonly text: string | null;
  readonly deprecated: boolean;
  /** Address of further documentation. */
  readonly link: string | null;
  readonly example: ReadonlyJson | null;
  readonly fallback: ReadonlyJson | null;
}

export type ReadonlyJson =
  | null
  | boolean
  | number
  | string
  | readonly ReadonlyJson[]
  | { readonly [name: string]: ReadonlyJson };
