import { greatestCountSpread, type CountLack } from '@groundrules/vitest-config/bench';

import { plural } from '../../reporters/plural.js';
import { localCommand } from '../../workspaces/package-manager.js';
import type { Comparison, Counting } from './compare-benchmarks.js';

/**
 * Says in a sentence how a benchmark that is judged by its instructions compares with what was recorded.
 *
 * @param comparison - The comparison.
 * @param counting - What came of counting.
 * @returns The sentence, and what to do about it.
 */
export function describeCounted(
  { change, measurement, verdict }: Comparison,
  { change: times = 1, threshold }: Counting,
): string {
  const { instructions, name } = measurement;
  const quoted = JSON.stringify(name);
  const command = `${localCommand('groundrules')} bench`;
  const rounds = String(instructions?.rounds ?? 1);
  const time = ` Its time is ${describeTime(change)}.`;
  switch (verdict) {
    case 'regression':
      return `${name} executes ${formatShare(times)} more instructions than recorded, in ${rounds} of ${rounds} processes; ${formatShare(1 + threshold)} is allowed.${time} See what takes the time: ${command} --profile ${quoted}. Where it is worth it, record it: ${command} --update --instructions --filter ${quoted} --reason "…"`;
    case 'improvement':
      return `${name} executes ${formatShare(times)} fewer instructions than recorded.${time} Record it, so that it stays: ${command} --update --instructions --filter ${quoted} --reason "…"`;
    case 'time-only':
      return `${name} takes ${formatShare(change)} longer than recorded, though it does not execute more instructions: it waits, as for memory, the disk or others, or the machine does. See what takes the time: ${command} --profile ${quoted}`;
    case 'unchanged':
    case 'unrecorded':
    case 'unsteady':
      return `${name} executes as many instructions as recorded.`;
  }
}

/**
 * Says why instructions do not judge a benchmark.
 *
 * @param lack - Why.
 * @returns A sentence.
 */
export function describeCountLack(lack: CountLack): string {
  switch (lack.kind) {
    case 'waits':
      return 'It mostly waits, so its instructions say little: its time judges.';
    case 'failed':
      return `Its instructions can't be counted, so its time judges. ${lack.reason}`;
    case 'unrecorded':
      return `Its instructions are not in the record, so its time judges. Unless they were left out, as not the same each time, record them: ${localCommand('groundrules')} bench --update --instructions --reason "…"`;
    case 'unsteady':
      return `Its instructions are ${describeCountSpread(lack.spread)}`;
    case 'elsewhere':
      return `Its instructions were recorded elsewhere (${lack.differences.join(', ')}), so they are only shown and its time judges.`;
  }
}

/**
 * Says that counts lie too far apart.
 *
 * @param spread - How far, as a share.
 * @returns The end of a sentence.
 */
export function describeCountSpread(spread: number): string {
  return `not the same each time, but ${formatShare(1 + spread)} apart where ${formatShare(1 + greatestCountSpread)} is the most, so its time judges.`;
}

/**
 * Says how many benchmarks are judged by their instructions, and why others are not.
 *
 * @param comparisons - All that were compared.
 * @returns A sentence; `undefined` where nothing was counted.
 */
export function describeCounting(comparisons: readonly Comparison[]): string | undefined {
  if (comparisons.every(({ counting }) => counting === undefined)) return undefined;
  const counted = comparisons.filter(({ counting }) => counting?.isCounted === true).length;
  const whys = {
    waits: 'waits',
    failed: 'not countable',
    unrecorded: 'not recorded',
    unsteady: 'not the same each time',
    elsewhere: 'recorded elsewhere',
  } as const;
  const lacks = Object.entries(whys).flatMap(([kind, why]) => {
    const count = comparisons.filter(({ counting }) => counting?.lack?.kind === kind).length;
    return count === 0 ? [] : [`${why}: ${String(count)}`];
  });
  const rest = lacks.length === 0 ? '' : `; the others by their time (${lacks.join(', ')})`;
  return `${plural(counted, 'benchmark')} judged by instructions${rest}.`;
}

function describeTime(change: number): string {
  const share = formatShare(change);
  if (share === '0 %') return 'the same';
  return change > 1 ? `${share} longer` : `${share} less`;
}

/** A change as a share without a sign; counts are that exact, and times are not the worse for it. */
function formatShare(times: number): string {
  return `${String(Number((Math.abs(times - 1) * 100).toFixed(1)))} %`;
}
