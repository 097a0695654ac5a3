import type { SDKError } from "../../templates/typescript/runtime/index.js";

/** What a promise is rejected with, which has to be of a class. */
export async function thrown<E extends SDKError>(
  type: new (...init: never[]) => E,
  promise: PromiseLike<unknown>,
): Promise<E> {
  return caught(
    type,
    await promise.then(
      () => "no error",
      (error: unknown) => error,
    ),
  );
}

/** What a function throws, which has to be of a class. */
export function thrownBy<E extends SDKError>(
  type: new (...init: never[]) => E,
  work: () => unknown,
): E {
  try {
    work();
  } catch (error) {
    return caught(type, error);
  }
  return caught(type, "no error");
}

function caught<E extends SDKError>(type: new (...init: never[]) => E, error: unknown): E {
  // The exact class: a subclass is another error.
  if (error instanceof type && error.constructor === type) return error;
  throw new Error(`expected ${type.name}`, { cause: error });
}
