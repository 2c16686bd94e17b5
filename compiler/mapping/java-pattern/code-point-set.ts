/** A set of Unicode code points: first, last, first, last … in ascending order; ranges neither touch nor overlap. */
export type CodePointSet = readonly number[];

export const lastCodePoint = 0x10ffff;

/** The set of what the ranges hold, in whatever order they come. */
export function codePointSet(ranges: readonly (readonly [first: number, last: number])[]): CodePointSet {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const set: number[] = [];
  for (const [first, last] of sorted) {
    const end = set.at(-1);
    if (end !== undefined && first <= end + 1) set[set.length - 1] = Math.max(end, last);
    else set.push(first, last);
  }
  return set;
}

/** The ranges of a set, in pairs. */
export function rangesOf(set: CodePointSet): readonly (readonly [first: number, last: number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let i = 0; i < set.length; i += 2) ranges.push([set[i] ?? 0, set[i + 1] ?? 0]);
  return ranges;
}

export function union(...sets: readonly CodePointSet[]): CodePointSet {
  return codePointSet(sets.flatMap(rangesOf));
}

export function complement(set: CodePointSet): CodePointSet {
  const rest: number[] = [];
  let next = 0;
  for (const [first, last] of rangesOf(set)) {
    if (first > next) rest.push(next, first - 1);
    next = last + 1;
  }
  if (next <= lastCodePoint) rest.push(next, lastCodePoint);
  return rest;
}

export function intersection(a: CodePointSet, b: CodePointSet): CodePointSet {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i] ?? 0, b[j] ?? 0);
    const last = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (first <= last) both.push(first, last);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return both;
}

export function overlaps(a: CodePointSet, b: CodePointSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (Math.max(a[i] ?? 0, b[j] ?? 0) <= Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0)) return true;
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return false;
}

/** Whether the set holds the code point, found by halving. */
export function includes(set: CodePointSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codePoint > (set[middle * 2 + 1] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low * 2 < set.length && codePoint >= (set[low * 2] ?? 0);
}

/** Larger ranges hold both cases of what they hold, or nobody asks. */
const largestFolded = 3000;

/**
 * The set and the other case of what it holds: of ASCII letters, as Java's CASE_INSENSITIVE, or of all, as with
 * UNICODE_CASE.
 */
export function ignoringCase(set: CodePointSet, unicode: boolean): CodePointSet {
  const added: (readonly [number, number])[] = [];
  for (const [first, last] of rangesOf(set)) {
    const from = Math.max(first, 0x41);
    const to = unicode && last - first < largestFolded ? last : Math.min(last, 0x7a);
    for (let code = from; code <= to; code += 1) {
      const char = String.fromCodePoint(code);
      for (const other of [char.toLowerCase(), char.toUpperCase()]) {
        const folded = other.codePointAt(0) ?? code;
        if (folded !== code && other.length <= 2 && (unicode || folded < 0x80)) added.push([folded, folded]);
      }
    }
  }
  return added.length === 0 ? set : codePointSet([...rangesOf(set), ...added]);
}
