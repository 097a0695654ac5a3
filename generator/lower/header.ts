/** Whether a header can have this name: whether it is a token of HTTP. */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
