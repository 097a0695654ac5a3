/** Stands in for `inspect` of Node where there is none: what the console of a browser can be asked for. */
export function inspect(value: unknown): string {
  const names =
    typeof value === "object" && value !== null ? Object.getOwnPropertyNames(value) : [];
  return [String(value), ...names.map((name) => `${name}: ${String(Object(value)[name])}`)].join(
    "\n",
  );
}
