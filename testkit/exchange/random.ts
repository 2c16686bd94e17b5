import { randomUUID } from 'node:crypto';

/** All randomness of a gateway, ids included. */
export interface Random {
  /** A number from 0 up to, not including, 1. The gateway draws one for each request to a stage with a canary, and none elsewhere. */
  next(): number;
  /** A UUID, version 4: request ids. */
  uuid(): string;
  /** So many characters of the alphabet. Default: digits and lower-case letters. */
  id(length: number, alphabet?: string): string;
}

const alphanumeric = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Randomness that nobody can foretell. */
export function systemRandom(): Random {
  return { next: Math.random, uuid: randomUUID, id: idsFrom(Math.random) };
}

/**
 * The same numbers and ids for the same seed. The numbers of `next` and the ids come from two sequences, so that an id
 * more does not change what `next` draws.
 */
export function seededRandom(seed: number): Random {
  const ids = mulberry32(seed ^ 0x9e3779b9);
  const id = idsFrom(ids);
  return {
    next: mulberry32(seed),
    uuid: () => {
      const hex = id(32, '0123456789abcdef');
      const variant = id(1, '89ab');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    id,
  };
}

function idsFrom(next: () => number): Random['id'] {
  return (length, alphabet = alphanumeric) => {
    let id = '';
    for (let index = 0; index < length; index++) id += alphabet.charAt(Math.floor(next() * alphabet.length));
    return id;
  };
}

/** A small generator with 32 bits of state; good enough for tests, not for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
