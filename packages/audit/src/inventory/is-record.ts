/**
 * Tells whether a value has properties to look at.
 *
 * @param value - Anything.
 * @returns Whether it is an object and no list.
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
