import type { DetailedReport } from './reporter.js';
import { plural } from './plural.js';

/**
 * Says what to do about a report, the most useful first.
 *
 * @param report - The report.
 * @returns Sentences, each with the command to run; none where there is nothing to do.
 */
export function nextSteps({ findings, gates }: DetailedReport): string[] {
  const open = findings.filter(({ status }) => status === 'open');
  const fixable = open.filter(({ raw }) => raw.fixable === true).length;
  const steps: string[] = [];
  if (gates.some(({ status }) => status === 'error')) {
    steps.push('Mend what keeps a gate from its work first: until then its findings are unknown.');
  }
  if (fixable > 0) {
    steps.push(`Repair ${plural(fixable, 'finding')} automatically: groundrules check --fix`);
  }
  return steps;
}
