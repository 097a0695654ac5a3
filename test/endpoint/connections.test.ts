import { once } from "node:events";
import { Agent, request } from "node:http";
import { cors } from "hono/cors";
import { Hono } from "hono";
import express from "express";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { toNode } from "../../generated/typescript/src/registration/index.js";
import { startExpress } from "./hosts/express.js";
import { startFastify } from "./hosts/fastify.js";
import { serveFetch } from "./hosts/hono.js";
import { startNodeHttp } from "./hosts/node-http.js";
import { listening } from "./hosts/running.js";
import { created, stubbed } from "./stub.js";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());

/** Sends a request through the one connection that there is. */
async function send(port: number, method: string, path: string, type: string, body: string) {
  const headers = { "content-type": type, "content-length": Buffer.byteLength(body) };
  const call = request({ agent, port, host: "127.0.0.1", method, path, headers });
  call.end(body);
  const [response] = await once(call, "response");
  const { localPort } = response.socket;
  response.resume();
  await once(response, "end");
  return { status: response.statusCode, port: localPort };
}

describe.each([
  ["node:http", startNodeHttp],
  ["Express", startExpress],
  ["Fastify", startFastify],
])("a connection to %s", (_, start) => {
  it("goes on after bodies that nobody has read to the end", async () => {
    const { endpoint } = stubbed(created);
    const host = await start(endpoint);
    onTestFinished(() => host.stop());
    const large = JSON.stringify({ a: "x".repeat(4 * 2 ** 20) });
    const json = "application/json";
    const answers = [
      await send(host.port, "POST", "/register", "text/plain", large),
      await send(host.port, "POST", "/register", json, large),
      await send(host.port, "PATCH", "/register", json, large),
      await send(host.port, "PUT", "/register/1", json, large),
      await send(host.port, "GET", "/register/1/2", json, large),
      await send(host.port, "POST", "/register", json, "{}"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([415, 413, 405, 401, 404, 201]);
    expect(new Set(answers.map(({ port }) => port)).size).toBe(1);
  });

  it("that breaks off in a body leaves nothing behind", async () => {
    const { endpoint, called, audits } = stubbed(created);
    const host = await start(endpoint);
    onTestFinished(() => host.stop());
    const headers = { "content-type": "application/json", "content-length": 100 };
    const call = request({ port: host.port, method: "POST", path: "/register", headers });
    call.on("error", () => {});
    await new Promise((resolve) => call.write('{"client_name":', resolve));
    call.destroy();
    await expect.poll(() => audits.length).toBe(1);
    expect([audits[0]?.status, called]).toEqual([400, []]);
  });
});

describe("CORS is the host's", () => {
  const origin = "https://app.example";
  const preflight = {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST" },
  };

  it("and possible in Hono", async () => {
    const { endpoint } = stubbed(created);
    const app = new Hono();
    app.use("/register/*", cors({ origin, exposeHeaders: ["WWW-Authenticate", "Retry-After"] }));
    app.all("/register/*", (context) => endpoint(context.req.raw));
    const host = await listening(serveFetch(app.fetch));
    onTestFinished(() => host.stop());
    const url = `http://127.0.0.1:${host.port}/register`;
    const asked = await fetch(url, preflight);
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, origin]);
    const refused = await fetch(url, { method: "POST", headers: { origin } });
    expect(refused.status).toBe(415);
    expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
    expect(refused.headers.get("access-control-expose-headers")).toContain("WWW-Authenticate");
  });

  it("and possible in Express and node:http", async () => {
    const { endpoint } = stubbed(created);
    const app = express();
    app.use((_, response, next) => {
      response.setHeader("access-control-allow-origin", origin);
      next();
    });
    app.use(toNode(endpoint));
    const host = await listening(app.listen(0, "127.0.0.1"));
    onTestFinished(() => host.stop());
    const asked = await fetch(`http://127.0.0.1:${host.port}/register`, preflight);
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, origin]);
    expect(asked.headers.get("allow")).toBe("POST, OPTIONS");
  });
});
