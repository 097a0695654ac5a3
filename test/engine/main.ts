// The engine's process: options in, one line of JSON out, then it serves.

import "./quiet.js";
import { readOptions } from "./protocol.js";
import { serve } from "./server.js";

// The channel to the parent closes when the parent ends, however it ends. It
// may have closed while this module was still loading.
process.once("disconnect", () => process.exit());
if (process.connected === false) process.exit();

const { announcement, clientIds } = await serve(readOptions(process.argv[2] ?? "{}"));
// Whatever the parent says, it asks which clients there are.
process.on("message", () => process.send?.(clientIds()));
process.stdout.write(`${JSON.stringify(announcement)}\n`);
