import { satisfies, validRange } from 'semver';

import type { Severity } from '../advisory.js';
import { AuditError } from '../audit-error.js';
import type { Vulnerability } from '../audit-report.js';
import type { AcceptedRisk } from './accepted-risk.js';
import { dayNumber, toDay } from './day-number.js';
import { describeFix } from './describe-fix.js';
import { rankOf, worstOf } from './severities.js';
import { allWaysLeadThrough } from './ways-to.js';

/** What accepted risks are held against. */
export interface RiskPolicy {
  /** ISO date. */
  readonly today: string;
  /** Longest time that a risk may be accepted for, in days, by severity of the advisory. */
  readonly maximumDays: Readonly<Record<Severity, number>>;
}

/** Why an accepted risk does not hold for a vulnerability that it is about. */
export interface Lapse {
  /** The reason for a program. */
  readonly kind:
    | 'incomplete'
    | 'expired'
    | 'too-long'
    | 'severity-rose'
    | 'fix-available'
    | 'entered-production'
    | 'other-version'
    | 'other-path';
  /** The reason for a person, to follow "because". */
  readonly message: string;
}

/**
 * Says why an accepted risk does not hold for a vulnerability that it is about.
 *
 * @param risk - The risk.
 * @param vulnerability - The vulnerability, as it is today.
 * @param policy - What it is held against.
 * @returns Every reason; none where it holds.
 * @throws {@link AuditError} For a day that the calendar lacks, and for a range that is none.
 */
export function lapsesOf(
  risk: AcceptedRisk,
  vulnerability: Vulnerability,
  policy: RiskPolicy,
): Lapse[] {
  return [
    ...unsaidOf(risk),
    ...expiryOf(risk, vulnerability, policy),
    ...severityOf(risk, vulnerability),
    ...fixOf(risk, vulnerability),
    ...productionOf(risk, vulnerability),
    ...versionsOf(risk, vulnerability),
    ...pathOf(risk, vulnerability),
  ];
}

/** What nobody wrote down can't be compared with what is there today, nor be looked into by anybody else. */
function unsaidOf(risk: AcceptedRisk): Lapse[] {
  const { investigation = '', mitigation = '', package: name, production, severity } = risk;
  const unsaid = [
    ...(name === undefined ? ['which package it is in'] : []),
    ...(severity === undefined ? ['how severe it was'] : []),
    ...(production === undefined ? ['whether it was in production'] : []),
    ...(investigation.trim() === '' ? ['what was looked into'] : []),
    ...(mitigation.trim() === '' ? ['what keeps it from doing harm'] : []),
  ];
  if (unsaid.length === 0) return [];
  return [{ kind: 'incomplete', message: `it does not say ${unsaid.join(', ')}` }];
}

function expiryOf(
  { created, expires, id }: AcceptedRisk,
  { advisory }: Vulnerability,
  { maximumDays, today }: RiskPolicy,
): Lapse[] {
  const end = dayNumber(expires, `The day on which the accepted risk of ${id} ends`);
  const now = dayNumber(today, 'Today');
  if (end <= now) return [{ kind: 'expired', message: `it ended on ${expires}` }];
  // A day of creation that lies ahead would lengthen the time.
  const start = Math.min(
    dayNumber(created, `The day on which the risk of ${id} was accepted`),
    now,
  );
  const severity = worstOf([advisory.severity]);
  const most = maximumDays[severity];
  if (end - start <= most) return [];
  return [
    {
      kind: 'too-long',
      message: `it runs until ${expires}, and for ${severity} advisories ${String(most)} days are allowed, until ${toDay(start + most)}`,
    },
  ];
}

function severityOf({ severity }: AcceptedRisk, { advisory }: Vulnerability): Lapse[] {
  if (severity === undefined || rankOf(advisory.severity) <= rankOf(severity)) return [];
  return [
    {
      kind: 'severity-rose',
      message: `its severity rose: it was accepted as ${severity}, and is ${worstOf([advisory.severity])} now`,
    },
  ];
}

function fixOf({ fixNotTaken = '' }: AcceptedRisk, vulnerability: Vulnerability): Lapse[] {
  const fix = describeFix(vulnerability);
  if (fix === undefined || fixNotTaken.trim() !== '') return [];
  return [
    {
      kind: 'fix-available',
      message: `there is a fix (${fix}), and it is not said why that is not taken`,
    },
  ];
}

function productionOf(risk: AcceptedRisk, { advisory, production }: Vulnerability): Lapse[] {
  if (risk.production !== false || !production) return [];
  return [
    {
      kind: 'entered-production',
      message: `${advisory.package} is needed in production now, and was accepted for development only`,
    },
  ];
}

function versionsOf({ id, versions }: AcceptedRisk, { versions: all }: Vulnerability): Lapse[] {
  if (versions === undefined) return [];
  if (validRange(versions) === null) {
    throw new AuditError(
      `The accepted risk of ${id} is limited to the versions ${JSON.stringify(versions)}, which is no range.`,
      'Write it like "1.2.3 || ^2.0.0".',
    );
  }
  const others = all.filter((one) => !satisfies(one, versions, { includePrerelease: true }));
  if (others.length === 0) return [];
  return [
    {
      kind: 'other-version',
      message: `${others.join(', ')} is installed, and it was accepted for ${versions} only`,
    },
  ];
}

function pathOf({ path = [] }: AcceptedRisk, vulnerability: Vulnerability): Lapse[] {
  if (allWaysLeadThrough(path, vulnerability)) return [];
  return [
    {
      kind: 'other-path',
      message: `not every way to it is known to lead through ${path.join(' > ')}, as it was accepted`,
    },
  ];
}
