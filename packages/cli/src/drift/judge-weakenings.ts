import type { Gate } from '@groundrules/catalogue';

import { gateNames } from '../config/gate-names.js';
import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import { identifyFindings } from '../findings/identify-findings.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import { applyWaivers } from '../waivers/apply-waivers.js';
import { readWaivers } from '../waivers/read-waivers.js';
import { waiverRenames } from '../waivers/waiver-renames.js';
import type { StoredWaiver } from '../waivers/waiver.js';
import type { Workspace } from '../workspaces/workspace.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import { describeWeakening } from './describe-weakening.js';
import type { DriftReport, JudgedWeakening } from './drift-report.js';
import { blame } from './places/blame.js';
import { driftTools, type Weakening } from './weakening.js';

/** What weakenings are judged by. */
export interface JudgeContext {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly config: Config;
  readonly workspaces: readonly Workspace[];
  /** ISO date. */
  readonly today: string;
  /** Whether every tool was compared: only then is it known that a waiver matches nothing. */
  readonly isComplete: boolean;
}

type Identified = IdentifiedFinding & { readonly weakening: Weakening };

/**
 * Gives weakenings their identity, and tells which of them are waived and who wrote them.
 *
 * @param context - What they are judged by.
 * @param weakenings - The weakenings.
 * @returns The weakenings in the order of the tools and files, and what is wrong with waivers.
 */
export async function judgeWeakenings(
  { config, isComplete, root, today, workspaces }: JudgeContext,
  weakenings: readonly Weakening[],
): Promise<Pick<DriftReport, 'notices' | 'weakenings'>> {
  const identified = await identify(root, weakenings);
  const waivers = await readWaivers(root);
  const renames = await waiverRenames(root, waivers, identified, new Map());
  const apply = (
    findings: readonly Identified[],
    some: readonly StoredWaiver[],
    complete: ReadonlySet<Gate>,
  ) => applyWaivers(findings, some, config.waivers, today, { complete, renames });
  const isOurs = ({ practice }: StoredWaiver): boolean => practice === 'weakened-rule';
  const first = apply(identified, waivers.filter(isOurs), new Set(isComplete ? gateNames : []));
  // One written by hand may name a fingerprint alone. A rule's name alone is about what the rule finds.
  const byFingerprint = waivers.filter(
    (waiver) =>
      waiver.practice === undefined &&
      identified.some(({ fingerprint }) => fingerprint === waiver.id),
  );
  const second = apply(
    first.findings.filter(({ status }) => status === 'open'),
    byFingerprint,
    new Set(),
  );
  const judged = [
    ...first.findings.filter(({ status }) => status === 'waived'),
    ...second.findings,
  ];
  const authors = await blame(
    root,
    judged.map(({ weakening }) => weakening.setBy),
  );
  const notices = await Promise.all(
    gateNames.map(
      async (gate) =>
        await identifyFindings(
          root,
          gate,
          [...first.notices, ...second.notices].filter((notice) => notice.gate === gate),
        ),
    ),
  );
  return {
    notices: notices.flat(),
    weakenings: judged
      .map((finding) => toJudged(finding, workspaces, authors, waivers))
      .toSorted(compare),
  };
}

async function identify(root: string, weakenings: readonly Weakening[]): Promise<Identified[]> {
  const byGate = await Promise.all(
    gateNames.map(async (gate) => {
      const own = weakenings.filter((weakening) => weakening.gate === gate);
      const findings = await identifyFindings(root, gate, own.map(toRaw));
      return findings.flatMap((finding, index): Identified[] => {
        const weakening = own[index];
        return weakening === undefined ? [] : [{ ...finding, weakening }];
      });
    }),
  );
  return byGate.flat();
}

function toRaw(weakening: Weakening): RawFinding {
  const { change, effective, isHint, rule, scope, setBy, tool } = weakening;
  return {
    rule,
    practice: 'weakened-rule',
    severity: isHint === true ? 'warning' : 'error',
    file: setBy.file,
    line: setBy.line ?? 1,
    column: 1,
    message: describeWeakening(weakening),
    // A weakening that grows, to more files or to less strictness, is another one.
    subject: `${tool} ${rule} ${change} in ${scope}${change === 'not-followed' ? '' : `: ${effective}`}`,
  };
}

function toJudged(
  { status, weakening, ...finding }: JudgedFinding & Identified,
  workspaces: readonly Workspace[],
  authors: Awaited<ReturnType<typeof blame>>,
  waivers: readonly StoredWaiver[],
): JudgedWeakening {
  const { file, line } = weakening.setBy;
  const { fingerprint } = finding;
  const authorship = line === undefined ? undefined : authors.get(`${file}:${String(line)}`);
  const waiver = waivers
    .filter(
      ({ gate, id, practice }) =>
        gate === weakening.gate &&
        (id === fingerprint || (practice === 'weakened-rule' && id === weakening.rule)),
    )
    .toSorted((a, b) => (a.expires < b.expires ? 1 : -1))[0];
  return {
    ...weakening,
    fingerprint,
    finding,
    status: status === 'waived' ? 'waived' : 'open',
    workspace: workspaceOf(file, workspaces).folder,
    ...(authorship !== undefined && { authorship }),
    ...(waiver !== undefined && {
      waiver: { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires },
    }),
  };
}

function compare(a: JudgedWeakening, b: JudgedWeakening): number {
  return (
    driftTools.indexOf(a.tool) - driftTools.indexOf(b.tool) ||
    compareText(a.setBy.file, b.setBy.file) ||
    (a.setBy.line ?? 0) - (b.setBy.line ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
