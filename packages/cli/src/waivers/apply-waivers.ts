import type { Gate } from '@groundrules/catalogue';

import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { invertRenames, knownFingerprints } from '../findings/known-fingerprints.js';
import { isInFiles } from './is-in-files.js';
import { addDays, daysBetween } from './iso-day.js';
import { riskOf } from './risk-of.js';
import { waiversFile, type StoredWaiver } from './waiver.js';

/** What is known besides findings and waivers. */
export interface WaiverContext {
  /** The gates that looked at the whole repository: only of these is it known that a waiver matches nothing. */
  readonly complete: ReadonlySet<Gate>;
  /** Present names of files by old ones. */
  readonly renames: ReadonlyMap<string, string>;
}

/** What waivers say about findings. */
export interface WaiverOutcome<F> {
  /** The findings in the order given, each waived or open. */
  readonly findings: readonly F[];
  /** What is wrong with waivers, as findings at their place in the file. */
  readonly notices: readonly (RawFinding & { readonly gate: Gate })[];
}

/**
 * Marks the findings that are waived.
 *
 * A waiver holds for findings of its gate, in its files, that have its fingerprint, its rule or its advisory,
 * until the day it expires, and no longer than the policy allows for what it waives.
 *
 * @param findings - Findings, none of them waived or baselined yet.
 * @param waivers - The waivers, valid by their schema.
 * @param policy - How long waivers may run.
 * @param today - ISO date.
 * @param context - What else is known.
 * @returns What they say.
 */
export function applyWaivers<F extends IdentifiedFinding>(
  findings: readonly F[],
  waivers: readonly StoredWaiver[],
  policy: Config['waivers'],
  today: string,
  { complete, renames }: WaiverContext,
): WaiverOutcome<F & JudgedFinding> {
  const oldNames = invertRenames(renames);
  const uses = waivers.map((waiver) => createUse(waiver, oldNames));
  const judged = findings.map((finding): F & JudgedFinding => {
    const fitting = uses.filter(({ fits }) => fits(finding));
    for (const use of fitting) use.matched += 1;
    const holding = fitting.find(
      ({ waiver }) => waiver.expires > today && excessOf(waiver, finding, policy, today) === 0,
    );
    if (holding !== undefined) {
      return {
        ...finding,
        fingerprint: holding.known(finding) ?? finding.fingerprint,
        status: 'waived',
        reason: `${holding.waiver.reason} (${holding.waiver.owner}, until ${holding.waiver.expires})`,
      };
    }
    for (const use of fitting) use.reopened.push(finding);
    return { ...finding, status: 'open', ...(fitting.length > 0 && { lapsed: true }) };
  });
  return {
    findings: judged,
    notices: uses.flatMap((use) => noticesOn(use, policy, today, complete)),
  };
}

interface Use {
  readonly waiver: StoredWaiver;
  readonly fits: (finding: IdentifiedFinding) => boolean;
  /** The fingerprint of the finding that is the waiver's id. */
  readonly known: (finding: IdentifiedFinding) => string | undefined;
  matched: number;
  /** What it would hold for if it were still in force and nothing else held. */
  readonly reopened: IdentifiedFinding[];
}

function createUse(waiver: StoredWaiver, oldNames: ReadonlyMap<string, readonly string[]>): Use {
  const inFiles = isInFiles(waiver.files);
  const known = (finding: IdentifiedFinding): string | undefined =>
    knownFingerprints(finding, oldNames).find((fingerprint) => fingerprint === waiver.id);
  return {
    waiver,
    known,
    fits: (finding) =>
      finding.gate === waiver.gate &&
      inFiles(finding.file) &&
      (finding.rule === waiver.id ||
        (finding.gate === 'audit' && finding.subject === waiver.id) ||
        known(finding) !== undefined),
    matched: 0,
    reopened: [],
  };
}

function noticesOn(
  { matched, reopened, waiver }: Use,
  policy: Config['waivers'],
  today: string,
  complete: ReadonlySet<Gate>,
): (RawFinding & { gate: Gate })[] {
  const notice = (
    rule: string,
    severity: RawFinding['severity'],
    message: string,
  ): RawFinding & { gate: Gate } => ({
    gate: waiver.gate,
    rule,
    practice: 'expired-waiver',
    severity,
    file: waiversFile,
    line: waiver.line,
    column: waiver.column,
    message,
    subject: `${waiver.id} ${waiver.expires}`,
  });
  const expired = waiver.expires <= today;
  if (reopened.length > 0 && expired) {
    return [
      notice(
        'expired-waiver',
        'error',
        `The waiver of ${waiver.id} by ${waiver.owner} ended on ${waiver.expires}; ${count(reopened.length)} open again. Mend what it waives, or agree on a new date.`,
      ),
    ];
  }
  const [excess] = reopened
    .map((finding) => ({ finding, days: excessOf(waiver, finding, policy, today) }))
    .toSorted((a, b) => b.days - a.days);
  if (excess !== undefined) {
    const most = policy.maximumDays[riskOf(excess.finding)];
    const last = addDays(startOf(waiver, today), most);
    return [
      notice(
        'overlong-waiver',
        'error',
        `The waiver of ${waiver.id} runs until ${waiver.expires}. For ${riskOf(excess.finding)} findings ${String(most)} days are allowed, until ${last}; ${count(reopened.length)} open until it ends by then.`,
      ),
    ];
  }
  if (matched > 0 && !expired) return [];
  if (!complete.has(waiver.gate)) return [];
  const why = matched > 0 ? 'ended, and another one holds instead' : 'matches nothing any more';
  return [
    notice(
      'stale-waiver',
      'warning',
      `The waiver of ${waiver.id} by ${waiver.owner} ${why}. Remove it: groundrules waive --remove ${waiver.id}`,
    ),
  ];
}

/** By how many days a waiver runs longer than the policy allows for a finding. */
function excessOf(
  waiver: StoredWaiver,
  finding: IdentifiedFinding,
  { maximumDays }: Config['waivers'],
  today: string,
): number {
  const days = daysBetween(startOf(waiver, today), waiver.expires);
  return Math.max(0, days - maximumDays[riskOf(finding)]);
}

/** A day of creation that lies ahead would lengthen the time. */
function startOf({ created }: StoredWaiver, today: string): string {
  return created < today ? created : today;
}

function count(findings: number): string {
  return findings === 1 ? '1 finding is' : `${String(findings)} findings are`;
}
