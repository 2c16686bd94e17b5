/**
 * A pattern that cannot be matched without backtracking, though its repetitions are nested: longer texts are not tried,
 * and count as not matching.
 */
export function boundedPattern(pattern: RegExp, longest: number): { test(text: string): boolean } {
  return { test: (text) => text.length <= longest && pattern.test(text) };
}
