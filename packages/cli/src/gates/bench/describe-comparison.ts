import { greatestSpread, type BenchProblem } from '@groundrules/vitest-config/bench';

import type { Comparison } from './compare-benchmarks.js';
import { describeCounted, describeCountLack } from './describe-counting.js';
import { localCommand } from '../../workspaces/package-manager.js';

/** What lacks the time that it waited can be told by its record only where it more than doubles. */
const older =
  ' Its record is older and does not say how long it waited: where nothing has changed, record it anew, beside as little other work as can be.';

/**
 * Says in a sentence how a benchmark compares with what was recorded.
 *
 * @param comparison - The comparison.
 * @param thresholdPercent - From which change on it is one.
 * @returns The sentence, and what to do about it.
 */
export function describeComparison(comparison: Comparison, thresholdPercent: number): string {
  const { counting } = comparison;
  if (counting?.isCounted === true) return describeCounted(comparison, counting);
  const timed = describeTimed(comparison, thresholdPercent);
  return counting?.lack === undefined ? timed : `${timed} ${describeCountLack(counting.lack)}`;
}

function describeTimed(
  { before, change, counting, differences, isDisturbed, measurement, verdict }: Comparison,
  thresholdPercent: number,
): string {
  const { name, rounds } = measurement;
  const elsewhere =
    differences.length === 0
      ? ''
      : ` It was recorded on another machine (${differences.join(', ')}), so it may be that.`;
  const quoted = JSON.stringify(name);
  switch (verdict) {
    case 'regression': {
      const slower = `${name} takes ${formatChange(change)} longer than recorded, in ${String(rounds)} of ${String(rounds)} rounds and by every measure; ${String(thresholdPercent)} % is allowed.`;
      const waits =
        measurement.clock === before?.clock
          ? ''
          : ` It has begun to wait for something.${before?.waiting === undefined ? older : ''}`;
      return `${slower}${waits}${elsewhere} See what takes the time: ${localCommand('groundrules')} bench --profile ${quoted}. Where it is worth it, record it: ${localCommand('groundrules')} bench --update --filter ${quoted} --reason "…"`;
    }
    case 'improvement':
      return `${name} takes ${formatChange(change)} less time than recorded. Record it, so that it stays: ${localCommand('groundrules')} bench --update --reason "…"${elsewhere}`;
    case 'unsteady': {
      if (isDisturbed) {
        return describeDisturbance(measurement, before, change, thresholdPercent);
      }
      const spread = Math.max(measurement.spread, before?.spread ?? 0);
      if (spread <= greatestSpread) {
        return `${name} can't be judged: it takes ${formatChange(change)} longer than recorded, and the rounds of its record lie ${formatPercent(before?.spread ?? 0)} apart. Record what it took before anew, beside as little other work as can be: ${localCommand('groundrules')} bench --update --filter ${quoted} --reason "…"`;
      }
      return `${name} can't be judged: ${describeSpread(spread)}`;
    }
    case 'unrecorded':
      return `${name} is new. Record it: ${localCommand('groundrules')} bench --update${counting === undefined ? '' : ' --instructions'} --filter ${quoted} --reason "…"`;
    case 'time-only':
    case 'unchanged':
      return `${name} takes as long as recorded.`;
  }
}

/**
 * Says that the rounds of a benchmark lie too far apart.
 *
 * @param spread - How far, as a share.
 * @returns The end of a sentence, and what to do about it.
 */
export function describeSpread(spread: number): string {
  return `its rounds lie ${formatPercent(spread)} apart, and ${formatPercent(greatestSpread)} is the most. Let it do the same work each time, and more of it.`;
}

function describeDisturbance(
  measurement: Comparison['measurement'],
  before: Comparison['before'],
  change: number,
  thresholdPercent: number,
): string {
  const { disturbance, mayHide, name } = measurement;
  const slowdown = slowdownOfPrograms(measurement, before);
  const recordedSpread = before?.spread ?? 0;
  const reasons = [
    ...(slowdown > 1
      ? [`large programs take ${formatChange(slowdown)} longer here than they did then`]
      : []),
    ...(disturbance > 1 || slowdown <= 1
      ? [
          `up to ${formatChange(disturbance)} may come from other programs that had the core meanwhile`,
        ]
      : []),
  ].join(' and ');
  const apart =
    Math.round(recordedSpread * 100) === 0
      ? ''
      : `, and the rounds of its record lie ${formatPercent(recordedSpread)} apart`;
  // What is left is what it is judged by: a share alone would read as a regression.
  const seen =
    change > 1 + thresholdPercent / 100
      ? `it takes ${formatChange(change)} longer than recorded, but ${reasons}${apart}. With that taken off, no more is left than the ${String(thresholdPercent)} % that are allowed`
      : 'other programs had the core meanwhile';
  const hidden = mayHide ? ", and whether it waits for longer than recorded can't be told" : '';
  const cause =
    measurement.cost.program === undefined
      ? 'It goes through the event loop or waits, which they slow down more than what only works'
      : 'It goes through much code, which what else runs on the processor slows down more than little programs';
  return `${name} can't be judged: ${seen}${hidden}. ${cause}. Run it again ${slowdown > 1 ? 'later, or ' : ''}beside fewer of them.`;
}

/** How many times as long as then it takes here, next to arithmetic, to do what large programs are compared with. */
function slowdownOfPrograms(
  { cost: now }: Comparison['measurement'],
  before: Comparison['before'],
): number {
  if (now.program === undefined || before?.cost.program === undefined) return 1;
  const slowdown = now.compute / now.program / (before.cost.compute / before.cost.program);
  return slowdown > 1.005 ? slowdown : 1;
}

/**
 * Says what was not measured.
 *
 * @param problem - The problem.
 * @returns Where it is and what it is.
 */
export function describeProblem({ file, message, name }: BenchProblem): string {
  return `${file}${name === undefined ? '' : ` "${name}"`}: ${message}`;
}

/**
 * Writes a change of time as a share of what was before.
 *
 * @param change - How many times as long it takes; below 1 it takes less.
 * @returns The share, without a sign.
 */
function formatChange(change: number): string {
  return formatPercent(Math.abs(change - 1));
}

function formatPercent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
