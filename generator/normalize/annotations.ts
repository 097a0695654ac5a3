/** Keywords that describe a schema to people, in all versions: they change nothing of what it allows. */
export const annotations = [
  "title",
  "description",
  "deprecated",
  "example",
  "examples",
  "externalDocs",
] as const;
