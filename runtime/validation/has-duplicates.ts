import { canonicalText } from './json-value.js';

/** Whether two elements are equal. Takes time in proportion to the size of the list. */
export function hasDuplicates(list: readonly unknown[]): boolean {
  if (list.length < 2) return false;
  if (list.length <= 8 && list.every((element) => typeof element === 'string')) {
    // A set costs more than these few comparisons.
    return list.some((element, index) => list.indexOf(element, index + 1) >= 0);
  }
  const seen = new Set<string>();
  for (const element of list) {
    const text = canonicalText(element);
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}
