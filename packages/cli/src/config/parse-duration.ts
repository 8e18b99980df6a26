const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Longer than a timer of Node can wait makes it fire at once, so a day is the most. */
const longest = 86_400_000;

/**
 * Reads a length of time.
 *
 * @param text - A number of seconds, or a number with a unit: `90`, `1.5m`, `500ms`.
 * @returns Milliseconds; `undefined` for what is no time, for none at all and for more than a day.
 * @example
 * ```ts
 * parseDuration('5m'); // 300_000
 * ```
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,8}(?:\.\d{1,3})?)(ms|s|m|h)?$/u.exec(text);
  if (match === null) return undefined;
  const duration = Math.round(Number(match[1]) * (units[match[2] ?? 's'] ?? 1000));
  return duration > 0 && duration <= longest ? duration : undefined;
}
