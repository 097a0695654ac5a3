import fc from "fast-check";

const pieces = [
  '"',
  "'",
  "`",
  "\\",
  `\${x}`,
  "*/",
  "/*",
  "**//",
  "*\\/",
  "//",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\0",
  "\u0007",
  "\u001b[31m",
  "\u0085",
  "\u2028",
  "\u2029",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\ud800",
  "\udc00",
  "😀",
  "</script>",
  "<!--",
  "-->",
  "{{ x }}",
  "{% x %}",
  "]]>",
  "__proto__",
  "constructor",
  "@ts-ignore",
  "@deprecated",
  "[a](javascript:x)",
  "<img src=x>",
  "```",
  "~~~",
  "# h",
  "|",
  " ",
  "a",
  "1",
  ";",
  "{",
  "}",
  "(",
  ")",
  "=",
];

/** Text put together from what leaves literals, comments and Markdown where nobody watches. */
export const pieced: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => parts.join(""));

/** Text of that kind, or any at all. */
export const nasty: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: pieced },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

/** Characters that nobody may find in a generated file: controls, separators, bidirectional marks. */
export const unseen: RegExp =
  /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Halves of characters, which no file can hold. */
export const halves: RegExp = /\p{Cs}/u;
