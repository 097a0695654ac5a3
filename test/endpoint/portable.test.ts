import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "../generated/compile.js";
import { created, registration } from "./stub.js";

it("imports nothing from Node, and runs where there is nothing but what the web has", async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { AuthleteCore } from "./index.js"; export * from "./registration/index.js";`,
      resolveDir: join(root, "generated/typescript/src"),
    },
    bundle: true,
    format: "iife",
    globalName: "bundle",
    platform: "neutral",
    metafile: true,
    write: false,
  });
  const packages = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules"));
  expect(packages.every((path) => path.includes("/openapi-fetch/"))).toBe(true);

  const web = { AbortController, Headers, Response, TextDecoder, TextEncoder, URL, btoa };
  const fetch = async () => Response.json(created);
  const context = createContext({
    ...web,
    fetch,
    request: registration(),
    setTimeout,
    clearTimeout,
  });
  runInContext(outputFiles[0]?.text ?? "", context);
  const response: Response = await runInContext(
    `bundle.registrationEndpoint({
       authlete: new bundle.AuthleteCore({ bearer: "b", serviceId: "1" }),
     })(request)`,
    context,
  );
  expect([response.status, await response.text()]).toEqual([201, created.responseContent]);
});
