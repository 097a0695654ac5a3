/** The members of an interface, as they are printed; or of each of its members. */
type Members = string[] | Map<string, string[]>;

/** The declarations of a file that is printed in parts: members of interfaces of one name are put together. */
export class Declarations {
  /** By name; a text where a declaration stands by itself. */
  readonly #all: Map<string, Members | string | null>;

  /** @param names those that come first, in this order */
  constructor(names: readonly string[]) {
    this.#all = new Map(names.map((name) => [name, null]));
  }

  /** Adds a declaration, unless there is one of its name. */
  addWhole(name: string, text: string): void {
    this.#all.set(name, this.#all.get(name) ?? text);
  }

  /** Adds what is printed of an interface: its members are on the lines between the first and the last. */
  addMembers(name: string, text: string): void {
    const known = this.#all.get(name);
    const members = Array.isArray(known) ? known : [];
    this.#all.set(name, members);
    members.push(linesWithin(text, 1));
  }

  /**
   * Adds what is printed of an interface with a single member.
   * @param isFilled whether that has members of its own
   */
  addMember(name: string, member: string, text: string, isFilled: boolean): void {
    const known = this.#all.get(name);
    const groups = known instanceof Map ? known : new Map<string, string[]>();
    this.#all.set(name, groups);
    const members = groups.get(member) ?? [];
    groups.set(member, members);
    if (isFilled) members.push(linesWithin(text, 2));
  }

  /** The text of all, each declaration once. */
  toString(): string {
    const declared = ([name, members]: readonly [string, Members | string | null]): string => {
      if (members === null || typeof members === "string") return members ?? "";
      const inner = Array.isArray(members) ? members : [...members].map(group);
      return `export interface ${name} {\n${inner.join("\n")}\n}\n`;
    };
    return [...this.#all].map(declared).join("");
  }
}

/** A member with its own members. */
function group([name, members]: readonly [string, readonly string[]]): string {
  if (members.length === 0) return `    ${name}: never;`;
  return `    ${name}: {\n${members.join("\n")}\n    };`;
}

/** A text without so many lines at its beginning, and as many at its end. */
function linesWithin(text: string, count: number): string {
  let start = 0;
  let end = text.trimEnd().length;
  for (let line = 0; line < count; line += 1) {
    start = text.indexOf("\n", start) + 1;
    end = text.lastIndexOf("\n", end - 1);
  }
  return text.slice(start, end);
}
