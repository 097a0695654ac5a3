/** Who takes part, by the names that the diagram has for them. */
const parties = {
  C: "Client",
  S: "Authorization server",
  A: "Authlete",
} as const;

type Party = keyof typeof parties;

interface Message {
  readonly from: Party;
  readonly to: Party;
  readonly text: string;
  readonly isAnswer: boolean;
}

/** What went to and fro in a run, without what differs from run to run. */
export class Recording {
  readonly #lines: string[] = [];

  /** Notes what the client is about to do. */
  note(text: string): void {
    this.#lines.push(`Note over C: ${text}`);
  }

  request(from: Party, to: Party, method: string, path: string): void {
    this.#add({ from, to, text: `${method} ${path}`, isAnswer: false });
  }

  answer(from: Party, to: Party, status: number, more = ""): void {
    this.#add({ from, to, text: `${status}${more && `, ${more}`}`, isAnswer: true });
  }

  #add({ from, to, text, isAnswer }: Message): void {
    const same = text
      .replace(/(?<=\/register\/)\d+/, "{client_id}")
      .replace(/(?<=^POST \/api\/)[^/]+/, "{serviceId}");
    this.#lines.push(`${from}${isAnswer ? "--" : "-"}>>${to}: ${same}`);
  }

  /** The run as a sequence diagram of Mermaid. */
  diagram(): string {
    const participants = Object.entries(parties).map(
      ([id, name]) => `participant ${id} as ${name}`,
    );
    return ["sequenceDiagram", ...participants, ...this.#lines].join("\n  ");
  }
}
