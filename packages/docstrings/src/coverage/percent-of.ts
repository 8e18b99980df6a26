/**
 * Says how much of something is done.
 *
 * @param part - How many are done.
 * @param whole - How many there are.
 * @returns The percentage, rounded down to one decimal: 99.96 is not 100. `undefined` where there is nothing to do.
 */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part * 1000) / whole) / 10;
}
