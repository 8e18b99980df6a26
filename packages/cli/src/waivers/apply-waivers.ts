import type { Vulnerability } from '@groundrules/audit';
import { judgeVulnerabilities, type Verdict } from '@groundrules/audit/judge';
import type { Gate } from '@groundrules/catalogue';

import type { Unseen } from '../check/unseen-in.js';
import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { invertRenames } from '../findings/known-fingerprints.js';
import { excessOf } from './excess-of.js';
import { noticesOn } from './notices-on.js';
import { createUse, type Reopened, type WaiverUse } from './waiver-use.js';
import type { StoredWaiver } from './waiver.js';

/** What is known besides findings and waivers. */
export interface WaiverContext {
  /** The gates that looked at the whole repository: only of these is it known that a waiver matches nothing. */
  readonly complete: ReadonlySet<Gate>;
  /** What some of these did not look for; nothing unless it is given. */
  readonly unseen?: Omit<Unseen, 'mayHold'>;
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
 * until the day it expires, and no longer than the policy allows for what it waives. Of a vulnerability it is an
 * accepted risk, which also ends when what was looked into has changed.
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
  { complete, renames, unseen }: WaiverContext,
): WaiverOutcome<F & JudgedFinding> {
  const oldNames = invertRenames(renames);
  const uses = waivers.map((waiver) => createUse(waiver, oldNames));
  const verdicts = judgeRisks(findings, uses, policy, today);
  const judged = findings.map((finding): F & JudgedFinding => {
    const verdict = finding.vulnerability && verdicts.get(finding.vulnerability);
    const fitting = uses.flatMap((use) => {
      const lapses =
        verdict === undefined
          ? lapsesOf(use, finding, policy, today)
          : verdict.opinions.find(({ risk }) => risk === use.waiver)?.lapses;
      return lapses === undefined ? [] : [{ use, lapses }];
    });
    for (const { use } of fitting) use.matched.push(finding);
    const known = verdict !== undefined && { verdict };
    const holding = fitting.find(({ lapses }) => lapses.length === 0)?.use;
    if (holding !== undefined) {
      return {
        ...finding,
        ...known,
        fingerprint: holding.known(finding) ?? finding.fingerprint,
        status: 'waived',
        reason: `${holding.waiver.reason} (${holding.waiver.owner}, until ${holding.waiver.expires})`,
      };
    }
    for (const { lapses, use } of fitting) use.reopened.push({ finding, lapses });
    return { ...finding, ...known, status: 'open', ...(fitting.length > 0 && { lapsed: true }) };
  });
  return {
    findings: judged,
    notices: uses.flatMap((use) =>
      noticesOn(use, policy, today, isUnseen(use.waiver, unseen) ? none : complete),
    ),
  };
}

const none: ReadonlySet<Gate> = new Set();

function isFingerprint(id: string): boolean {
  return /^[\da-f]{20}$/u.test(id);
}

/** A fingerprint may be that of anything at a gate of few rules. What accepts a risk names the package, and is about a vulnerability. */
function isUnseen(
  { files = [], gate, id, package: name }: StoredWaiver,
  unseen: WaiverContext['unseen'],
): boolean {
  if (unseen?.blind.has(gate) === true) return true;
  // Nobody looked into a file that it names. What a glob is about is only told by what was found there.
  if (files.some((file) => unseen?.isLeftOut(gate, file) === true)) return true;
  const rules = [...(unseen?.rules.get(gate) ?? [])];
  // What only that knows of may be any vulnerability.
  if (rules.includes('second-opinion')) return true;
  if (rules.length === 0 || name !== undefined) return false;
  return (
    (gate === 'audit' && isFingerprint(id)) ||
    rules.some((rule) => id === rule || id.startsWith(`${rule} `))
  );
}

/** Holds what audits found against the risks that were accepted. */
function judgeRisks(
  findings: readonly IdentifiedFinding[],
  uses: readonly WaiverUse[],
  { maximumDays }: Config['waivers'],
  today: string,
): ReadonlyMap<Vulnerability, Verdict<StoredWaiver>> {
  const findingOf = new Map(findings.map((finding) => [finding.vulnerability, finding]));
  const fitsOf = new Map(uses.map(({ fits, waiver }) => [waiver, fits]));
  const { verdicts } = judgeVulnerabilities(
    [...findingOf.keys()].filter((one) => one !== undefined),
    uses.map(({ waiver }) => waiver),
    {
      today,
      maximumDays,
      isAbout: (waiver, vulnerability) => {
        const finding = findingOf.get(vulnerability);
        return finding !== undefined && fitsOf.get(waiver)?.(finding) === true;
      },
    },
  );
  return new Map(verdicts.map((verdict) => [verdict.vulnerability, verdict]));
}

/** `undefined` where the waiver is not about the finding. */
function lapsesOf(
  { fits, waiver }: WaiverUse,
  finding: IdentifiedFinding,
  policy: Config['waivers'],
  today: string,
): Reopened['lapses'] | undefined {
  if (!fits(finding)) return undefined;
  const { expires } = waiver;
  return [
    ...(expires <= today ? [{ kind: 'expired' as const, message: `it ended on ${expires}` }] : []),
    ...(excessOf(waiver, finding, policy, today) > 0
      ? [{ kind: 'too-long' as const, message: `it runs until ${expires}` }]
      : []),
  ];
}
