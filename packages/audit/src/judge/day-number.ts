import { AuditError } from '../audit-error.js';

const dayMs = 86_400_000;

/**
 * Counts days, so that they can be compared and added.
 *
 * @param day - ISO date, `2027-03-01`.
 * @param what - What it is, for the error.
 * @returns Days since 1970.
 * @throws {@link AuditError} For what is no day of the calendar. Read as "never", it would let a risk live for ever.
 */
export function dayNumber(day: string, what: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || toDay(time / dayMs) !== day) {
    throw new AuditError(
      `${what} is ${JSON.stringify(day)}, which is no day of the calendar.`,
      'Write it like 2027-03-01.',
    );
  }
  return time / dayMs;
}

/**
 * Writes a day.
 *
 * @param number - Days since 1970.
 * @returns ISO date.
 */
export function toDay(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
