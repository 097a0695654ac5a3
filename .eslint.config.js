import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist/", "generated/", "node_modules/"] },
  js.configs.recommended,
  typescript.configs.strict,
  {
    rules: {
      "no-console": "error",
      // The compiler checks it, and knows which cases end.
      "no-fallthrough": "off",
      // A class with nothing but a constructor is what a generated client begins with.
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  { files: ["**/*.d.ts"], rules: { "@typescript-eslint/no-unused-vars": "off" } },
  { files: ["test/**"], rules: { "no-console": "off" } },
);
