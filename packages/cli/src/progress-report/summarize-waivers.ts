import { daysBetween } from '../waivers/iso-day.js';
import type { Waiver } from '../waivers/waiver.js';
import type { ProgressSummary, WaiverSummary } from './progress-summary.js';

/** A waiver that ends within so many days is shown. */
const soonDays = 30;

/**
 * Tells which waivers end soon, and which have ended. On the day that a waiver names it no longer holds.
 *
 * @param waivers - The waivers.
 * @param today - ISO date.
 * @returns The waivers.
 */
export function summarizeWaivers(
  waivers: readonly Waiver[],
  today: string,
): ProgressSummary['waivers'] {
  const all = waivers
    .map(({ expires, gate, id, owner, reason }): WaiverSummary => ({
      id,
      gate,
      reason,
      owner,
      expires,
      daysLeft: daysBetween(today, expires),
    }))
    .toSorted((a, b) => a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1));
  const inForce = all.filter(({ daysLeft }) => daysLeft > 0);
  return {
    inForce: inForce.length,
    ending: inForce.filter(({ daysLeft }) => daysLeft <= soonDays),
    ended: all.filter(({ daysLeft }) => daysLeft <= 0).reverse(),
  };
}
