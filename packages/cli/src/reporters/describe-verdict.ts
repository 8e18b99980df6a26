import type { GateReport } from '../gates/report.js';
import { plural } from './plural.js';
import type { DetailedReport } from './reporter.js';

/** How a check ended, in a sentence. */
export interface Verdict {
  readonly passed: boolean;
  readonly sentence: string;
}

/**
 * Says in a sentence how a check ended, in the same words in every format.
 *
 * @param report - The report.
 * @returns The verdict.
 */
export function describeVerdict({ exitCode, findings, gates }: DetailedReport): Verdict {
  if (exitCode === 2) {
    const broken = gates.filter(({ status }) => status === 'error');
    return {
      passed: false,
      sentence:
        broken.length === 0
          ? 'No gate ran, so nothing was checked.'
          : `No verdict: ${namesOf(broken)} could not do ${broken.length === 1 ? 'its' : 'their'} work.`,
    };
  }
  if (exitCode === 1) {
    const failed = gates.filter(({ mode, status }) => mode === 'block' && status === 'failed');
    const names = new Set(failed.map(({ name }) => name));
    const errors = findings.filter(
      ({ gate, severity, status }) => names.has(gate) && status === 'open' && severity === 'error',
    );
    return {
      passed: false,
      sentence: `${plural(errors.length, 'open error')} in ${namesOf(failed)}.`,
    };
  }
  const advice = findings.filter(({ status }) => status === 'open').length;
  return {
    passed: true,
    sentence:
      advice === 0
        ? 'Every gate that blocks passed.'
        : `Every gate that blocks passed; ${plural(advice, 'open finding')} ${advice === 1 ? 'is' : 'are'} advice.`,
  };
}

function namesOf(gates: readonly GateReport[]): string {
  return gates.map(({ name }) => name).join(', ');
}
