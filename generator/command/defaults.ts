/** Where a project has what no option says. */
export const defaults = {
  config: "spec/sdk.yaml",
  output: "generated",
  templates: "templates",
} as const;
