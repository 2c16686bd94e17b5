/** Hands out names that differ from one another without regard to case. */
export interface UniqueNames {
  /** The wanted name, or the first of `name2`, `name3` … that is free. */
  take(wanted: string): string;
}

/**
 * Names that stay the same as long as their order does.
 *
 * @param maximum longest name; what is longer is cut. Default: no limit.
 */
export function uniqueNames(maximum = Number.POSITIVE_INFINITY): UniqueNames {
  const taken = new Set<string>();
  // Where to go on counting, so that a thousand equal names do not take a million steps.
  const next = new Map<string, number>();
  return {
    take(wanted) {
      const base = wanted.slice(0, maximum);
      let name = base;
      let count = next.get(base.toLowerCase()) ?? 2;
      while (taken.has(name.toLowerCase())) {
        const suffix = String(count);
        name = base.slice(0, maximum - suffix.length) + suffix;
        count += 1;
      }
      next.set(base.toLowerCase(), count);
      taken.add(name.toLowerCase());
      return name;
    },
  };
}
