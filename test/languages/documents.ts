const json = (schema: string): string => `{ content: { application/json: { schema: ${schema} } } }`;
const ref = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;
const head = 'openapi: 3.1.0\ninfo: { title: Shop, version: "1", description: "A *shop*." }\n';

/** Text that would be code, a tag, a setting or the end of something in one language or another. */
export const hostile: readonly string[] = [
  `"; raise 'pwned' #`,
  "#{raise 'pwned'} #@pwned #$pwned",
  "\n=begin\nraise 'pwned'\n=end\n__END__",
  '""" + pwned() + """',
  "''' + pwned() + '''",
  "\\N{NOPE} \\u{zz} \\x \\",
  "*/ pwned() /* // --> <!-- <script>",
  "{% raw %}{{ pwned }}{% endraw %} ${pwned} `pwned`",
  "\n# shareable_constant_value: literal\n# -*- coding: utf-16 -*-\n# type: ignore\n# pyright: basic",
  "@!macro pwned\n@param {include:file:/etc/passwd}",
  "line\r\nline\u2028line\u0085line\u202e\u0000\u0007\ud800",
  "```\npwned\n```\n</details>",
];

const text = (index: number): string => JSON.stringify(hostile[index % hostile.length]);

/** Documents of which every language has to make a package that nothing is wrong with. */
export const documents: Readonly<Record<string, string>> = {
  "nothing at all": head,
  "every sort of model": `${head}
components:
  schemas:
    Everything:
      type: object
      required: [a, "b-c", h]
      properties:
        a: { type: string, format: date-time, default: now, description: The first. }
        "b-c": { type: [string, "null"] }
        d: { type: array, items: { type: [string, integer] } }
        e: { enum: [x, y], deprecated: true }
        f: { enum: [1, 2.5, -3] }
        g: { const: only }
        h: { type: object, additionalProperties: { type: integer } }
        i: { type: object, properties: { j: { type: object, properties: { k: { type: boolean } } } } }
        l: { oneOf: [${ref("Base")}, { type: string }] }
        m: {}
        n: { type: string, format: password }
        o: { type: array, items: { type: array, items: ${ref("Everything")} } }
        p: { type: string, format: binary }
        q: { const: 1.5 }
      additionalProperties: { type: string }
    Base: { type: object, properties: { id: { type: string } } }
    Derived: { allOf: [${ref("Base")}], required: [id], properties: { more: { type: string } } }
    Narrowed: { allOf: [${ref("Base")}, { required: [id] }] }
    Nullable: { type: [object, "null"], properties: { a: { type: string } } }
    Texts: { type: array, items: { type: string } }
    Labels: { type: object, additionalProperties: { type: string } }
    Tuple: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 1 }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog }, pack: { type: array, items: ${ref("Pet")} } } }
    Pet: { oneOf: [${ref("Cat")}, ${ref("Dog")}], discriminator: { propertyName: kind } }
    Tree: { anyOf: [${ref("Leaf")}, { type: array, items: ${ref("Tree")} }] }
    Leaf: { type: integer }
    Empty: { type: object }
`,
  "every sort of operation": `${head}
servers: [{ url: "https://shop.example/v1" }, { url: "https://{region}.shop.example", variables: { region: { default: eu, enum: [eu] } } }]
security: [{ token: [] }, { key: [], user: [] }, {}]
tags: [{ name: pets, description: Pets. }]
paths:
  /pets/{id}/{list}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer }, example: 5 }]
    get:
      operationId: getPet
      tags: [pets]
      summary: A pet
      description: "Finds a pet.\\n\\nReally."
      parameters:
        - { name: list, in: path, required: true, style: label, explode: true, schema: { type: array, items: { type: string } } }
        - { name: id, in: query, schema: { type: string } }
        - { name: tags, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: page, in: query, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
        - { name: where, in: query, style: deepObject, schema: { type: object, properties: { a: { type: string } } } }
        - { name: sort, in: query, explode: false, allowReserved: true, schema: { enum: [up, down] } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
      responses:
        "200": ${json(ref("Pet"))}
        "202": { description: Later. }
        "206": { content: { text/plain: { schema: { type: string } } } }
        "404": ${json(ref("Fault"))}
        5XX: ${json(ref("Fault"))}
        default: { content: { text/plain: {} } }
    put:
      operationId: put_pet
      tags: [pets]
      deprecated: true
      security: []
      requestBody: { required: true, ${json(ref("Pet")).slice(2, -2)} }
      parameters: [{ name: list, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: Done. } }
  /upload:
    post:
      operationId: upload
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { file: { type: string, format: binary }, note: { type: string }, sizes: { type: array, items: { type: integer } }, text: { type: string }, deep: { type: object } } }
            encoding: { sizes: { explode: false }, deep: { style: deepObject }, text: { contentType: text/markdown } }
      responses: { "201": { content: { application/octet-stream: {} } } }
  /form:
    post:
      operationId: form
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: array, items: { type: string } }, b: { type: array, items: { type: string } }, where: { type: object }, filter: { type: array, items: { type: string } }, url: { type: string } } }, encoding: { b: { explode: false }, where: { style: deepObject }, filter: { contentType: application/json }, url: { allowReserved: true } } } } }
      responses: { "200": ${json("{ type: array, items: { type: string } }")} }
  /note: { put: { operationId: note, requestBody: { required: true, content: { application/json: { schema: { type: [string, "null"] } } } }, responses: {} } }
  "/beta?beta=true": { get: { operationId: beta, parameters: [{ name: q, in: query, schema: { type: string } }], responses: {} } }
  /files: { servers: [{ url: "https://files.shop.example", x-sdkwright-name: server1 }, { url: "http://127.0.0.1:2", x-sdkwright-name: server2 }], get: { operationId: files, responses: {} } }
  /raw: { patch: { operationId: raw, requestBody: { content: { "*/*": {} } }, responses: { "200": { content: { "text/html": {} } } } } }
  /any: { put: { operationId: putAny, requestBody: { content: { "*/*": { schema: { type: string, format: binary } } } }, responses: { "200": { content: { "*/*": { schema: { type: string } } } } } } }
  /related: { post: { operationId: postRelated, requestBody: { content: { multipart/related: { schema: { type: object, properties: { meta: { type: object }, file: { type: string, format: binary } } }, encoding: { file: { contentType: image/png } } } } }, responses: { "204": { description: Done. } } } }
  /image: { put: { operationId: putImage, requestBody: { content: { image/png: {}, image/gif: {} } }, responses: { "204": { description: Done. } } } }
  /head: { head: { operationId: head, responses: { "200": { description: x } } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer, description: The token. }
    key: { type: apiKey, in: query, name: api-key }
    user: { type: http, scheme: basic }
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, kind: { enum: [cat, dog] } } }
    Fault: { type: object, required: [code], properties: { code: { type: integer }, message: { type: string }, body: { type: string }, status: { type: string } } }
`,
  "names that are taken, alike or no names": `${head}
paths:
  /a:
    get: { operationId: class, tags: [class], parameters: [{ name: self, in: query, schema: { type: string } }, { name: end, in: query, schema: { type: string } }, { name: timeout_ms, in: query, schema: { type: string } }, { name: options, in: query, schema: { type: string } }], responses: {} }
    post: { operationId: import, tags: [class], requestBody: ${json(ref("self"))}, responses: { "200": ${json(ref("String"))} } }
    put: { operationId: delete, tags: [class], responses: { "200": ${json(ref("Error"))}, "400": ${json(ref("Error"))} } }
    patch: { operationId: "__init__", tags: ["1"], responses: {} }
    delete: { operationId: "ünïcode-näme", tags: ["日本"], responses: {} }
components:
  schemas:
    String: { type: object, properties: { class: { type: string }, Class: { type: string }, CLASS: { type: string }, "": { type: string } } }
    Error: { type: object, required: [None], properties: { None: { type: string }, self: { type: string }, message: { type: string }, "__class__": { type: string }, "__proto__": { type: string }, to_s: { type: string }, hash: { type: string }, nil: { type: string }, send: { type: string }, method: { type: string }, "1st": { type: string }, "a.b": { type: string }, "a-b": { type: string }, a_b: { type: string }, "$ref_": { type: string }, "日本": { type: string }, "🐶": { type: string } } }
    self: { type: object, properties: { self: ${ref("self")}, from: { type: string }, with: { type: string }, members: { type: string } } }
    None: { type: string, enum: [None, none, NONE, "", "1", "-1", "+1", class, TYPE, mro, name, value, "ü", "日本", "a b", a-b, nil, "true", "null"] }
    "true": { enum: [1, 2, 1.5, -1] }
    object: { type: object, properties: { object: ${ref("object")}, list: { type: array, items: { type: string } }, dict: { type: string }, str: { type: string }, int: { type: integer }, Any: { type: string } } }
    Object: { type: array, items: ${ref("object")} }
    "9lives": { type: object }
    "日本": { type: object, properties: { a: { type: string } } }
    lower: { type: string, enum: [a] }
    Models: { type: object }
    Client: { type: object }
`,
  "text that is more than text": `${head}
servers: [{ url: "https://shop.example", description: ${text(1)} }]
tags: [{ name: pets, description: ${text(2)} }]
paths:
  /a:
    post:
      operationId: ${text(0)}
      tags: [pets]
      summary: ${text(1)}
      description: ${text(9)}
      parameters:
${hostile
  .map(
    (_, index) =>
      `        - { name: ${JSON.stringify(`q${index} ${(hostile[index] ?? "").replace(/[^ -~]/g, "")}`)}, in: query, description: ${text(index)}, example: ${text(index + 1)}, schema: { type: string, default: ${text(index + 2)}, enum: [${text(index)}] } }`,
  )
  .join("\n")}
      requestBody: ${json(ref("Pwned"))}
      responses: { "200": ${json(ref("Pwned"))}, "400": ${json(ref("Fault"))} }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key, description: ${text(3)} } }
  schemas:
    Pwned:
      type: object
      description: ${text(8)}
      properties:
${hostile
  .map(
    (_, index) =>
      `        ${text(index)}: { type: string, description: ${text(index)}, default: ${text(index)}, example: ${text(index)} }`,
  )
  .join("\n")}
    Fault: { type: object, description: ${text(4)}, required: [${text(0)}], properties: { ${text(0)}: { const: ${text(3)}, description: ${text(2)} } } }
    Words: { enum: [${hostile.map((_, index) => text(index)).join(", ")}], description: ${text(2)} }
`,
};
