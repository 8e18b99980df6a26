import type { DetailedFinding } from '../findings/finding.js';
import type { GateReport, Mode } from '../gates/report.js';
import type { GateRun } from '../gates/run-gates.js';

/**
 * Says how a gate stands.
 *
 * @param run - How it ended.
 * @param mode - Whether it blocks or advises.
 * @param findings - Its findings, with their status.
 * @returns Its line of the report. Warnings are counted, and never fail it.
 */
export function judgeGate(
  run: GateRun,
  mode: Mode,
  findings: readonly DetailedFinding[],
): GateReport {
  const { durationMs, fixed, name, outcome } = run;
  const count = (status: DetailedFinding['status']): number =>
    findings.filter((finding) => finding.status === status).length;
  const report = {
    name,
    mode,
    durationMs,
    counts: { open: count('open'), waived: count('waived'), baselined: count('baselined') },
    ...(fixed !== undefined && fixed !== 'unknown' && { fixed }),
  };
  if (outcome.kind !== 'done') {
    return { ...report, status: outcome.kind, reason: outcome.reason };
  }
  const failed = findings.some(({ severity, status }) => status === 'open' && severity === 'error');
  const { standard } = outcome;
  return {
    ...report,
    status: failed ? 'failed' : 'passed',
    ...(standard !== undefined && { standard }),
  };
}
