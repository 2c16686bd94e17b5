/**
 * The candidate that was probably meant by `name`: equal but for case and punctuation, else at most two single-letter
 * changes away; undefined when none is near.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = bare(name);
  // Nobody misspells a name of that length by two letters; the distance costs the square of it.
  if (wanted === '' || name.length > 80) return undefined;
  const same = candidates.find((candidate) => candidate !== name && bare(candidate) === wanted);
  if (same !== undefined) return same;
  // Lists that the document makes may be as long as it likes, and be asked as often.
  if (candidates.length > 500) return undefined;
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.ceil(wanted.length / 3));
  for (const candidate of candidates) {
    const known = bare(candidate);
    // Every letter more or less is one change.
    if (Math.abs(known.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, known);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
