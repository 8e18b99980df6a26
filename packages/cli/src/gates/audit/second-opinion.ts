import type { AuditReport, Vulnerability } from '@groundrules/audit';
import { isSame, mergeVulnerabilities } from '@groundrules/audit/judge';

import type { RawFinding } from '../../findings/finding.js';
import type { SecondOpinion } from './audit-summary.js';
import { toFinding } from './to-finding.js';

/** Nothing that only a second opinion says blocks. */
const advice = { production: { block: 'none' }, development: { block: 'none' } } as const;

/** A second opinion, as far as it goes beyond the first. */
export interface SecondFindings {
  readonly findings: readonly RawFinding[];
  readonly summary: SecondOpinion;
}

/**
 * Takes from a second opinion what the first does not know.
 *
 * @param root - Absolute path of the repository.
 * @param known - What the first says.
 * @param report - What the second says.
 * @returns Its findings, all of them advice.
 */
export async function addSecondOpinion(
  root: string,
  known: readonly Vulnerability[],
  report: AuditReport,
): Promise<SecondFindings> {
  const { canary, lockfile, packages, source } = report;
  const more = mergeVulnerabilities(report.vulnerabilities).filter(
    ({ advisory }) => !known.some((one) => isSame(one.advisory, advisory)),
  );
  const findings = await Promise.all(
    more.map((one) => toFinding(one, { root, lockfile, thresholds: advice })),
  );
  return {
    findings: findings.map((finding) => ({
      ...finding,
      message: `${finding.message} Only the second opinion knows it: ${source}.`,
    })),
    summary: { kind: 'asked', source, packages, canary },
  };
}

/**
 * Says that a second opinion could not be had. The first is complete without, so that this is advice as well; but
 * nobody is to believe that two agreed.
 *
 * @param lockfile - Where it is said, relative to the repository.
 * @param reason - What happened and what to do.
 * @returns A finding that does not block.
 */
export function failSecondOpinion(lockfile: string, reason: string): SecondFindings {
  return {
    findings: [
      {
        rule: 'second-opinion',
        practice: null,
        severity: 'warning',
        file: lockfile,
        line: 1,
        column: 1,
        message: `The second opinion could not be had: ${reason}`,
        subject: 'second-opinion',
      },
    ],
    summary: { kind: 'failed', reason },
  };
}
