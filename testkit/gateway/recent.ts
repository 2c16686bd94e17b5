/** The last entries of a list that would otherwise grow with every request. */
export interface Recent<Entry> {
  add(entry: Entry): void;
  /** Oldest first. */
  all(): readonly Entry[];
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
    clear() {
      entries = [];
    },
  };
}
