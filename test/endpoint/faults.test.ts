import { once } from "node:events";
import { connect } from "node:net";
import { createServer, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AuthleteCore } from "../../generated/typescript/src/index.js";
import {
  type Audit,
  registrationEndpoint,
} from "../../generated/typescript/src/registration/index.js";
import { startExpressParsed } from "./hosts/express.js";
import { hosts } from "./hosts/hosts.js";
import { listening, type Running } from "./hosts/running.js";
import { created, information } from "./stub.js";

/** What comes back over the network, read by nothing but what HTTP says. */
interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends bytes as they are, and reads one answer. */
async function send(
  port: number,
  head: readonly string[],
  body: string | Buffer = "",
): Promise<Reply> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  // A server may close what it does not want to read; what it has said before counts.
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(`${[...head, "Host: as.example", "Connection: close"].join("\r\n")}\r\n\r\n`);
  socket.write(body);
  await ended;
  const [top = "", ...rest] = Buffer.concat(chunks).toString().split("\r\n\r\n");
  const [line = "", ...lines] = top.split("\r\n");
  const headers = lines.map((header): [string, string] => {
    const [name = "", value = ""] = header.split(/:\s*/s);
    return [name.toLowerCase(), header.slice(name.length + 1).trim() || value];
  });
  const text = rest.join("\r\n\r\n");
  const map = new Map(headers);
  const isChunked = map.get("transfer-encoding") === "chunked";
  return {
    status: Number(line.split(" ")[1]),
    headers: map,
    body: isChunked ? dechunked(text) : text,
  };
}

function dechunked(text: string): string {
  return text.replace(/^[0-9a-f]+\r\n/gim, "").replaceAll("\r\n", "");
}

/** How the API fails: what it does with a response. */
type Fault = (response: ServerResponse) => void;
const says =
  (value: unknown, status = 200, type = "application/json"): Fault =>
  (response) =>
    response
      .writeHead(status, { "content-type": type })
      .end(typeof value === "string" ? value : JSON.stringify(value));

const token = "rat-canary-that-was-sent";
const json = `{"client_name":"My Client","client_secret":"secret-canary-that-was-sent"}`;
const post = (body = json, type = "Content-Type: application/json") =>
  [
    [
      "POST /register HTTP/1.1",
      `Authorization: Bearer ${token}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(type === "" ? [] : [type]),
    ],
    body,
  ] as const;
const get = (id: string, more: readonly string[] = [`Authorization: Bearer ${token}`]) =>
  [[`GET /register/${id} HTTP/1.1`, ...more]] as const;

/** The API does its part, and the request is at fault; or the request is good, and the API fails. */
interface Case {
  readonly name: string;
  readonly request: readonly [head: readonly string[], body?: string];
  readonly api?: Fault;
  readonly status: number;
  /** Where paths are resolved first, it is for another path, and the host answers. */
  readonly isElsewhere?: boolean;
  /** Some hosts refuse such a path before anybody sees it. */
  readonly isNoEncoding?: boolean;
}

const deep = `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
const large = `{"a":"${"x".repeat(2 * 2 ** 20)}"}`;
const cases: readonly Case[] = [
  { name: "action null", request: post(), api: says({ ...created, action: null }), status: 500 },
  {
    name: "an unknown action",
    request: post(),
    api: says({ ...created, action: "FORBIDDEN" }),
    status: 500,
  },
  {
    name: "CREATED without content",
    request: post(),
    api: says({ action: "CREATED" }),
    status: 500,
  },
  {
    name: "HTTP 500 of the API",
    request: post(),
    api: says({ resultCode: "A001101", resultMessage: `internal-canary ${token}` }, 500),
    status: 500,
  },
  {
    name: "an HTML 502 of a proxy",
    request: post(),
    api: says("<html>internal-canary</html>", 502, "text/html"),
    status: 500,
  },
  {
    name: "HTML with 200",
    request: post(),
    api: says("<html>internal-canary</html>", 200, "text/html"),
    status: 500,
  },
  { name: "a reset", request: post(), api: (response) => response.destroy(), status: 500 },
  { name: "a timeout", request: post(), api: () => {}, status: 500 },
  {
    name: "an overloaded API",
    request: post(),
    api: (response) => response.writeHead(503, { "retry-after": "9" }).end(),
    status: 503,
  },
  { name: "a body of 2 MB", request: post(large), status: 413 },
  {
    name: "a body of 2 MB in chunks",
    request: [
      ["POST /register HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked"],
      `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
    ],
    status: 413,
  },
  { name: "text/plain", request: post(json, "Content-Type: text/plain"), status: 415 },
  { name: "no type", request: post(json, ""), status: 415 },
  { name: "invalid JSON", request: post("{"), status: 400 },
  { name: "no body", request: post(""), status: 400 },
  { name: "a JSON array", request: post("[]"), status: 400 },
  { name: "deep JSON", request: post(deep), status: 400 },
  {
    name: "two Authorization headers",
    request: get("1", [`Authorization: Bearer ${token}`, "Authorization: Bearer other"]),
    status: 401,
  },
  { name: "no Authorization header", request: get("1", []), status: 401 },
  { name: "Basic credentials", request: get("1", ["Authorization: Basic YTpi"]), status: 401 },
  { name: ".. for a client ID", request: get(".."), status: 401, isElsewhere: true },
  { name: "%2e%2e for a client ID", request: get("%2e%2e"), status: 401, isElsewhere: true },
  { name: "an encoded slash", request: get("a%2Fb"), status: 401 },
  { name: "an encoded backslash", request: get("a%5cb"), status: 401 },
  { name: "encoded line ends", request: get("a%0d%0aX-Injected:%20b"), status: 401 },
  { name: "an encoding that is none", request: get("%zz"), status: 401, isNoEncoding: true },
  { name: "a path below a client", request: get("1/2"), status: 404 },
  {
    name: "a method that is not allowed",
    request: [["PATCH /register/1 HTTP/1.1", "Content-Length: 0"]],
    status: 405,
  },
  { name: "TRACE", request: [["TRACE /register HTTP/1.1"]], status: 405 },
];

/** Requests that a server for Fetch cannot hand on: there is no such `Request`. */
const notForFetch = new Set(["TRACE"]);

let fault: Fault = says(created);
let api: Running;
const audits: Audit[] = [];
const printed: string[] = [];

beforeAll(async () => {
  api = await listening(
    createServer((request, response) => {
      request.resume().on("end", () => fault(response));
    }),
  );
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...all) => void printed.push(JSON.stringify(all)),
    );
  }
});

afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

describe.each(hosts)("on $name", ({ start, resolves, refuses, isAlone }) => {
  let host: Running;

  beforeAll(async () => {
    const authlete = new AuthleteCore({
      bearer: "api-bearer-canary",
      serviceId: "1",
      serverURL: `http://127.0.0.1:${api.port}`,
      logger: console,
    });
    const hooks = { afterAnswer: (audit: Audit) => void audits.push(audit) };
    host = await start(registrationEndpoint({ authlete, hooks, timeoutMs: 150 }));
  });

  afterAll(() => host.stop());

  it.each(cases)(
    "$name is $status",
    async ({ name, request, api: failing, status, isElsewhere, isNoEncoding }) => {
      if (resolves && (isElsewhere || notForFetch.has(name))) return;
      if (refuses !== undefined && isNoEncoding) return;
      fault = failing ?? says(created);
      const { status: received, headers, body } = await send(host.port, ...request);
      expect(received).toBe(status);
      expect(headers.get("content-type")).toBe("application/json");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("pragma")).toBe("no-cache");
      expect(JSON.parse(body)).toMatchObject({ error: expect.stringMatching(/^[a-z_]+$/) });
      expect(body).not.toContain("canary");
      expect(headers.has("x-injected")).toBe(false);
      expect(headers.has("www-authenticate")).toBe(status === 401);
      expect(headers.has("allow")).toBe(status === 405);
      expect(headers.get("retry-after")).toBe(status === 503 ? "9" : undefined);
    },
  );

  it("what is good is still answered, and other paths are the host's", async () => {
    fault = says(created);
    const { status, body } = await send(host.port, ...post());
    expect([status, body]).toEqual([201, JSON.stringify(information)]);
    const home = await send(host.port, ["GET / HTTP/1.1"]);
    expect([home.status, home.body === "home"]).toEqual(isAlone ? [404, false] : [200, true]);
  });
});

it("no secret is in what is logged or told", () => {
  expect(audits.length).toBeGreaterThan(hosts.length * (cases.length - 4));
  expect(printed.length).toBeGreaterThan(0);
  const all = `${printed.join("\n")}${JSON.stringify(audits)}`;
  for (const secret of [
    token,
    "secret-canary-that-was-sent",
    "api-bearer-canary",
    "client-secret-canary",
  ])
    expect(all).not.toContain(secret);
});

it("Express with a parser in front of the endpoint works, with what the parser understood", async () => {
  const received: string[] = [];
  const authlete = new AuthleteCore({
    bearer: "b",
    serviceId: "1",
    fetch: async (_, { body }) => {
      received.push(JSON.parse(String(body)).json);
      return Response.json(created);
    },
  });
  const host = await startExpressParsed(registrationEndpoint({ authlete }));
  const { status } = await send(host.port, ...post('{ "client_name": "ü" }'));
  expect([status, received]).toEqual([201, ['{"client_name":"ü"}']]);
  await host.stop();
});
