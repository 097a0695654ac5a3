import type { Json } from "../../generator/load/json.js";

const text = (word: string): { summary: string; description: string } => ({
  summary: `${word}Summary`,
  description: `${word}Description`,
});

const more = (word: string): { externalDocs: { url: string; description: string } } => ({
  externalDocs: { url: `https://docs.example/${word}`, description: `${word}Docs` },
});

const parameter = (location: string, word: string, schema: Json): Record<string, Json> => ({
  name: word,
  in: location,
  required: location === "path",
  description: `${word}Description`,
  example: `${word}Example`,
  schema,
});

const string = (word: string): Record<string, Json> => ({
  type: "string",
  title: `${word}Title`,
  description: `${word}SchemaDescription`,
  default: `${word}Default`,
  example: `${word}SchemaExample`,
  pattern: `${word}Pattern`,
  format: `${word}Format`,
});

const pet = { $ref: "#/components/schemas/petKey" };
const cat = { $ref: "#/components/schemas/catKey" };
const fault = { $ref: "#/components/responses/faultResponse" };

const json = (word: string, schema: Json): Json => ({
  "application/json": {
    schema,
    example: { [`${word}ExampleKey`]: `${word}MediaExample` },
  },
});

/**
 * A document in which everything stands that the generator reads, and each text and name is a word of
 * its own, so that it can be put another in its place wherever it occurs.
 */
export const everything: Json = {
  openapi: "3.1.0",
  info: {
    title: "infoTitle",
    ...text("info"),
    version: "infoVersion",
    termsOfService: "https://terms.example/infoTerms",
    contact: { name: "contactName", url: "https://contact.example/u", email: "contactMail" },
    license: { name: "licenseName", identifier: "licenseIdentifier" },
  },
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  servers: [
    {
      url: "https://{hostVariable}.example/serverPath",
      description: "serverDescription",
      "x-sdkwright-name": "serverName",
      variables: {
        hostVariable: {
          default: "hostDefault",
          description: "hostDescription",
          enum: ["hostDefault", "hostOther"],
        },
      },
    },
    { url: "https://second.example", "x-speakeasy-server-id": "secondServer" },
  ],
  ...more("root"),
  tags: [
    { name: "petTag", ...text("petTag"), ...more("petTag") },
    { name: "otherTag", description: "otherTagDescription" },
  ],
  security: [{ keyScheme: [] }, { oauthScheme: ["oauthScope"] }],
  paths: {
    "/petSegment/{petId}": {
      ...text("pathItem"),
      parameters: [parameter("path", "petId", { type: "string" })],
      post: {
        operationId: "savePetId",
        tags: ["petTag"],
        ...text("save"),
        ...more("save"),
        deprecated: true,
        parameters: [
          parameter("query", "queryName", string("query")),
          parameter("header", "headerName", string("header")),
          parameter("cookie", "cookieName", string("cookie")),
          {
            name: "listName",
            in: "query",
            style: "pipeDelimited",
            explode: false,
            schema: { type: "array", items: { enum: ["listValueOne", "listValueTwo"] } },
          },
          {
            name: "contentName",
            in: "query",
            content: { "application/json": { schema: pet } },
            examples: { queryExampleKey: { summary: "queryExampleSummary", value: "v" } },
          },
        ],
        requestBody: {
          required: true,
          description: "bodyDescription",
          content: json("body", pet),
        },
        responses: {
          "200": {
            description: "successDescription",
            headers: {
              responseHeader: {
                description: "responseHeaderDescription",
                schema: { type: "string" },
              },
            },
            content: json("success", pet),
            links: {
              linkKey: {
                operationId: "savePetId",
                description: "linkDescription",
                parameters: { linkParameter: "$request.body#/linkExpression" },
              },
            },
          },
          "404": fault,
          default: { description: "defaultDescription", content: json("default", cat) },
        },
        callbacks: {
          callbackKey: {
            "{$request.body#/callbackUrl}": {
              post: {
                operationId: "callbackOperation",
                responses: { "200": { description: "callbackResponse" } },
              },
            },
          },
        },
        security: [{ basicScheme: [] }, {}],
        "x-sdkwright-answers": {
          field: "kind",
          values: {
            kindOne: {
              description: "answerDescription",
              status: 200,
              headers: { "Answer-Header": "answerHeaderValue" },
              body: "petName",
            },
          },
        },
      },
    },
    "/otherSegment": {
      get: {
        operationId: "otherOperation",
        tags: ["otherTag"],
        "x-speakeasy-group": "speakeasyGroup",
        "x-speakeasy-name-override": "speakeasyName",
        responses: {
          "200": { description: "d", content: { "text/plain": { schema: { type: "string" } } } },
        },
      },
      put: {
        operationId: "formOperation",
        tags: ["formTag"],
        requestBody: {
          content: {
            "application/x-www-form-urlencoded": { schema: cat, encoding: { formKey: {} } },
          },
        },
        responses: { "204": { description: "noneDescription" } },
      },
      patch: {
        operationId: "uploadOperation",
        "x-fern-sdk-group-name": ["fernGroup"],
        "x-fern-sdk-method-name": "fernMethod",
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["uploadField"],
                properties: { uploadField: { type: "string", format: "binary" } },
              },
              encoding: { uploadField: { contentType: "image/uploadType" } },
            },
          },
        },
        responses: {
          "200": { description: "d", content: { "application/vnd.binaryType": {} } },
        },
      },
    },
  },
  webhooks: {
    webhookKey: { post: { ...text("webhook"), responses: { "200": { description: "d" } } } },
  },
  components: {
    securitySchemes: {
      keyScheme: {
        type: "apiKey",
        in: "header",
        name: "keyHeader",
        description: "keySchemeDescription",
      },
      basicScheme: { type: "http", scheme: "basic", description: "basicSchemeDescription" },
      bearerScheme: { type: "http", scheme: "bearer", bearerFormat: "bearerFormatName" },
      oauthScheme: {
        type: "oauth2",
        flows: {
          clientCredentials: {
            tokenUrl: "https://oauth.example/tokenPath",
            scopes: { oauthScope: "oauthScopeDescription" },
          },
        },
      },
      openidScheme: {
        type: "openIdConnect",
        openIdConnectUrl: "https://openid.example/openidPath",
      },
    },
    responses: {
      faultResponse: {
        description: "faultDescription",
        content: json("fault", { $ref: "#/components/schemas/faultKey" }),
      },
    },
    schemas: {
      faultKey: {
        type: "object",
        description: "faultKeyDescription",
        required: ["faultMessage"],
        properties: { faultMessage: { type: "string" }, faultCode: { type: "integer" } },
      },
      petKey: {
        type: "object",
        title: "petTitle",
        description: "petDescription",
        ...more("petKey"),
        required: ["petName", "kind"],
        example: { petName: "petExample" },
        properties: {
          petName: string("petName"),
          kind: {
            type: "string",
            enum: ["kindOne", "kindTwo"],
            "x-enumDescriptions": ["kindOneDescription", "kindTwoDescription"],
            "x-enum-varnames": ["KindOneName", "KindTwoName"],
          },
          constantName: { const: "constantValue" },
          nestedName: {
            type: "object",
            properties: {
              innerName: { type: ["string", "null"], deprecated: true },
              innerEnum: { enum: ["innerOne", "innerTwo", null] },
            },
          },
          mapName: { type: "object", additionalProperties: { const: "mapConstant" } },
          tupleName: { type: "array", prefixItems: [{ const: "tupleOne" }, { type: "number" }] },
          defaultName: { type: "object", default: { defaultKey: "defaultValue" } },
          anyName: { $ref: "#/components/schemas/choiceKey" },
          readName: { type: "string", readOnly: true },
          writeName: { type: "string", writeOnly: true, contentMediaType: "text/contentType" },
        },
        patternProperties: { "^patternKey": { type: "string" } },
        "x-unknownExtension": { extensionKey: "extensionValue" },
      },
      catKey: {
        allOf: [
          { $ref: "#/components/schemas/baseKey" },
          { type: "object", properties: { clawName: { type: "integer" } } },
        ],
        required: ["baseName"],
      },
      baseKey: {
        type: "object",
        properties: { baseName: { type: "string", description: "baseDescription" } },
      },
      choiceKey: {
        oneOf: [cat, { $ref: "#/components/schemas/dogKey" }],
        discriminator: {
          propertyName: "choiceKind",
          mapping: { catValue: "#/components/schemas/catKey", dogValue: "dogKey" },
        },
      },
      dogKey: {
        type: "object",
        properties: { choiceKind: { const: "dogValue" }, barkName: { type: "boolean" } },
      },
      aliasKey: { type: "array", items: { $ref: "#/components/schemas/dogKey" } },
      enumKey: { type: "string", enum: ["enumOne", "enumTwo"], default: "enumOne" },
    },
  },
};
