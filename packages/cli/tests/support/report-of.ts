import { fillSettings } from '../../src/config/fill-settings.js';
import type { DetailedFinding } from '../../src/findings/finding.js';
import type { GateReport } from '../../src/gates/report.js';
import type { DetailedReport, ReporterContext } from '../../src/reporters/reporter.js';

/**
 * Makes a gate's line of a report for tests.
 *
 * @param part - What matters about it.
 * @returns The line, complete.
 */
export function gateReportOf(part: Partial<GateReport> = {}): GateReport {
  return {
    name: 'lint',
    mode: 'block',
    status: 'passed',
    durationMs: 4230,
    counts: { open: 0, waived: 0, baselined: 0 },
    ...part,
  };
}

/**
 * Makes a report for tests.
 *
 * @param findings - Its findings.
 * @param part - What else matters about it.
 * @returns The report, complete.
 */
export function reportOf(
  findings: readonly DetailedFinding[],
  part: Partial<DetailedReport> = {},
): DetailedReport {
  return {
    version: 1,
    repository: 'lablink',
    gates: [gateReportOf()],
    findings,
    workspaces: [{ name: 'lablink', folder: '.' }],
    notes: [],
    exitCode: 0,
    ...part,
  };
}

/** Where reports of tests are written to. */
export const plainContext: ReporterContext = {
  root: '/repository',
  config: fillSettings({}, []),
  version: '1.0.0',
  color: false,
  columns: 80,
};
