import { greatestSpread, type BenchProblem } from '@groundrules/vitest-config/bench';

import type { Comparison } from './compare-benchmarks.js';

/**
 * Says in a sentence how a benchmark compares with what was recorded.
 *
 * @param comparison - The comparison.
 * @param thresholdPercent - From which change on it is one.
 * @returns The sentence, and what to do about it.
 */
export function describeComparison(
  { before, change, differences, measurement, verdict }: Comparison,
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
        measurement.clock === before?.clock ? '' : ' It has begun to wait for something.';
      return `${slower}${waits}${elsewhere} See what takes the time: groundrules bench --profile ${quoted}. Where it is worth it, record it: groundrules bench --update --filter ${quoted} --reason "…"`;
    }
    case 'improvement':
      return `${name} takes ${formatChange(change)} less time than recorded. Record it, so that it stays: groundrules bench --update --reason "…"${elsewhere}`;
    case 'unsteady': {
      const spread = Math.max(measurement.spread, before?.spread ?? 0);
      return `${name} can't be judged: its rounds lie ${formatPercent(spread)} apart, and ${formatPercent(greatestSpread)} is the most. Let it do the same work each time, and more of it.`;
    }
    case 'unrecorded':
      return `${name} is new. Record it: groundrules bench --update --filter ${quoted} --reason "…"`;
    case 'unchanged':
      return `${name} takes as long as recorded.`;
  }
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
