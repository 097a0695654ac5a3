import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { listening } from "../endpoint/hosts/running.js";
import { startEngine } from "../engine/start.js";
import { root } from "./compile.js";

const program = (form: "esm" | "cjs"): string => `
${
  form === "esm"
    ? `import { Authlete, AuthleteError, InvalidRequestError } from "authlete-dcr";
import { register } from "authlete-dcr/operations/dynamic-client-registration";
import { registrationEndpoint } from "authlete-dcr/registration";`
    : `const { Authlete, AuthleteError, InvalidRequestError } = require("authlete-dcr");
const { register } = require("authlete-dcr/operations/dynamic-client-registration");
const { registrationEndpoint } = require("authlete-dcr/registration");`
}
const { createServer } = require_("node:http");
const server = createServer((request, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify({ action: "CREATED" }));
});
server.listen(0, "127.0.0.1", async () => {
  const serverURL = "http://127.0.0.1:" + server.address().port;
  const authlete = new Authlete({ bearer: "token", serverURL });
  const request = { serviceId: "1", requestBody: { json: "{}" } };
  const first = await authlete.dynamicClientRegistration.register(request);
  const second = await register(authlete, request);
  const third = await register(authlete, { ...request, serviceId: ".." }).catch((error) => error);
  const isOurs = third instanceof AuthleteError && third instanceof InvalidRequestError;
  const endpoint = registrationEndpoint({ authlete, serviceId: "1" });
  const { status } = await endpoint(new Request("http://as.example/register"));
  console.log(first.action, second.action, isOurs, status);
  server.close();
});
`;

const typed = `
import { Authlete, type AuthleteOptions, type Client, ResultError } from "authlete-dcr";
import { register, type RegisterRequest } from "authlete-dcr/operations/dynamic-client-registration";
import { registrationEndpoint } from "authlete-dcr/registration";

const options: AuthleteOptions = { bearer: async () => "token", server: "jp", timeoutMs: 1000 };
const authlete = new Authlete(options);
const request: RegisterRequest = { serviceId: "1", requestBody: { json: "{}" } };
export async function run(): Promise<Client | undefined> {
  const { body, status } = await register(authlete, request).withResponse();
  return status === 200 && body.action === "CREATED" ? body.client : undefined;
}
export const isResult = (error: unknown): string | undefined =>
  error instanceof ResultError ? error.resultCode : undefined;
export const endpoint: (request: Request) => Promise<Response> = registrationEndpoint({ authlete });
// @ts-expect-error: json is required to register
export const incomplete: RegisterRequest = { serviceId: "1", requestBody: {} };
// @ts-expect-error: the document has no such server
export const elsewhere: AuthleteOptions = { server: "mars" };
`;

const onlyNode = {
  module: "nodenext",
  lib: ["es2022"],
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
};

describe("the packed package", () => {
  const work = mkdtempSync(join(tmpdir(), "sdkwright-package-"));
  const consumer = join(work, "consumer");
  let tarball = "";

  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, {
      cwd: consumer,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
  const tool = (name: string): string => join(root, "node_modules/.bin", name);

  beforeAll(() => {
    // Packed from a copy: packing builds, and tests must not write into the repository.
    const copy = join(work, "generated/typescript");
    cpSync(join(root, "generated/typescript"), copy, {
      recursive: true,
      filter: (path) => !path.endsWith("/dist"),
    });
    mkdirSync(consumer);
    writeFileSync(join(consumer, "package.json"), '{ "name": "consumer", "private": true }\n');
    execFileSync("npm", install, { cwd: copy, stdio: "pipe" });
    execFileSync("npm", ["pack", "--silent", "--pack-destination", work], {
      cwd: copy,
      stdio: "pipe",
    });
    tarball = join(work, readdirSync(work).find((name) => name.endsWith(".tgz")) ?? "");
    execFileSync("npm", [...install, tarball], { cwd: consumer, stdio: "pipe" });
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("holds what it says, and nothing that belongs to the repository", () => {
    const installed = join(consumer, "node_modules/authlete-dcr");
    expect(readdirSync(installed).toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "docs",
      "package.json",
      "src",
    ]);
    expect(readdirSync(join(installed, "dist")).toSorted()).toEqual(["cjs", "esm", "node"]);
  });

  it("runs as ES modules", () => {
    writeFileSync(
      join(consumer, "run.mjs"),
      `import { createRequire } from "node:module";\nconst require_ = createRequire(import.meta.url);\n${program("esm")}`,
    );
    expect(run("node", "run.mjs")).toBe("CREATED CREATED true 405\n");
  });

  it("runs as CommonJS", () => {
    writeFileSync(join(consumer, "run.cjs"), `const require_ = require;\n${program("cjs")}`);
    expect(run("node", "run.cjs")).toBe("CREATED CREATED true 405\n");
  });

  it.each([
    ["nodenext, as an ES module", "use.mts", { module: "nodenext" }],
    ["nodenext, as CommonJS", "use.cts", { module: "nodenext" }],
    ["bundler", "use.ts", { module: "esnext", moduleResolution: "bundler" }],
    ["node10", "use.ts", { module: "commonjs", moduleResolution: "node10" }],
    ["nodenext, with the types of Node and without those of browsers", "use.mts", onlyNode],
  ])("type-checks under %s", (_, file, options) => {
    const strict = {
      target: "es2022",
      types: [],
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    };
    const project = { compilerOptions: { ...strict, ...options }, files: [file] };
    writeFileSync(join(consumer, file), typed);
    writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify(project));
    const { status, stdout } = spawnSync(tool("tsc"), { cwd: consumer, encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  it("takes a reader of its page from nothing to a registration", async () => {
    const page = readFileSync(
      join(consumer, "node_modules/authlete-dcr/docs/registration.md"),
      "utf8",
    );
    for (const name of ["server.mjs", "client.mjs"]) {
      const [, code] =
        new RegExp(`\\n\`${name}\` [\\s\\S]*?\`\`\`js\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
      writeFileSync(join(consumer, name), code ?? "");
    }
    const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    run("npm", ...install, `openid-client@${devDependencies["openid-client"]}`);

    const { port, stop } = await listening(createServer());
    await stop();
    const engine = await startEngine({ publicOrigin: `http://127.0.0.1:${port}` });
    const env = {
      ...process.env,
      PORT: String(port),
      AUTHLETE_BEARER: engine.bearer,
      AUTHLETE_SERVICE_ID: engine.serviceId,
      AUTHLETE_SERVER_URL: engine.url,
    };
    const server = spawn("node", ["server.mjs"], { cwd: consumer, env });
    onTestFinished(async () => {
      server.kill();
      await engine.stop();
    });
    await once(server.stdout, "data");
    const told = once(server.stdout, "data");
    const { stdout, stderr } = spawnSync("node", ["client.mjs"], {
      cwd: consumer,
      env,
      encoding: "utf8",
    });
    expect({ stdout, stderr }).toEqual({
      stdout: expect.stringMatching(/^registered as \d+\n$/),
      stderr: "",
    });
    expect(String(await told)).toContain("operation: 'register'");
  });

  it("has nothing that publint finds", () => {
    expect(run(tool("publint"), tarball, "--strict")).toContain("All good!");
  });

  it("has nothing that attw finds", () => {
    expect(run(tool("attw"), tarball)).toContain("No problems found");
  });
});
