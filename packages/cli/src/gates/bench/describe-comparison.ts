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

function describeTimed(comparison: Comparison, thresholdPercent: number): string {
  const { before, change, counting, differences, isDisturbed, measurement, verdict } = comparison;
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
        return `${describeDisturbance(comparison, thresholdPercent)}${elsewhere}`;
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
  { before, change, excuse, measurement }: Comparison,
  thresholdPercent: number,
): string {
  const { clock, cost, disturbance, mayHide, name } = measurement;
  const recordedSpread = before?.spread ?? 0;
  const apart =
    Math.round(recordedSpread * 100) === 0
      ? ''
      : `, and the rounds of its record lie ${formatPercent(recordedSpread)} apart`;
  const isOlder = cost.program !== undefined && before?.cost.program === undefined;
  const sources = [
    ...(disturbance > 1 ? ['from other programs that had the core meanwhile'] : []),
    ...(isOlder ? ['from the work that large programs are measured beside now'] : []),
    ...(excuse > disturbance && !isOlder
      ? ['from the machine, on which large programs take longer than they did']
      : []),
  ];
  // What is left is what it is judged by: a share alone would read as a regression.
  const seen =
    change > 1 + thresholdPercent / 100 && excuse > 1
      ? `it takes ${formatChange(change)} longer than recorded, but up to ${formatChange(excuse)} may come ${sources.join(' and ')}${apart}. With that taken off, no more is left than the ${String(thresholdPercent)} % that are allowed`
      : 'other programs had the core meanwhile';
  const hidden = mayHide ? ", and whether it waits for longer than recorded can't be told" : '';
  const isLarge = cost.program !== undefined && clock === 'cpu' && !mayHide;
  const cause = isLarge
    ? 'It goes through much code, which what else runs on the processor slows down more than little programs'
    : 'It goes through the event loop or waits, which they slow down more than what only works';
  const remedy = isOlder
    ? `Where nothing has changed, record it anew: ${localCommand('groundrules')} bench --update --filter ${JSON.stringify(name)} --reason "…"`
    : `Run it again ${isLarge ? 'later, or ' : ''}beside fewer of them.`;
  return `${name} can't be judged: ${seen}${hidden}. ${cause}. ${remedy}`;
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
