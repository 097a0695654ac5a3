import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/fast-check.ts"],
    // Packing, compiling and starting processes take seconds on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
