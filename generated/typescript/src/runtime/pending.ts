import type { Answer } from "./answer.js";

/** A call that has been made: a promise of its body, which can give the response around it as well. */
export interface Call<Body> extends Promise<Body> {
  /** The body with the status and the headers of the response. */
  withResponse(): Promise<Answer<Body>>;
}

/** Everything hangs on one promise: a second one could be rejected without anybody to catch it. */
export class Pending<Body> implements Call<Body> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #answer: Promise<Answer<Body>>;

  constructor(answer: Promise<Answer<Body>>) {
    this.#answer = answer;
  }

  withResponse(): Promise<Answer<Body>> {
    return this.#answer;
  }

  then<Good = Body, Bad = never>(
    onFulfilled?: ((body: Body) => Good | PromiseLike<Good>) | null,
    onRejected?: ((error: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Good | Bad> {
    return this.#answer.then(({ body }) => body).then(onFulfilled, onRejected);
  }

  catch<Bad = never>(
    onRejected?: ((error: unknown) => Bad | PromiseLike<Bad>) | null,
  ): Promise<Body | Bad> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Body> {
    return this.then().finally(onFinally);
  }
}
