// Keeps everything in a Map. The storage that comes with oidc-provider forgets
// the oldest of 1,000 entries, which loses clients in a long test.

import type { Adapter, AdapterPayload } from "oidc-provider";

type Entries = Map<string, AdapterPayload>;

/** A storage that can tell what is in it. */
export interface Storage extends Adapter {
  ids(): string[];
}

/** A storage for each kind of thing; each provider gets its own set. */
export function createStorage(): (kind: string) => Storage {
  // Revoking a grant reaches across kinds, so all of them are remembered.
  const kinds = new Map<string, Entries>();
  return (kind) => {
    const entries: Entries = kinds.get(kind) ?? new Map();
    kinds.set(kind, entries);
    return adapt(entries, kinds);
  };
}

/** Expiry is not enforced here: oidc-provider checks `exp` of what it finds. */
function adapt(entries: Entries, kinds: ReadonlyMap<string, Entries>): Storage {
  return {
    ids: () => [...entries.keys()],
    async upsert(id, payload) {
      entries.set(id, payload);
    },
    async find(id) {
      return entries.get(id);
    },
    async findByUid(uid) {
      return firstWith(entries, "uid", uid);
    },
    async findByUserCode(userCode) {
      return firstWith(entries, "userCode", userCode);
    },
    async consume(id) {
      const entry = entries.get(id);
      if (entry !== undefined) entry.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      entries.delete(id);
    },
    async revokeByGrantId(grantId) {
      for (const tokens of kinds.values()) {
        for (const [id, token] of tokens) {
          if (token.grantId === grantId) tokens.delete(id);
        }
      }
    },
  };
}

function firstWith(entries: Entries, member: string, value: string): AdapterPayload | undefined {
  return [...entries.values()].find((entry) => entry[member] === value);
}
