const units = [
  { name: 's', nanoseconds: 1e9 },
  { name: 'ms', nanoseconds: 1e6 },
  { name: 'µs', nanoseconds: 1e3 },
  { name: 'ns', nanoseconds: 1 },
];

/**
 * Writes a short time with three digits that count.
 *
 * @param time - Nanoseconds.
 * @returns The time with a unit.
 * @example
 * ```ts
 * formatNanoseconds(12_345); // '12.3 µs'
 * ```
 */
export function formatNanoseconds(time: number): string {
  const rounded = Number(time.toPrecision(3));
  const unit = units.find(({ nanoseconds }) => rounded >= nanoseconds) ?? {
    name: 'ns',
    nanoseconds: 1,
  };
  return `${String(Number((rounded / unit.nanoseconds).toPrecision(3)))} ${unit.name}`;
}
