/**
 * Finds what was probably meant.
 *
 * @param written - What stands there.
 * @param known - What could stand there.
 * @returns The likest name; `undefined` where none is near.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const [first] = known
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  // Where half of a word is wrong it is another word.
  return first !== undefined && first.far * 2 < first.name.length ? first.name : undefined;
}

/** How many letters have to be added, taken away or replaced: Levenshtein's distance, a row of its table at a time. */
function distance(from: string, to: string): number {
  const goal = Array.from(to);
  let row = [0, ...goal.map((_, index) => index + 1)];
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of goal.entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
