import type { Vulnerability } from '@groundrules/audit';
import { severities, type Verdict } from '@groundrules/audit/judge';

import type { DetailedFinding, SupplyChainFact } from '../findings/finding.js';
import type { JudgedFinding } from '../findings/judged-finding.js';
import type { AuditSummary } from '../gates/audit/audit-summary.js';
import { supplyChainRules } from '../gates/audit/supply-chain/supply-chain-rules.js';
import type { DetailedReport } from '../reporters/reporter.js';
import type { StoredWaiver } from '../waivers/waiver.js';

/** An advisory about a package, with what was decided about it. */
export interface AuditEntry {
  readonly finding: DetailedFinding;
  readonly vulnerability: Vulnerability;
  readonly verdict: Verdict<StoredWaiver>;
  /** What it does to the verdict. */
  readonly standing: 'blocks' | 'advice' | 'accepted';
}

/** Something that makes a package less trustworthy than it should be. */
export interface SupplyChainEntry {
  readonly finding: DetailedFinding;
  readonly fact: SupplyChainFact;
  /** What it does to the verdict. */
  readonly standing: AuditEntry['standing'];
}

/** What an audit came to. */
export interface AuditResult {
  readonly report: DetailedReport;
  /** `undefined` where the audit could not be completed: then nothing is known. */
  readonly summary: AuditSummary | undefined;
  /** The database that the command itself was told to ask, as it was written there. */
  readonly offline?: string;
  /** What counts most comes first. */
  readonly entries: readonly AuditEntry[];
  /** By rule; of each what blocks comes first, then by package. */
  readonly supplyChain: readonly SupplyChainEntry[];
  /** What else is found: about waivers, about the second opinion, and about checks that could not be done. */
  readonly notices: readonly DetailedFinding[];
}

/**
 * Takes an audit's result apart, for those who write it by package.
 *
 * @param report - The report.
 * @param judged - The findings of it, with what was decided.
 * @param summary - What is known of the audit.
 * @returns The result. Every finding is in it, as an entry or as a notice.
 */
export function toAuditResult(
  report: DetailedReport,
  judged: readonly JudgedFinding[],
  summary: AuditSummary | undefined,
): AuditResult {
  const verdicts = new Map(judged.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
  const entries: AuditEntry[] = [];
  const supplyChain: SupplyChainEntry[] = [];
  const notices: DetailedFinding[] = [];
  for (const finding of report.findings) {
    const { supplyChain: fact, vulnerability } = finding.raw;
    if (fact !== undefined && fact.isUnchecked !== true) {
      supplyChain.push({ finding, fact, standing: standingOf(finding) });
      continue;
    }
    if (vulnerability === undefined) {
      notices.push(finding);
      continue;
    }
    const verdict = verdicts.get(finding.fingerprint) ?? {
      vulnerability,
      opinions: [],
      accepted: undefined,
    };
    entries.push({ finding, vulnerability, verdict, standing: standingOf(finding) });
  }
  return {
    report,
    summary,
    entries: entries.toSorted(compare),
    supplyChain: supplyChain.toSorted(compareSupplyChain),
    notices,
  };
}

const rules = Object.keys(supplyChainRules);

function compareSupplyChain(a: SupplyChainEntry, b: SupplyChainEntry): number {
  return (
    rules.indexOf(a.finding.rule) - rules.indexOf(b.finding.rule) ||
    standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
    compareText(a.fact.package ?? '', b.fact.package ?? '')
  );
}

function standingOf({ severity, status }: DetailedFinding): AuditEntry['standing'] {
  if (status !== 'open') return 'accepted';
  return severity === 'error' ? 'blocks' : 'advice';
}

const standings: readonly AuditEntry['standing'][] = ['blocks', 'advice', 'accepted'];

function compare(a: AuditEntry, b: AuditEntry): number {
  return (
    standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
    rankOf(b) - rankOf(a) ||
    Number(b.vulnerability.production) - Number(a.vulnerability.production) ||
    compareText(nameOf(a), nameOf(b))
  );
}

function rankOf({ vulnerability }: AuditEntry): number {
  return severities.indexOf(vulnerability.advisory.severity);
}

function nameOf({ vulnerability: { advisory } }: AuditEntry): string {
  return `${advisory.package} ${advisory.id}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
