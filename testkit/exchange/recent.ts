/** The last entries of a list that would otherwise grow with every request. */
export interface Recent<Entry> {
  add(entry: Entry): void;
  /** Oldest first. */
  all(): readonly Entry[];
  /** Takes an entry back. */
  remove(entry: Entry): void;
  clear(): void;
}

/** Keeps so many entries. */
export function recent<Entry>(limit: number): Recent<Entry> {
  let entries: Entry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      // Cutting now and then costs less than shifting each time.
      if (entries.length >= limit * 2) entries = entries.slice(-limit);
    },
    all: () => entries.slice(-limit),
    remove(entry) {
      const index = entries.lastIndexOf(entry);
      if (index >= 0) entries.splice(index, 1);
    },
    clear() {
      entries = [];
    },
  };
}
