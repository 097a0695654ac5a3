/**
 * A document with so many operations, for the growth of the cost: a tag for every twenty, and for each
 * operation parameters, a body and a response of its own.
 */
export function documentOf(operations: number): string {
  const numbers = Array.from({ length: operations }, (_, index) => index + 1);
  const schema = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  const json = (name: string): object => ({ "application/json": { schema: schema(name) } });
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: `Series ${operations}`, version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    paths: Object.fromEntries(
      numbers.map((number) => [
        `/things${number}/{id}`,
        {
          post: {
            operationId: `changeThing${number}`,
            tags: [`part ${Math.ceil(number / 20)}`],
            summary: `Changes thing ${number}`,
            parameters: [
              { name: "id", in: "path", required: true, schema: { type: "string" } },
              { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
            ],
            requestBody: { required: true, content: json(`Change${number}`) },
            responses: {
              200: { description: "What it is now.", content: json(`Thing${number}`) },
              400: { description: "What is wrong.", content: json("Fault") },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: {
        Fault: { type: "object", required: ["code"], properties: { code: { type: "string" } } },
        ...Object.fromEntries(
          numbers.flatMap((number) => [
            [`Change${number}`, change],
            [`Thing${number}`, thing(number > 1 ? schema(`Thing${number - 1}`) : {})],
          ]),
        ),
      },
    },
  });
}

const change = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", description: "What it is called from now on." },
    size: { type: "number", format: "double" },
    tags: { type: "array", items: { type: "string" } },
  },
};

const thing = (previous: object): object => ({
  type: "object",
  required: ["id", "state"],
  properties: {
    id: { type: "string", description: "Which one it is." },
    state: { enum: ["new", "used", "gone"] },
    changed: { type: ["string", "null"], format: "date-time" },
    previous,
  },
});
