/**
 * Tells whether a value is an object with named fields.
 *
 * @param value - What was parsed.
 * @returns `false` for lists and `null`.
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
