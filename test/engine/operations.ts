// The four operations: how each looks in Authlete's API, and how in RFC 7591/7592.

import * as v from "valibot";

/** The members of an API request, of which each operation uses some. */
export interface ApiRequest {
  readonly json?: string;
  readonly token?: string;
  readonly clientId?: string;
}

/** One operation of the API. */
export interface Operation {
  /** The last segment of its path in the API, empty for registration itself. */
  readonly segment: string;
  /** What its requests hold; members it has no use for are dropped. */
  readonly request: v.GenericSchema<ApiRequest>;
  /** The method of the same request in the RFCs. */
  readonly method: "POST" | "GET" | "PUT" | "DELETE";
  /** The action when it succeeds. */
  readonly success: "CREATED" | "OK" | "UPDATED" | "DELETED";
  /** How its result codes begin. */
  readonly family: string;
  /** What the result message says when it succeeds. */
  readonly message: string;
}

const json = v.string();
const token = v.string();
// A path cannot end with an empty client id.
const clientId = v.pipe(v.string(), v.nonEmpty());

/** All operations. */
export const OPERATIONS: readonly Operation[] = [
  {
    segment: "",
    request: v.object({ json, token: v.exactOptional(token) }),
    method: "POST",
    success: "CREATED",
    family: "A202",
    message: "The client was created.",
  },
  {
    segment: "get",
    request: v.object({ token, clientId }),
    method: "GET",
    success: "OK",
    family: "A217",
    message: "The client information was returned.",
  },
  {
    segment: "update",
    request: v.object({ json, token, clientId }),
    method: "PUT",
    success: "UPDATED",
    family: "A213",
    message: "The client was updated.",
  },
  {
    segment: "delete",
    request: v.object({ token, clientId }),
    method: "DELETE",
    success: "DELETED",
    family: "A216",
    message: "The client was deleted.",
  },
];
