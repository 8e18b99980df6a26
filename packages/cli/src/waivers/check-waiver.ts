import type { Config, RiskSeverity } from '../config/config.js';
import { addDays, daysBetween, isIsoDay } from './iso-day.js';
import { isReason } from './is-reason.js';
import type { Waiver } from './waiver.js';

/** The fields that people fill in, as flags call them. */
export type WaiverField =
  'reason' | 'owner' | 'expires' | 'mitigation' | 'investigation' | 'fixNotTaken';

/**
 * Lists the fields that a waiver needs.
 *
 * @param gate - The gate whose findings it is about.
 * @param isMendable - Whether it is about a vulnerability that there is a fix for.
 * @returns Their names, in the order in which they are asked for.
 */
export function neededFields(gate: Waiver['gate'], isMendable = false): readonly WaiverField[] {
  return gate === 'audit'
    ? [
        'reason',
        ...(isMendable ? (['fixNotTaken'] as const) : []),
        'investigation',
        'mitigation',
        'owner',
        'expires',
      ]
    : ['reason', 'owner', 'expires'];
}

/**
 * Finds what is wrong with one field of a waiver.
 *
 * @param field - The field.
 * @param value - What was given.
 * @param limits - The day, and the last one that the policy allows.
 * @returns What is wrong, in a sentence; `undefined` for nothing.
 */
export function problemWith(
  field: WaiverField,
  value: string | undefined,
  limits: WaiverLimits,
): string | undefined {
  const given = value?.trim() ?? '';
  if (given === '') return `is missing: ${explanations[field]}.`;
  if (field === 'expires') return problemWithExpiry(given, limits);
  if (field === 'owner' || isReason(given)) return undefined;
  return `${JSON.stringify(given)} says too little: ${explanations[field]}, in more than one word.`;
}

/** How long a waiver may run. */
export interface WaiverLimits {
  /** ISO date. */
  readonly today: string;
  /** The severity that the policy counts it under. */
  readonly risk: RiskSeverity;
  readonly maximumDays: number;
}

/**
 * Tells how long a waiver of some findings may run: as long as for the most severe of them.
 *
 * @param risks - How severe they are.
 * @param policy - What the settings allow.
 * @param today - ISO date.
 * @returns The limits; those of the strictest severity where nothing is known of the findings.
 */
export function limitsFor(
  risks: readonly RiskSeverity[],
  { maximumDays }: Config['waivers'],
  today: string,
): WaiverLimits {
  const order: readonly RiskSeverity[] = ['critical', 'high', 'moderate', 'low'];
  const known = risks.length === 0 ? order : risks;
  const [risk = 'critical'] = known.toSorted(
    (a, b) => maximumDays[a] - maximumDays[b] || order.indexOf(a) - order.indexOf(b),
  );
  return { today, risk, maximumDays: maximumDays[risk] };
}

/** What each field says, for people. */
export const explanations: Readonly<Record<WaiverField, string>> = {
  reason: 'why the exception is accepted',
  owner: 'who answers for it',
  expires: 'the day on which it ends, like 2027-03-01',
  mitigation: 'what keeps it from doing harm meanwhile',
  investigation: 'what was looked into, and with what result',
  fixNotTaken: 'why the fix that there is is not taken',
};

/**
 * Tells how a field is called on the command line.
 *
 * @param field - The field.
 * @returns The flag.
 */
export function flagOf(field: string): string {
  return `--${field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

function problemWithExpiry(
  expires: string,
  { maximumDays, risk, today }: WaiverLimits,
): string | undefined {
  if (!isIsoDay(expires)) {
    return `${JSON.stringify(expires)} is no day of the calendar: write it like 2027-03-01.`;
  }
  if (expires <= today) return `${expires} is not in the future; today is ${today}.`;
  if (daysBetween(today, expires) <= maximumDays) return undefined;
  return `${expires} is too far away: for ${risk} findings ${String(maximumDays)} days are allowed, until ${addDays(today, maximumDays)} ("waivers.maximumDays" in groundrules.json).`;
}
