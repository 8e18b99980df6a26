import type { Gate } from '@groundrules/catalogue';

import { fillSettings } from '../../../src/config/fill-settings.js';
import { gateNames } from '../../../src/config/gate-names.js';
import type { DetailedFinding } from '../../../src/findings/finding.js';
import type { GateReport } from '../../../src/gates/report.js';
import type { SummaryInput } from '../../../src/progress-report/summarize.js';
import { gateReportOf } from '../../support/report-of.js';

/**
 * Makes what a summary is made of, for tests: every gate has run and found nothing.
 *
 * @param part - What matters about it.
 * @returns The input, complete.
 */
export function inputOf(part: Partial<SummaryInput> = {}): SummaryInput {
  return {
    report: { repository: 'lablink', gates: allGates(), findings: [], notes: [] },
    config: fillSettings({}, []),
    baseline: undefined,
    waivers: [],
    records: [],
    first: undefined,
    docs: { documented: 9, public: 10, percent: 90, threshold: 90, packages: [] },
    drift: { tools: [{ tool: 'eslint', status: 'followed', durationMs: 5 }], weakenings: [] },
    ci: { subject: 'ci', status: 'ok', message: 'ci.yml runs groundrules check' },
    commits: undefined,
    commit: 'c'.repeat(40),
    today: '2027-01-05',
    ...part,
  };
}

/** A report on findings, in which every gate has done its work. */
export function reportOn(
  findings: readonly DetailedFinding[],
  different: Partial<Record<Gate, Partial<GateReport>>> = {},
): SummaryInput['report'] {
  return { repository: 'lablink', gates: allGates(different), findings, notes: [] };
}

/** Every gate, passed unless it is told otherwise. */
export function allGates(
  different: Partial<Record<Gate, Partial<GateReport>>> = {},
): readonly GateReport[] {
  return gateNames.map((name) => gateReportOf({ name, ...different[name] }));
}
