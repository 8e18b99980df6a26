import type { GateReport } from '../gates/report.js';
import { formatDuration } from './format-duration.js';
import type { DetailedReport } from './reporter.js';

/** One line of the table that closes a report. */
export interface GateSummary {
  readonly gate: GateReport;
  /** The cells that are text: gate and mode. */
  readonly name: string;
  readonly mode: 'blocks' | 'advises';
  /** Open errors, open warnings, waived and baselined; `-` where nobody knows. */
  readonly counts: readonly [errors: string, warnings: string, waived: string, baselined: string];
  readonly time: string;
}

/** The heads of the table's columns. */
export const gateColumns = [
  'Gate',
  'Mode',
  'Result',
  'Errors',
  'Warnings',
  'Waived',
  'Baselined',
  'Time',
] as const;

/**
 * Counts what each gate found, for the table that closes a report.
 *
 * @param report - The report.
 * @returns One line for each gate.
 */
export function summarizeGates({ findings, gates }: DetailedReport): GateSummary[] {
  return gates.map((gate) => {
    const open = findings.filter(
      ({ gate: name, status }) => name === gate.name && status === 'open',
    );
    const errors = open.filter(({ severity }) => severity === 'error').length;
    // What a gate found that did not get through its work is not all there is.
    const known = gate.status === 'passed' || gate.status === 'failed';
    const number = (count: number): string => (known ? String(count) : '-');
    return {
      gate,
      name: gate.name,
      mode: gate.mode === 'block' ? 'blocks' : 'advises',
      counts: [
        number(errors),
        number(open.length - errors),
        number(gate.counts.waived),
        number(gate.counts.baselined),
      ],
      time: formatDuration(gate.durationMs),
    };
  });
}
