import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/fast-check.ts"],
    // Workers that wait for processes of their own leave room for each other on two cores.
    maxWorkers: 2,
    // Packing, compiling and starting processes take seconds on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
