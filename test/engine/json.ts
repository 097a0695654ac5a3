/** An object as JSON gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a JSON text holds; undefined for anything else, broken text included. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
