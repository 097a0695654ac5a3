/** A text without its first line end and without the indentation that its place in a test gave it. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, "").split("\n");
  const widths = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const width = Math.min(...widths);
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(width))).join("\n");
}
