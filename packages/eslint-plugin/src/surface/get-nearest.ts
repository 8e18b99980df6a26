/** How many letters have to be put in, taken out or changed to make one text of another. */
function getDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 0; row < from.length; row++) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column++) {
      const [before = 0, over = 0] = above.slice(column);
      const changed = before + (from[row] === to[column] ? 0 : 1);
      current.push(Math.min(changed, over + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}

/**
 * Finds the name that was probably meant by one that does not exist.
 *
 * @param wrong - The name as it was written.
 * @param names - The names that exist.
 * @returns The one that differs in the fewest letters, whatever their case, or `undefined` where all are far off.
 */
export function getNearest(wrong: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, distance: getDistance(wrong.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest && nearest.distance * 2 < nearest.name.length ? nearest.name : undefined;
}
