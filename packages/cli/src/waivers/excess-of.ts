import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import { daysBetween } from './iso-day.js';
import { riskOf } from './risk-of.js';
import type { Waiver } from './waiver.js';

/**
 * Tells by how many days a waiver runs longer than the policy allows for a finding.
 *
 * @param waiver - The waiver.
 * @param finding - The finding.
 * @param policy - How long waivers may run.
 * @param today - ISO date.
 * @returns Days; 0 where it runs no longer.
 */
export function excessOf(
  waiver: Waiver,
  finding: RawFinding,
  { maximumDays }: Config['waivers'],
  today: string,
): number {
  const days = daysBetween(startOf(waiver, today), waiver.expires);
  return Math.max(0, days - maximumDays[riskOf(finding)]);
}

/**
 * Tells from when on a waiver's time is counted: a day of creation that lies ahead would lengthen it.
 *
 * @param waiver - The waiver.
 * @param today - ISO date.
 * @returns ISO date.
 */
export function startOf({ created }: Waiver, today: string): string {
  return created < today ? created : today;
}
