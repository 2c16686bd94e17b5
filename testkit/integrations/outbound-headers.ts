import type { Header, HeaderList } from '../exchange/index.js';

/** The headers of a request in the making: one for each name, whatever its case, in the order of their first setting. */
export interface OutboundHeaders {
  /** Replaces a header of that name. */
  set(name: string, value: string): void;
  setDefault(name: string, value: string): void;
  /** `name` in lower case. */
  get(name: string): string | undefined;
  list(): HeaderList;
}

/** Starts from headers that may repeat: those of a client keep their repetitions until they are replaced. */
export function outboundHeaders(initial: HeaderList = []): OutboundHeaders {
  const byName = new Map<string, Header[]>();
  for (const header of initial) {
    const lower = header[0].toLowerCase();
    const known = byName.get(lower);
    if (known === undefined) byName.set(lower, [header]);
    else known.push(header);
  }
  return {
    set: (name, value) => {
      byName.set(name.toLowerCase(), [[name, value]]);
    },
    setDefault: (name, value) => {
      const lower = name.toLowerCase();
      if (!byName.has(lower)) byName.set(lower, [[name, value]]);
    },
    get: (name) => byName.get(name)?.at(-1)?.[1],
    list: () => {
      // `flat` takes ten times as long.
      const headers: Header[] = [];
      for (const values of byName.values()) for (const header of values) headers.push(header);
      return headers;
    },
  };
}
