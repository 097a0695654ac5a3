import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";
import { knownLanguages } from "../../generator/config/language.js";
import { compileTemplate } from "../../generator/render/template.js";
import { type Filter, NotCompiled } from "../../generator/render/template-expression.js";
import { templates } from "../plan/planned.js";

const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  jsTruthy: true,
  templates: { "part.liquid": "<{{ name }}{% if more %}{{ more.b }}{% endif %}>" },
});
const filters = new Map<string, Filter>([
  ["upcase", (value) => String(value).toUpperCase()],
  ["join", (value, between) => (Array.isArray(value) ? value.join(String(between)) : "")],
  ["plus", (left, right) => Number(left) + Number(right)],
  ["first", (value) => Object(value)[0]],
]);
const variables = {
  a: "x",
  n: 3,
  none: null,
  no: false,
  list: ["p", "q", "r"],
  nothing: [],
  it: { b: "y", deep: { list: [1, 2], none: null }, size: 7 },
};

function compiled(source: string): string {
  const filter = (name: string): Filter => {
    const found = filters.get(name);
    if (found === undefined) throw new NotCompiled(name);
    return found;
  };
  const partial = () =>
    compileTemplate("<{{ name }}{% if more %}{{ more.b }}{% endif %}>", { filter, partial });
  return compileTemplate(source, { filter, partial })(new Map(Object.entries(variables)));
}

describe("a compiled template", () => {
  it.each([
    "plain {{ a }}, {{ it.b }}, {{ it.deep.none }}, {{ it.deep.none.more }}|",
    "{{ a | upcase }}{{ list | join: '-' | upcase }}{{ n | plus: 2 }}",
    "{{ list }}{{ list.size }}{{ list.first }}{{ list.last }}{{ a.size }}{{ it.size }}{{ nothing.size }}",
    "{% if a == 'x' and n > 2 %}1{% elsif no %}2{% else %}3{% endif %}",
    "{% if none %}1{% elsif it.b %}2{% endif %}{% unless no %}3{% else %}4{% endunless %}",
    "{% if list contains 'q' or no %}1{% endif %}{% if a contains 'z' %}2{% endif %}",
    "{% if none == nil %}1{% endif %}{% if nothing.size == 0 %}2{% endif %}{% if n != 3 %}3{% endif %}",
    "{% for x in list %}{{ forloop.index }}{{ x }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
    "{% for x in nothing %}{{ x }}{% else %}none{% endfor %}{% for x in none %}{{ x }}{% endfor %}",
    "{% for x in list limit: 1 %}{{ x }}{% for y in it.deep.list %}{{ x }}{{ y }}{% endfor %}{% endfor %}",
    "{% if none > 0 or none.size > 1 %}1{% endif %}{% if none >= 0 %}2{% endif %}{% if a < 'y' %}3{% endif %}",
    "{% case a %}{% when 'w', 'x' %}1{% when 'y' %}2{% else %}3{% endcase %}",
    "{% case n %}\n{%- when 1 %}1{%- when 2 or 3 %}2{%- endcase %}",
    "{% assign z = a | upcase %}{{ z }}{% capture c %}[{{ z }}]{% endcapture %}{{ c }}{{ c }}",
    "{% raw %}{{ a }}{% endraw %}{{- a -}}  \n  {%- if a -%} b {%- endif %}",
    "{% render 'part.liquid', name: a, more: it %}{% render 'part.liquid', name: n, more: none %}",
  ])("prints as LiquidJS does: %s", (source) => {
    expect(compiled(source)).toBe(engine.parseAndRenderSync(source, variables));
  });

  it.each([
    "{{ missing }}",
    "{{ it.missing }}",
    "{{ a | missing }}",
    "{{ list[0] }}",
    "{{ it.constructor }}",
    "{% for x in list reversed %}{% endfor %}",
    "{% for x in list %}{% assign x = 1 %}{% endfor %}",
    "{% increment n %}",
    "{% if a %}",
    "{% if a == empty %}{% endif %}",
    "{% render a %}",
  ])("leaves to LiquidJS what it does not know: %s", (source) => {
    expect(() => compiled(source)).toThrow();
  });
});

describe("the templates of each language", () => {
  it("are compiled, all of them", () => {
    const filter = (): Filter => String;
    const partial = () => () => "";
    for (const name of knownLanguages(templates)) {
      const folder = join(templates, name);
      for (const file of readdirSync(folder).filter((path) => path.endsWith(".liquid"))) {
        const source = readFileSync(join(folder, file), "utf8");
        expect(() => compileTemplate(source, { filter, partial }), `${name}/${file}`).not.toThrow();
      }
    }
  });
});
