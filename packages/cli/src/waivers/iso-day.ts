const dayMs = 86_400_000;

/**
 * Tells whether a text is a day of the calendar, `2027-03-01`.
 *
 * @param text - The text.
 * @returns `false` for the thirtieth of February too.
 */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * Counts the days between two days.
 *
 * @param from - ISO date.
 * @param to - ISO date.
 * @returns Whole days; negative where `to` is the earlier one.
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/**
 * Adds days to a day.
 *
 * @param day - ISO date.
 * @param days - How many.
 * @returns ISO date.
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
