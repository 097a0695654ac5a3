/** How a language writes names of several words. */
export type Casing = "pascal" | "camel" | "snake" | "screaming" | "kebab";

/** Writes words in a casing. Acronyms keep their capitals where the casing has capitals at all. */
export function cased(words: readonly string[], casing: Casing): string {
  switch (casing) {
    case "pascal":
      return words.map(capitalized).join("");
    case "camel":
      return words
        .map((word, index) => (index === 0 ? uncapitalized(word) : capitalized(word)))
        .join("");
    case "snake":
      return words.map((word) => word.toLowerCase()).join("_");
    case "screaming":
      return words.map((word) => word.toUpperCase()).join("_");
    case "kebab":
      return words.map((word) => word.toLowerCase()).join("-");
  }
}

function capitalized(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function uncapitalized(word: string): string {
  const [first = ""] = word;
  return word === word.toUpperCase()
    ? word.toLowerCase()
    : first.toLowerCase() + word.slice(first.length);
}
