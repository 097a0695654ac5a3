/** Elements that begin and end a paragraph. */
const blocks = "p|div|section|article|ul|ol|dl|dt|dd|note|important|h[1-6]|pre|blockquote|br|hr";
const block = new RegExp(`</?(?:${blocks})(?:\\s[^<>]*)?/?>`, "gi");
/** Elements that only look different. */
const plain = /<\/?(?:span|font|u|sup|sub|small|fullname|nobr)(?:\s[^<>]*)?>/gi;
const known = new RegExp(
  `<(?:${blocks}|li|a|b|strong|i|em|code|tt|kbd|samp|var|span|font|fullname)(?:\\s[^<>]*)?/?>`,
  "i",
);
/** What is code in Markdown, and so no HTML. */
const code = /(```[^]*?(?:```|$)|`[^`\n]*`)/;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  mdash: "—",
  nbsp: " ",
  ndash: "–",
  quot: '"',
};

/**
 * Markdown for a text in which common elements of HTML may stand, as many documents have them:
 * paragraphs, lists, code, emphasis, links. Others stay as they are, and become plain text where they are
 * written. Nothing here makes a text safe: that is done by the gate of the place where it goes.
 */
export function markdownOf(text: string): string {
  if (!known.test(text)) return text;
  const parts = text.split(code);
  const isProse = (_: string, index: number): boolean => index % 2 === 0;
  if (!parts.filter(isProse).some((part) => known.test(part))) return text;
  // Where elements make the lines, indentation has no meaning, which Markdown would find in it.
  const isIndented = !/<(?:p|li|div)\b/i.test(text);
  return parts
    .map((part, index) => {
      if (!isProse(part, index)) return part;
      const prose = converted(part);
      return isIndented ? prose : prose.replace(/\n[ \t]+/g, "\n");
    })
    .join("")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Each pattern ends at the next `<` or `>`, so that no text takes long. */
function converted(text: string): string {
  return decoded(
    text
      .replace(plain, "")
      .replace(/<a(\s[^<>]*)?>([^<>]*)<\/a>/gi, link)
      .replace(/<(code|tt|kbd|samp|var)>([^<>`]*)<\/\1>/gi, around("`"))
      .replace(/<(h[1-6])(?:\s[^<>]*)?>([^<>*]*)<\/\1>/gi, (_, __, inner: string) =>
        inner.trim() === "" ? "" : `\n\n**${inner.trim()}**\n\n`,
      )
      .replace(/<(b|strong)>([^<>*]*)<\/\1>/gi, around("**"))
      .replace(/<(i|em)>([^<>_]*)<\/\1>/gi, around("_"))
      .replace(/<li(?:\s[^<>]*)?>(?:\s?<p>)?[ \t]*/gi, "\n- ")
      .replace(/<\/li>/gi, "")
      .replace(block, "\n\n"),
  );
}

function around(sign: string) {
  return (_: string, __: string, inner: string): string => {
    const text = inner.trim();
    // What had space around it inside has it outside.
    const [before, after] = [/^\s/.test(inner) ? " " : "", /\s$/.test(inner) ? " " : ""];
    return text === "" ? " " : `${before}${sign}${text}${sign}${after}`;
  };
}

function link(_: string, attributes: string | undefined, inner: string): string {
  const text = inner.trim();
  const [, url] = /\shref\s*=\s*["']?(https?:\/\/[^\s"'<>()]+)/i.exec(attributes ?? "") ?? [];
  if (url === undefined || text === "" || /[[\]]/.test(text)) return inner;
  return `[${text}](${url})`;
}

function decoded(text: string): string {
  return text.replace(/&(#\d{1,6}|[a-z]{1,6});/gi, (written, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? written;
    const point = Number(name.slice(1));
    return point >= 32 && point < 0xd800 ? String.fromCodePoint(point) : written;
  });
}
