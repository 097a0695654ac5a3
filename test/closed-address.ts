/**
 * An address at which nobody listens. Its port is below those that systems give away, where a test beside
 * this one could get it at any time, and is none that `fetch` refuses.
 */
export const closedAddress = "http://127.0.0.1:2";
