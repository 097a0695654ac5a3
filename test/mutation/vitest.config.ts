import { defineConfig } from "vitest/config";

/** The tests of the runtime alone. */
export default defineConfig({
  test: {
    include: ["test/runtime/**/*.test.ts"],
    setupFiles: ["test/fast-check.ts"],
    testTimeout: 20_000,
  },
});
