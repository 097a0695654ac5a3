import { ResponseError, type ResponseErrorInit } from "./response-error.js";

/** What an {@link APIError} is made from. */
export type APIErrorInit = ResponseErrorInit;

/** The API answered with a status outside 2xx; a redirect is one of them, because none is followed. */
export class APIError<Body = unknown> extends ResponseError<Body> {
  override get name(): string {
    return "APIError";
  }
}
