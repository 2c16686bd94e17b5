/**
 * The names that are most like the wanted one, best first: those that differ in at most a third of their characters.
 *
 * @param limit How many at most. Default 3.
 */
export function nearest(wanted: string, names: Iterable<string>, limit = 3): readonly string[] {
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of new Set(names)) {
    const distance = editDistance(wanted.toLowerCase().slice(0, compared), name.toLowerCase().slice(0, compared));
    const longer = Math.min(compared, Math.max(wanted.length, name.length));
    if (distance <= Math.max(2, Math.floor(longer / 3))) near.push({ name, distance });
  }
  return near
    .sort((one, other) => one.distance - other.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Characters of a name that are compared: the work grows with their square. */
const compared = 200;

/** How many characters have to be put in, left out or replaced. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index++) {
    const above = row;
    row = [index + 1];
    for (let column = 0; column < other.length; column++) {
      const replaced = (above[column] ?? 0) + (one[index] === other[column] ? 0 : 1);
      row.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
  }
  return row[other.length] ?? 0;
}
