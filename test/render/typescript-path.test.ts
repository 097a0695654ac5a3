import { expect, it } from "vitest";
import { withOperation } from "../lower/lowered.js";
import { generated } from "./printed.js";

it("an operation says the query of its path, and where the document declares it", async () => {
  const { files } = await generated(withOperation("operationId: a\ntags: [t]", "/a?b=c#d"));
  const text = files?.find(({ path }) => path.endsWith("/operations/t/a.ts"))?.text;
  expect(text).toContain('  path: "/a",\n  query: "b=c",\n  pointer: "#/paths/~1a?b=c#d/get",\n');
  expect(text).toContain("@remarks `GET /a?b=c`");
});
