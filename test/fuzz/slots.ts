import { type Json, objectOf } from "../../generator/load/json.js";

/** Keys that OpenAPI or JSON Schema give a meaning; every other key of the document is a name in it. */
const keywords: ReadonlySet<string> = new Set(
  `openapi swagger info title summary description version termsOfService contact name url email license
  identifier jsonSchemaDialect servers variables default enum externalDocs tags security paths webhooks
  components parameters get put post delete options head patch trace operationId deprecated in required
  allowEmptyValue style explode allowReserved schema example examples content requestBody responses
  headers links callbacks encoding contentType value externalValue operationRef server
  securitySchemes schemas requestBodies pathItems type scheme bearerFormat flows clientCredentials tokenUrl
  authorizationUrl refreshUrl scopes openIdConnectUrl properties patternProperties additionalProperties
  items prefixItems allOf oneOf anyOf not const format pattern nullable readOnly writeOnly discriminator
  propertyName mapping $ref contentMediaType contentEncoding xml definitions securityDefinitions host
  basePath schemes consumes produces collectionFormat flow field values status body`.split(/\s+/),
);

/** What no text of a document decides: the values that its grammar has, and where references lead. */
const fixed: ReadonlySet<string> = new Set(["openapi", "swagger", "type", "in", "style", "$ref"]);

/** A place of a document in which a text or a name stands. */
export interface Slot {
  /** The text or name that is there. It occurs wherever the same thing is meant. */
  readonly word: string;
  /** Where it was found first, for people. */
  readonly place: string;
  /** What holds it: the key of a value, or the key above a name. */
  readonly owner: string;
}

/** Every text and every name of a document that is not a keyword, once each. */
export function slotsOf(document: Json): Slot[] {
  const found = new Map<string, Slot>();
  const add = (word: string, place: string, owner: string): void => {
    if (!found.has(word)) found.set(word, { word, place, owner });
  };
  const walk = (value: Json, place: string, owner: string, isFree: boolean): void => {
    if (typeof value === "string") {
      if (!fixed.has(owner) || isFree) add(value, place, owner);
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${place}/${index}`, owner, isFree);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const isName = isFree || holdsNames.has(owner) || !isKeyword(key);
        if (isName) for (const word of wordsOfKey(key)) add(word, `${place}/~${word}`, `~${owner}`);
        const isData = isFree || (data.has(key) && owner !== "responses" && !isName);
        walk(inner, `${place}/${key}`, key, isData);
      }
    }
  };
  walk(document, "", "", false);
  return [...found.values()];
}

/** Members that hold a value of the API, in which no key is a keyword. */
const data: ReadonlySet<string> = new Set(["example", "default", "const"]);

/** Maps from names, in which a keyword is a name too. */
const holdsNames: ReadonlySet<string> = new Set(["properties", "mapping", "schemas", "scopes"]);

function isKeyword(key: string): boolean {
  return keywords.has(key) || key.startsWith("x-");
}

/** The words of a key: of a path its segments and parameters, else itself. */
function wordsOfKey(key: string): string[] {
  return key.startsWith("/") ? key.split(/[/{}]/).filter((part) => part !== "") : [key];
}

/** The document with other texts in the places of these words, wherever they occur. */
export function filled(document: Json, texts: ReadonlyMap<string, string>): Json {
  const key = (name: string): string => {
    if (!name.startsWith("/")) return texts.get(name) ?? name;
    return name
      .split(/([/{}])/)
      .map((part) => texts.get(part) ?? part)
      .join("");
  };
  const pointer = (reference: string): string =>
    reference
      .split("/")
      .map((step) => (texts.has(step) ? escaped(texts.get(step) ?? step) : step))
      .join("/");
  const walk = (value: Json, owner: string): Json => {
    if (typeof value === "string") {
      const text = texts.get(value);
      if (text !== undefined) return text;
      return owner === "$ref" || value.startsWith("#/") ? pointer(value) : inside(value, texts);
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, owner));
    if (typeof value !== "object" || value === null) return value;
    return objectOf(
      Object.entries(value).map(([name, inner]) => [key(name), walk(inner, name)] as const),
    );
  };
  return walk(document, "");
}

/** A step of a pointer in a reference. */
function escaped(text: string): string {
  return text.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}

/** Server variables stand inside of addresses too. */
function inside(text: string, texts: ReadonlyMap<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const other = texts.get(name);
    return other === undefined ? whole : `{${other}}`;
  });
}
