// What the parent process and the engine's process say to each other, both as
// JSON: options on the command line, one line of announcement on stdout.

import * as v from "valibot";

/** How the engine behaves. Every member has a default. */
export interface EngineOptions {
  /** Whether the action UNAUTHORIZED exists; if not, BAD_REQUEST stands in. Default: true. */
  readonly unauthorizedOnClientConfigSupported?: boolean;
  /** The token a registration must carry. Default: none, registration is open. */
  readonly initialAccessToken?: string;
  /** Whether the examples of Authlete's documentation pass literally. Default: false. */
  readonly seedCompatibility?: boolean;
  /** The bearer token of the API. */
  readonly bearer?: string;
  /** The id of the only service the API knows. */
  readonly serviceId?: string;
  /** The origin of the server in front, shown wherever the engine shows its own. Default: its own. */
  readonly publicOrigin?: string;
  /** The path of the registration endpoint. Default: "/register". */
  readonly registrationPath?: string;
  /**
   * What is broken: "api" makes every API call fail with HTTP 500, "engine"
   * makes every operation end with the action INTERNAL_SERVER_ERROR. Default: nothing.
   */
  readonly fault?: Fault;
}

/** The part that fails on purpose. */
export type Fault = "api" | "engine";

/** The options with their defaults filled in. */
export interface Settings {
  readonly unauthorizedOnClientConfigSupported: boolean;
  readonly initialAccessToken?: string;
  readonly seedCompatibility: boolean;
  readonly bearer: string;
  readonly serviceId: string;
  readonly publicOrigin?: string;
  readonly registrationPath: string;
  readonly fault?: Fault;
}

/** What a caller has to know of a running engine. */
export interface Announcement {
  /** Where the API and the authorization server listen, without a trailing slash. */
  readonly url: string;
  /** The bearer token of the API. */
  readonly bearer: string;
  /** The service id of the API's paths. */
  readonly serviceId: string;
  /** The issuer identifier that discovery shows. */
  readonly issuer: string;
}

const text = v.pipe(v.string(), v.nonEmpty());

const origin = v.pipe(
  v.string(),
  v.regex(/^https?:/i),
  v.url(),
  v.transform((url) => new URL(url).origin),
);

const settings: v.GenericSchema<EngineOptions, Settings> = v.strictObject({
  unauthorizedOnClientConfigSupported: v.exactOptional(v.boolean(), true),
  initialAccessToken: v.exactOptional(text),
  seedCompatibility: v.exactOptional(v.boolean(), false),
  bearer: v.exactOptional(text, "engine-bearer"),
  serviceId: v.exactOptional(text, "21653835348762"),
  publicOrigin: v.exactOptional(origin),
  registrationPath: v.exactOptional(v.pipe(v.string(), v.regex(/^(?:\/[\w.~-]+)+$/)), "/register"),
  fault: v.exactOptional(v.picklist(["api", "engine"])),
});

const announcement: v.GenericSchema<Announcement> = v.strictObject({
  url: text,
  bearer: text,
  serviceId: text,
  issuer: text,
});

/** Reads the options from JSON; throws on an unknown or ill-typed one. */
export function readOptions(json: string): Settings {
  return v.parse(settings, JSON.parse(json));
}

/** Reads the announcement from its line. */
export function readAnnouncement(line: string): Announcement {
  return v.parse(announcement, JSON.parse(line));
}
