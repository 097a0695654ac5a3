import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { printWitness } from "../../generator/render/witness/openapi-typescript.js";
import * as sources from "../../generator/render/witness/witness.js";

// Threads run what is built; `npm test` builds it.
const built = fileURLToPath(new URL("../../dist/render/witness/witness.js", import.meta.url));
const { startWitness } = (await import(pathToFileURL(built).href)) as typeof sources;

const document = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1", description: "Prose." },
  paths: { "/pets": { get: { operationId: "a", responses: { 200: { description: "" } } } } },
  components: {
    schemas: { Pet: { type: "object", properties: { description: { type: "string" } } } },
  },
};

describe("the witness", () => {
  it("prints in a thread of its own what it prints in this one", async () => {
    const thread = startWitness();
    const made = await thread.print(document);
    thread.close();
    expect(made).toEqual(await printWitness(document));
    expect(made.failure).toBeNull();
    expect(made.text).toContain("description?: string;");
    expect(made.text).not.toContain("Prose.");
  });

  it("says why it prints nothing", async () => {
    const thread = startWitness();
    const broken = { ...document, paths: { "/a": { get: { responses: 5, parameters: [null] } } } };
    const made = await thread.print(broken);
    thread.close();
    expect(made).toEqual(await printWitness(broken));
    expect(made.failure).toMatch(/./);
    expect(made.text).toContain("export type paths = never;");
  });

  it("that is ended in the middle has printed nothing", async () => {
    const thread = startWitness();
    const made = thread.print(document);
    thread.close();
    expect((await made).failure).toBe("its thread ended");
  });

  it("works in this thread where nothing is built", async () => {
    const thread = sources.startWitness();
    expect(await thread.print(document)).toEqual(await printWitness(document));
    thread.close();
  });
});
