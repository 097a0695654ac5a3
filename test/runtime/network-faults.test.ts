import { createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  APIError,
  ConnectionError,
  RequestTimeoutError,
  ResponseValidationError,
  type SDKError,
} from "../../templates/typescript/runtime/index.js";
import { closedAddress } from "../closed-address.js";
import { FaultError } from "./api.js";
import { allowNoUnhandledRejection, canary, failure } from "./faults.js";

allowNoUnhandledRejection();

/** A server that speaks no HTTP by itself: it does this to whoever has sent a request. */
async function raw(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return `http://127.0.0.1:${address.port}`;
}

function http(status: number, headers: readonly string[], body: string | Buffer = ""): Buffer {
  const head = [`HTTP/1.1 ${status} Phrase`, ...headers, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

const type = "content-type: application/json";
const secret = `{"token":"${canary}"`;
const sized = (body: string | Buffer): string => `content-length: ${Buffer.byteLength(body)}`;
const whole = (status: number, body: string | Buffer, ...headers: string[]): Buffer =>
  http(status, [sized(body), ...headers], body);

type ErrorType = new (...init: never[]) => SDKError;
type Answer = Buffer | ((socket: Socket) => void);

/** What the network does, the error that comes of it, and what is in its message. */
const faults: Record<string, [ErrorType, string | RegExp, Answer]> = {
  "a connection closed before the answer": [ConnectionError, "no complete", (s) => s.end()],
  "a connection reset before the answer": [
    ConnectionError,
    "no complete",
    (s) => s.resetAndDestroy(),
  ],
  "a connection closed in the status line": [ConnectionError, "no complete", cut("HTTP/1.1 20")],
  "a connection closed in the headers": [
    ConnectionError,
    "no complete",
    cut(`HTTP/1.1 200 OK\r\nx-secret: ${canary}\r\n`),
  ],
  "a connection closed in the body": [
    ConnectionError,
    "no complete",
    cut(http(200, ["content-length: 100"], secret)),
  ],
  "a connection reset in the body": [
    ConnectionError,
    "no complete",
    (s) => s.write(http(200, ["content-length: 100"], secret), () => s.resetAndDestroy()),
  ],
  "a connection closed in a chunk": [
    ConnectionError,
    "no complete",
    cut(http(200, ["transfer-encoding: chunked"], `ff\r\n${secret}`)),
  ],
  "a chunk without a size": [
    ConnectionError,
    "no complete",
    http(200, ["transfer-encoding: chunked"], `zz\r\n${canary}\r\n`),
  ],
  "a length that promises more": [
    ConnectionError,
    "no complete",
    cut(http(200, [type, "content-length: 9999"], "{}")),
  ],
  "a length that is no number": [
    ConnectionError,
    "no complete",
    http(200, ["content-length: abc"], secret),
  ],
  "two lengths": [
    ConnectionError,
    "no complete",
    http(200, ["content-length: 2", "content-length: 3"], `{} ${canary}`),
  ],
  "an answer that is no HTTP": [ConnectionError, "no complete", cut(`SSH-2.0-${canary}\r\n`)],
  "a header with a control character": [
    ConnectionError,
    "no complete",
    http(200, [`x-secret: ${canary}\u0001`, "content-length: 2"], "{}"),
  ],
  "headers without end": [
    ConnectionError,
    "no complete",
    http(200, [`x-long: ${"x".repeat(100_000)}`, "content-length: 2"], "{}"),
  ],
  "a compression that is broken": [
    ConnectionError,
    "no complete",
    whole(200, gzipSync(secret).fill(7, 12, 16), "content-encoding: gzip"),
  ],
  "a compression that is none": [
    ConnectionError,
    "no complete",
    whole(200, secret, "content-encoding: gzip"),
  ],
  "no answer at all": [RequestTimeoutError, "no answer within", () => {}],
  "headers and then nothing": [
    RequestTimeoutError,
    "no answer within",
    (s) => s.write(http(200, ["content-length: 9"])),
  ],
  "a body that stalls": [
    RequestTimeoutError,
    "no answer within",
    (s) => s.write(http(200, ["content-length: 99"], secret)),
  ],
  "a body of an error that stalls": [
    RequestTimeoutError,
    "no answer within",
    (s) => s.write(http(500, ["content-length: 99"], secret)),
  ],
  "a body that drips": [
    RequestTimeoutError,
    "no answer within",
    (s) => {
      s.write(http(200, ["content-length: 9999"]));
      const timer = setInterval(() => s.write(" "), 10);
      s.on("close", () => clearInterval(timer));
    },
  ],
  "JSON that is cut short": [
    ResponseValidationError,
    "200 the body is not JSON",
    whole(200, secret),
  ],
  "JSON with something behind it": [
    ResponseValidationError,
    "200 the body is not JSON",
    whole(200, `${secret}}}`),
  ],
  "JSON with comments": [
    ResponseValidationError,
    "200 the body is not JSON",
    whole(200, `/* ${canary} */ {}`, type),
  ],
  "an empty success": [ResponseValidationError, "200 the body is empty", whole(200, "")],
  "a success of blanks": [ResponseValidationError, "200 the body is not JSON", whole(200, " \n ")],
  "a page for a success": [
    ResponseValidationError,
    "200 the body is HTML, not JSON",
    whole(200, `<p>${canary}</p>`, "content-type: text/html"),
  ],
  "a page that could be read as JSON": [
    ResponseValidationError,
    "200 the body is HTML, not JSON",
    whole(200, '"signed in"', "content-type: text/html; charset=utf-8"),
  ],
  "text that is not UTF-8": [
    ResponseValidationError,
    /200 .*utf-8/i,
    whole(200, Buffer.concat([Buffer.from(secret), Buffer.from([0xff])]), type),
  ],
  "UTF-16": [ResponseValidationError, /200 /, whole(200, Buffer.from("\ufeff{}", "utf16le"), type)],
  "a body that is too large": [
    ResponseValidationError,
    "200 the body is larger than maxResponseBytes",
    whole(200, `"${"x".repeat(5_000)}"`, type),
  ],
  "a bomb of gzip": [
    ResponseValidationError,
    "200 the body is larger than maxResponseBytes",
    whole(200, gzipSync(Buffer.alloc(2 ** 24)), type, "content-encoding: gzip"),
  ],
  "a body without end": [
    ResponseValidationError,
    "200 the body is larger than maxResponseBytes",
    (s) => {
      s.write(http(200, ["transfer-encoding: chunked"]));
      const more = (): void => {
        while (!s.destroyed && s.write(`400\r\n${"x".repeat(1_024)}\r\n`));
      };
      s.on("drain", more);
      more();
    },
  ],
  "an error that is a page": [APIError, "502 Phrase", whole(502, `<p>${canary}</p>`)],
  "an error without a body": [APIError, "500 Phrase", whole(500, "")],
  "an error that is cut short": [APIError, "500 Phrase", whole(500, '{"code":"1')],
  "an error that is too large": [APIError, "500 Phrase", whole(500, "x".repeat(5_000))],
  "an error that is not UTF-8": [APIError, "500 Phrase", whole(500, Buffer.from([0xff, 0xfe]))],
  "an error that repeats the token": [
    FaultError,
    "400 token *** is unknown",
    whole(400, `{"code":"1","text":"token ${canary} is unknown"}`, type),
  ],
  "an error that would forge lines of a log": [
    FaultError,
    "400 a b c",
    whole(400, JSON.stringify({ code: "1", text: "a\r\nb\u2028c" }), type),
  ],
  "an error with a prototype": [
    APIError,
    "400 Phrase",
    whole(400, '{"__proto__":{"code":"1"}}', type),
  ],
  "a redirect elsewhere": [
    APIError,
    "307 redirects are not followed",
    whole(307, "", `location: http://127.0.0.1:9/?k=${canary}`),
  ],
  "a redirect in circles": [
    APIError,
    "302 redirects are not followed",
    whole(302, "", "location: /things"),
  ],
  "a redirect to a script": [
    APIError,
    "301 redirects are not followed",
    whole(301, "", "location: javascript:alert(1)"),
  ],
  "an answer that nothing has changed": [APIError, "304 Phrase", http(304, ["etag: x"])],
  "a question for credentials": [
    APIError,
    "401 Phrase",
    whole(401, "", `www-authenticate: Bearer error="${canary}"`),
  ],
};

function cut(bytes: string | Buffer): (socket: Socket) => void {
  return (socket) => socket.end(bytes);
}

describe("what the network does", () => {
  it.each(Object.entries(faults))("%s", async (_, [expected, message, answer]) => {
    const serverURL = await raw((socket) => {
      if (typeof answer === "function") answer(socket);
      else socket.end(answer);
    });
    const isTimeout = expected === RequestTimeoutError;
    const options = { serverURL, maxResponseBytes: 1_000, timeoutMs: isTimeout ? 60 : 5_000 };
    const error = await failure(options, { errors: { 400: FaultError, 500: FaultError } });
    if (!(error instanceof expected)) throw new Error("another error", { cause: error });
    expect(error.constructor).toBe(expected);
    if (typeof message === "string") expect(error.message).toContain(message);
    else expect(error.message).toMatch(message);
    expect(error.operationId).toBe("sample");
  });

  it("an answer in pieces of a byte is read", async () => {
    const serverURL = await raw((socket) => {
      const bytes = whole(200, '{"größe":1}', type);
      const send = (index: number): void => {
        if (index < bytes.length)
          socket.write(bytes.subarray(index, index + 1), () => send(index + 1));
      };
      socket.setNoDelay(true);
      send(0);
    });
    expect(await failure({ serverURL })).toEqual({ resolved: { größe: 1 } });
  });

  it("an informational answer before the real one is passed over", async () => {
    const serverURL = await raw((socket) => {
      socket.write("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n");
      socket.end(whole(200, "[]", type));
    });
    expect(await failure({ serverURL })).toEqual({ resolved: [] });
  });

  it("a port at which nobody listens", async () => {
    const error = await failure({ serverURL: closedAddress });
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", outcome: "not-sent" });
  });

  it("a name that there is not", async () => {
    const error = await failure({ serverURL: "https://there-is-no.invalid" });
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: expect.stringMatching(/^E/), outcome: "not-sent" });
  });

  it("a server that speaks no TLS", async () => {
    const url = await raw((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const error = await failure({ serverURL: url.replace("http:", "https:") });
    expect(error).toBeInstanceOf(ConnectionError);
  });
});
