import picocolors from "picocolors";
import { Authlete, AuthleteError } from "../../generated/typescript/src/index.js";
import { chooseService } from "./service.js";
import { lifeCycle, type Step } from "./steps.js";

const pc = picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported);

/** `npm start`: one client's whole life through the generated SDK, told step by step. */
async function main(): Promise<boolean> {
  const service = await chooseService(process.env);
  console.log(`\nOne client's life through generated/typescript, against ${service.description}\n`);
  try {
    const authlete = new Authlete({ bearer: service.bearer, serverURL: service.url });
    let number = 0;
    for await (const step of lifeCycle(authlete, service.serviceId)) {
      number += 1;
      print(number, step);
      if (step.action !== step.expected) {
        console.log(pc.red(`\n${step.call} answered ${step.action}; expected ${step.expected}`));
        return false;
      }
    }
    console.log(pc.green("\nEvery step came back as it should."));
    return true;
  } catch (error) {
    if (!(error instanceof AuthleteError)) throw error;
    console.log(pc.red(`\n${error.name}: ${error.message}`));
    return false;
  } finally {
    await service.stop();
  }
}

function print(number: number, { call, story, action, details }: Step): void {
  console.log(
    `${pc.bold(`${number}. ${call.padEnd(9)}`)} ${story.padEnd(28)} → ${pc.cyan(action)}`,
  );
  for (const [name, value] of details) console.log(pc.dim(`   ${name.padEnd(24)} ${value}`));
}

process.exitCode = (await main()) ? 0 : 1;
