import type { GateReport } from '../gates/report.js';
import { plural } from '../reporters/plural.js';
import type { Criterion, ProgressSummary, WorkItem } from './progress-summary.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What is planned by. */
export interface PlanInput {
  readonly gates: readonly GateReport[];
  readonly vulnerabilities: ProgressSummary['vulnerabilities'];
  readonly waivers: ProgressSummary['waivers'];
  readonly work: readonly WorkItem[];
  readonly criteria: readonly Criterion[];
}

/** More practices are not proposed at once. */
const proposed = 3;

/**
 * Says what to do next.
 *
 * @param input - What is known.
 * @returns Sentences, the most useful first; none where there is nothing to do.
 */
export function planNextSteps(input: PlanInput): string[] {
  const { criteria, gates, vulnerabilities, waivers, work } = input;
  const broken = gates.filter(({ status }) => status === 'error').map(({ name }) => name);
  const automatic = work.filter(({ effort }) => effort === 'automatic');
  const manual = work.filter(({ effort }) => effort !== 'automatic');
  const open = vulnerabilities.list.filter(({ status }) => status === 'open').length;
  const isMissing = (wanted: string): boolean =>
    criteria.some(({ id, state }) => id === wanted && state === 'unmet');
  const isMeasured = gates.some(({ name, status }) => name === 'bench' && status !== 'skipped');
  return [
    ...(broken.length > 0
      ? [`Mend what keeps ${broken.join(', ')} from work: what is left there is not known.`]
      : []),
    ...(gates.some(({ standard }) => standard?.isOn === false)
      ? [
          `Turn on the rules of the standard: ${localCommand('groundrules')} doctor says what to add.`,
        ]
      : []),
    ...(open > 0
      ? [`Update or waive ${plural(open, 'open vulnerability', 'open vulnerabilities')}.`]
      : []),
    ...(waivers.ended.length > 0
      ? [
          `Mend what ${plural(waivers.ended.length, 'waiver')} past ${waivers.ended.length === 1 ? 'its' : 'their'} date covered, or agree on a new date: ${localCommand('groundrules')} waive --list`,
        ]
      : []),
    ...(automatic.length > 0
      ? [
          `Repair ${plural(
            automatic.reduce((sum, { findings }) => sum + findings, 0),
            'finding',
          )} automatically: ${localCommand('groundrules')} check --fix`,
        ]
      : []),
    ...manual
      // An advisory is no work on the code, and a waiver has been named.
      .filter(({ practice }) => !['expired-waiver', 'vulnerable-dependency'].includes(practice))
      .slice(0, proposed)
      .map(mend),
    ...(waivers.ending.length > 0
      ? [
          `Before ${waivers.ending[0]?.expires ?? ''}: settle ${plural(waivers.ending.length, 'waiver')} about to end.`,
        ]
      : []),
    ...(isMissing('no-weakened-rule')
      ? [
          `Bring weakened settings back, or waive them with a reason: ${localCommand('groundrules')} drift`,
        ]
      : []),
    ...(isMissing('ci-checks')
      ? ['Let CI run groundrules check, so that nothing comes back.']
      : []),
    ...(isMissing('benchmarks') && !isMeasured
      ? ['Measure performance: benchmark the critical paths.']
      : []),
  ];
}

function mend({ files, findings, practice, rules, title }: WorkItem): string {
  const where = `${plural(findings, 'finding')} in ${plural(files, 'file')}`;
  return practice === 'correctness'
    ? `Mend ${where} of rules that are on for correctness: ${rules.slice(0, 5).join(', ')}${rules.length > 5 ? ' and others' : ''}.`
    : `Mend ${where} of ${practice} (${title}): ${localCommand('groundrules')} explain ${practice}`;
}
