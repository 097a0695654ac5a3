import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownOf } from "../../generator/lower/prose.js";

describe("HTML in a description", () => {
  it.each([
    ["<p>One.</p> <p>Two.</p>", "One.\n\nTwo."],
    ["a<br>b<br/>c", "a\n\nb\n\nc"],
    ["<b>must</b> and <em>may</em>", "**must** and _may_"],
    ["a<b> must </b>b", "a **must** b"],
    ["<code>A_B</code> is <tt>x</tt>", "`A_B` is `x`"],
    ["<code> <a>Foo</a> </code>", "`Foo`"],
    ['<a href="https://a.example/b?c=d">more</a>', "[more](https://a.example/b?c=d)"],
    ["<a target=_blank href='http://a.example'> more </a>", "[more](http://a.example)"],
    ['<a href="javascript:alert(1)">more</a>', "more"],
    ['<a href="https://a.example">[1]</a>', "[1]"],
    ["<ul> <li> <p>one</p> </li> <li>two</li> </ul>", "- one\n\n- two"],
    ["Of these:<ul><li>one</li><li>two</li></ul>", "Of these:\n\n- one\n- two"],
    ["<h2>Title</h2>text", "**Title**\n\ntext"],
    ["<p>a &lt; b &amp;&amp; c&nbsp;d &#8212; &#0; &unknown;</p>", "a < b && c d — &#0; &unknown;"],
    ["<div>\n    <p>\n        deep\n    </p>\n</div>", "deep"],
    ["<span style='x'>plain</span>", "plain"],
  ])("%j is %j", (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it.each([
    "a < b and b > c",
    "an Array<string> of <T>",
    "`<b>code</b>` and &lt;",
    "```\n<p>\n    x &amp; y\n```",
    "  indented\n\n\n    code",
    "<table><tr><td>1</td></tr></table>",
    "<script>alert(1)</script>",
  ])("%j is Markdown already, or nothing that it has a sign for", (text) => {
    expect(markdownOf(text)).toBe(text);
  });

  it("leaves code in Markdown alone beside it", () => {
    expect(markdownOf("<p>a `<b>` b</p>\n```\n  <p>&lt;\n```")).toBe(
      "a `<b>` b\n\n```\n  <p>&lt;\n```",
    );
  });

  it("is read to its end, whatever stands in it and however often", () => {
    const tags = ["<p>", "</p>", "<b>", "</b>", "<a href='", "'>", "</a>", "<li>", "`", "```"];
    const part = fc.oneof(fc.constantFrom(...tags), fc.constantFrom(" ", "\n", "<", ">", "&", "x"));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(typeof markdownOf(parts.join("").repeat(200))).toBe("string");
      }),
    );
    for (const text of [...tags, "<b> ", "<li \n", "\n "])
      expect(typeof markdownOf(`<p>${text.repeat(100_000)}`)).toBe("string");
  });
});
