import { describeAudit } from '../gates/audit/audit-summary.js';
import { plural } from '../reporters/plural.js';
import type { AuditEntry, AuditResult } from './audit-result.js';

/** How an audit ended, in one line. */
export interface ResultLine {
  readonly passed: boolean;
  readonly sentence: string;
}

/**
 * Says how an audit ended.
 *
 * @param result - The audit.
 * @returns One sentence. What could not be completed has never passed.
 */
export function describeResult({ entries, notices, report, summary }: AuditResult): ResultLine {
  const [gate] = report.gates;
  if (summary === undefined) {
    const what = gate?.status === 'skipped' ? 'There was nothing to audit' : 'The audit failed';
    return { passed: false, sentence: `${what}: ${gate?.reason ?? 'no reason was given'}` };
  }
  const count = (standing: AuditEntry['standing']): number =>
    entries.filter((entry) => entry.standing === standing).length;
  const broken = notices.filter(({ severity }) => severity === 'error').length;
  const parts = [
    `${plural(count('blocks'), 'vulnerability', 'vulnerabilities')} ${count('blocks') === 1 ? 'blocks' : 'block'}`,
    `${String(count('advice'))} ${count('advice') === 1 ? 'is' : 'are'} advice`,
    `${String(count('accepted'))} ${count('accepted') === 1 ? 'is' : 'are'} accepted`,
    ...(broken === 0
      ? []
      : [`${plural(broken, 'waiver')} no longer ${broken === 1 ? 'holds' : 'hold'}`]),
  ];
  return {
    passed: report.exitCode === 0,
    sentence:
      entries.length === 0 && broken === 0 ? 'No known vulnerability.' : `${parts.join(', ')}.`,
  };
}

/**
 * Says what a result rests on.
 *
 * @param result - The audit.
 * @returns One or two sentences; `undefined` where it was not completed.
 */
export function describeBasis({ summary }: AuditResult): string | undefined {
  return summary === undefined ? undefined : describeAudit(summary);
}
