import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import picocolors from "picocolors";
import { Authlete, AuthleteError } from "../../generated/typescript/src/index.js";
import { Recording } from "./recording.js";
import { startServer } from "./server.js";
import { chooseService } from "./service.js";
import { lifeCycle, type Step } from "./steps.js";
import { wholeLife } from "./whole.js";

const pc = picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported);

/** The page whose diagram is a recorded run: `npm start -- --record` writes it. */
const page = fileURLToPath(new URL("../../spec/registration.md", import.meta.url));

/**
 * `npm start`: one client's whole life through the generated SDK, told step by step; then the same
 * through an authorization server that has the endpoint, by a client that others wrote.
 */
async function main(): Promise<boolean> {
  const recording = new Recording();
  const server = await startServer(recording);
  const service = await chooseService(process.env, server.issuer);
  try {
    console.log(`\nThe four operations of generated/typescript, against ${service.description}\n`);
    const authlete = new Authlete({ bearer: service.bearer, serverURL: service.url });
    if (!(await told(lifeCycle(authlete, service.serviceId)))) return false;

    console.log(
      `\nopenid-client, and an authorization server at ${server.issuer} with the endpoint\n`,
    );
    server.connect(service);
    const hasTokens = service.engine !== undefined;
    if (!(await told(wholeLife(server.issuer, hasTokens, recording)))) return false;
    if (process.argv.includes("--record")) record(recording.diagram());
    console.log(pc.green("\nEvery step came back as it should."));
    return true;
  } catch (error) {
    if (!(error instanceof AuthleteError)) throw error;
    console.log(pc.red(`\n${error.name}: ${error.message}`));
    return false;
  } finally {
    await Promise.all([service.stop(), server.stop()]);
  }
}

/** Prints steps as they end. @returns whether each came back as it should */
async function told(steps: AsyncIterable<Step>): Promise<boolean> {
  let number = 0;
  for await (const step of steps) {
    number += 1;
    print(number, step);
    if (step.action === step.expected) continue;
    console.log(pc.red(`\n${step.call} answered ${step.action}; expected ${step.expected}`));
    return false;
  }
  return true;
}

function print(number: number, { call, story, action, details }: Step): void {
  console.log(
    `${pc.bold(`${number}. ${call.padEnd(9)}`)} ${story.padEnd(33)} → ${pc.cyan(action)}`,
  );
  for (const [name, value] of details) console.log(pc.dim(`   ${name.padEnd(24)} ${value}`));
}

function record(diagram: string): void {
  const text = readFileSync(page, "utf8");
  writeFileSync(
    page,
    text.replace(/(?<=```mermaid\n)[\s\S]*?(?=```)/, () => `${diagram}\n`),
  );
}

process.exitCode = (await main()) ? 0 : 1;
