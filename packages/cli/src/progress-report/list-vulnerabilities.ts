import { isAbout } from '@groundrules/audit/judge';

import type { RiskSeverity } from '../config/config.js';
import type { DetailedFinding } from '../findings/finding.js';
import type { GateReport } from '../gates/report.js';
import { isInFiles } from '../waivers/is-in-files.js';
import type { Waiver } from '../waivers/waiver.js';
import type { HistoryRecord, RecordedVulnerability } from './history-record.js';
import type { Vulnerability, VulnerabilitySummary } from './progress-summary.js';

/** What vulnerabilities are told by. */
export interface VulnerabilityInput {
  readonly findings: readonly DetailedFinding[];
  readonly gates: readonly GateReport[];
  readonly waivers: readonly Waiver[];
  /** Earlier runs, in their order. */
  readonly records: readonly HistoryRecord[];
}

/**
 * Lists today's vulnerabilities as they are recorded.
 *
 * @param findings - Today's findings.
 * @param gates - How the gates stand.
 * @returns What the gate audit found about what is installed; `undefined` where it did not do its work.
 */
export function recordVulnerabilities(
  findings: readonly DetailedFinding[],
  gates: readonly GateReport[],
): RecordedVulnerability[] | undefined {
  const audit = gates.find(({ name }) => name === 'audit');
  if (audit?.status !== 'passed' && audit?.status !== 'failed') return undefined;
  return advisoriesIn(findings).map(({ fingerprint, message, raw, status, ...finding }) => ({
    id: idOf({ ...finding, raw }),
    fingerprint,
    status,
    ...(raw.risk !== undefined && { severity: raw.risk }),
    message: message.trim(),
  }));
}

/**
 * Lists what is known of vulnerabilities: open, accepted, and fixed since an earlier run found them.
 *
 * @param input - What is known.
 * @returns The vulnerabilities. What the gate audit did not look for today counts as neither open nor fixed.
 */
export function listVulnerabilities(input: VulnerabilityInput): VulnerabilitySummary {
  const { findings, gates, records, waivers } = input;
  const earlier = new Map<string, RecordedVulnerability & { readonly date: string }>();
  for (const { date, vulnerabilities = [] } of records) {
    for (const one of vulnerabilities) {
      // A source may not say how severe it is, where another did earlier.
      const severity = one.severity ?? earlier.get(one.fingerprint)?.severity;
      earlier.set(one.fingerprint, { ...one, ...(severity !== undefined && { severity }), date });
    }
  }
  const today = recordVulnerabilities(findings, gates);
  if (today === undefined) return { unknown: whyUnknown(gates), list: [] };
  const present = new Set(today.map(({ fingerprint }) => fingerprint));
  const fixed = [...earlier.values()].filter(({ fingerprint }) => !present.has(fingerprint));
  const current = advisoriesIn(findings).map((finding) =>
    describe(finding, waivers, earlier.get(finding.fingerprint)?.severity),
  );
  return {
    list: [
      ...current,
      ...fixed.map(({ date, id, message, severity }): Vulnerability => ({
        id,
        status: 'fixed',
        ...(severity !== undefined && { severity }),
        message,
        lastSeen: date,
      })),
    ].toSorted(
      (a, b) =>
        statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
        rankOf(a.severity) - rankOf(b.severity) ||
        (a.id < b.id ? -1 : 1),
    ),
  };
}

const statuses: readonly Vulnerability['status'][] = ['open', 'accepted', 'fixed'];
const severities: readonly (RiskSeverity | undefined)[] = ['critical', 'high', 'moderate', 'low'];

/** What nobody knows the severity of comes last, and says so. */
function rankOf(severity: RiskSeverity | undefined): number {
  const rank = severities.indexOf(severity);
  return rank === -1 ? severities.length : rank;
}

/** Not what the gate says about waivers and about itself. */
function advisoriesIn(findings: readonly DetailedFinding[]): DetailedFinding[] {
  return findings.filter(({ practice }) => practice === 'vulnerable-dependency');
}

/** Of rule and subject one is the advisory; which one is told by its form. */
function idOf({ raw, rule }: Pick<DetailedFinding, 'raw' | 'rule'>): string {
  const names = [rule, raw.subject ?? ''];
  return names.find((name) => /^(?:GHSA|CVE|MAL|OSV|PYSEC)-/iu.test(name)) ?? rule;
}

function describe(
  finding: DetailedFinding,
  waivers: readonly Waiver[],
  earlier: RiskSeverity | undefined,
): Vulnerability {
  const severity = finding.raw.risk ?? earlier;
  const base = {
    id: idOf(finding),
    ...(severity !== undefined && { severity }),
    message: finding.message.trim(),
  };
  if (finding.status !== 'waived') return { ...base, status: 'open' };
  const waiver = waiverOf(finding, waivers);
  if (waiver === undefined) {
    // Under another of its names: the finding still says why.
    return { ...base, status: 'accepted', ...(finding.reason && { reason: finding.reason }) };
  }
  const { expires, investigation, mitigation, owner, reason } = waiver;
  return {
    ...base,
    status: 'accepted',
    reason,
    ...(investigation !== undefined && { investigation }),
    ...(mitigation !== undefined && { mitigation }),
    owner,
    expires,
  };
}

/** The one that holds longest, where several do. */
function waiverOf(finding: DetailedFinding, waivers: readonly Waiver[]): Waiver | undefined {
  const { file, fingerprint, raw, rule } = finding;
  const { vulnerability } = raw;
  const names = [fingerprint, rule, raw.subject, idOf(finding)];
  const fits = (waiver: Waiver): boolean =>
    vulnerability === undefined
      ? names.includes(waiver.id)
      : waiver.id === fingerprint || isAbout(waiver, vulnerability);
  return waivers
    .filter((waiver) => waiver.gate === 'audit' && fits(waiver) && isInFiles(waiver.files)(file))
    .toSorted((a, b) => (a.expires < b.expires ? 1 : -1))[0];
}

function whyUnknown(gates: readonly GateReport[]): string {
  const audit = gates.find(({ name }) => name === 'audit');
  if (audit === undefined) return 'The gate audit did not run.';
  return `The gate audit ${audit.status === 'error' ? 'could not do its work' : 'was skipped'}: ${audit.reason ?? 'no reason was given'}`;
}
