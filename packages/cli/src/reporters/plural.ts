/**
 * Counts things.
 *
 * @param count - How many.
 * @param one - What one of them is called.
 * @param many - What several are called.
 * @returns For example `1 finding` or `2 findings`.
 */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
