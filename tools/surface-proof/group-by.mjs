/**
 * Groups values by what they have in common, in the order in which that comes up.
 *
 * @template T, K
 * @param {T[]} values - The values.
 * @param {(value: T) => K} keyOf - What groups a value.
 * @returns {Map<K, T[]>} The groups.
 */
export function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(value);
  }
  return groups;
}
