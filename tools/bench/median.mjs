/**
 * Finds the middle of some numbers.
 *
 * @param {number[]} values - The numbers, at least one.
 * @returns {number} Their median.
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
