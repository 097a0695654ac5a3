/**
 * Bundled together with a generated package, which is `sdk`: makes a client and calls every operation,
 * as a function and as a method, with a `fetch` that answers by itself. What comes of the calls does
 * not matter: refusing a request is fine.
 */
import * as sdk from "sdk";

type Callable = (...args: unknown[]) => unknown;
type Constructor = new (options: object) => object;

let calls = 0;
let requests = 0;

/** Answers everything that it is asked for, so that no request is refused for what it lacks. */
function willing(known: Readonly<Record<string, unknown>>): object {
  return new Proxy(known, {
    get: (target, name) =>
      Object.hasOwn(target, name) || typeof name === "symbol" ? Reflect.get(target, name) : "1",
    has: () => true,
  });
}

async function settle(call: () => unknown): Promise<void> {
  calls += 1;
  try {
    await call();
  } catch {
    // Refused, or failed as the answer says.
  }
}

/** Options that are not credentials, and have no value that is always good. */
const unset = {
  server: undefined,
  serverURL: undefined,
  headers: undefined,
  hooks: undefined,
  logger: undefined,
  maxResponseBytes: undefined,
  userAgent: undefined,
  validation: undefined,
};

const requestsToTry = [willing({ requestBody: {} }), {}, undefined];

/** An instance, or `null` where the options are refused: without a server, say. */
function made(Class: Constructor, options: object): object | null {
  try {
    return new Class(options);
  } catch {
    return null;
  }
}

async function callAll(status: number, extra: Readonly<Record<string, unknown>>): Promise<void> {
  const fetch = async (): Promise<Response> => {
    requests += 1;
    const headers = { "content-type": "application/json" };
    return new Response(status === 204 ? null : "{}", { status, headers });
  };
  const options = willing({ ...unset, fetch, timeoutMs: 2000, retries: 0, ...extra });
  for (const [name, Core] of Object.entries(sdk)) {
    if (typeof Core !== "function" || !name.endsWith("Core")) continue;
    const core = made(Core as Constructor, options);
    if (core === null) continue;
    for (const namespace of Object.values(sdk)) {
      if (typeof namespace !== "object" || namespace === null) continue;
      for (const operation of Object.values(namespace)) {
        if (typeof operation !== "function") continue;
        for (const request of requestsToTry)
          await settle(() => (operation as Callable)(core, request, { timeoutMs: 2000 }));
      }
    }
    const Client: unknown = Reflect.get(sdk, name.slice(0, -"Core".length));
    const client = typeof Client === "function" ? made(Client as Constructor, options) : null;
    if (client !== null) await callMethods(client);
  }
}

async function callMethods(client: object): Promise<void> {
  const names = new Set([
    ...Reflect.ownKeys(client),
    ...Reflect.ownKeys(Object.getPrototypeOf(client) as object),
  ]);
  for (const name of names) {
    const group: unknown = Reflect.get(client, name);
    if (typeof group !== "object" || group === null) continue;
    const prototype: unknown = Object.getPrototypeOf(group);
    if (prototype === Object.prototype || prototype === null) continue;
    for (const method of Reflect.ownKeys(prototype as object)) {
      const call: unknown = Reflect.get(group, method);
      if (method === "constructor" || typeof call !== "function") continue;
      for (const request of requestsToTry)
        await settle(() => (call as Callable).call(group, request, { timeoutMs: 2000 }));
    }
  }
}

for (const extra of [{}, { serverURL: "https://sdk.example" }]) {
  for (const status of [200, 204, 404]) await callAll(status, extra);
}
process.stdout.write(`${JSON.stringify({ calls, requests })}\n`);
