import path from 'node:path';

import type { BenchProblem, BenchResult } from '../measure-benchmarks.js';
import type { Measurement, Recorded } from '../measurement.js';
import type { BenchProject } from '../vitest-session.js';
import { countBenchmarks } from './count-benchmarks.js';
import { summarizeCounts } from './instruction-count.js';
import { isCountSuspect } from './judge-instructions.js';
import type { Valgrind } from './valgrind.js';

/**
 * In how many processes instructions are counted to record them, and in how many that have to agree before there are more: how
 * far two lie apart tells whether they can be trusted, and where they can a third says the same.
 */
const mostRounds = 2;

/** How instructions are counted. */
export interface AddCountsOptions {
  readonly valgrind: Valgrind;
  /** Absolute path of the repository. */
  readonly root: string;
  /** Which share more than recorded is a regression. */
  readonly threshold: number;
  /** What was recorded; `undefined` where that is to be recorded which is counted. */
  readonly recorded: readonly Recorded[] | undefined;
  readonly onProgress?: (text: string) => void;
}

/**
 * Counts the instructions of benchmarks that were measured, but for those that mostly wait.
 *
 * @param project - Where they stand.
 * @param result - What was measured.
 * @param options - How they are counted.
 * @returns The same with instructions, and with what could not be counted as problems.
 * @throws {@link BenchError} where Vitest can't be used for it.
 */
export async function addCounts(
  project: BenchProject,
  result: BenchResult,
  { onProgress, recorded, root, threshold, valgrind }: AddCountsOptions,
): Promise<BenchResult> {
  const countables = result.measurements
    .filter(({ clock }) => clock === 'cpu')
    .map((measurement) => ({
      measurement,
      file: path.resolve(root, measurement.file),
      name: measurement.name,
    }));
  if (countables.length === 0) return result;
  const ends = await countBenchmarks(project, countables, {
    valgrind,
    onCount: (name, round) => {
      onProgress?.(`${name}, instructions${round === 1 ? '' : `, round ${String(round)}`}`);
    },
    isOpen: ({ measurement }, rounds) => {
      if (recorded === undefined) return rounds.length < mostRounds;
      if (rounds.length === 0) return true;
      const before = find(recorded, measurement);
      if (before === undefined || rounds.length >= mostRounds) return false;
      const { perCall } = summarizeCounts(rounds, valgrind.platform);
      return isCountSuspect(perCall, before, threshold);
    },
  });
  const problems: BenchProblem[] = [];
  const counted = new Map<Measurement, Measurement>();
  for (const { countable, end } of ends) {
    const { measurement } = countable;
    const { file, name } = measurement;
    if (end.kind === 'problem') problems.push({ file, name, message: end.message });
    else if (end.kind === 'uncounted') {
      counted.set(measurement, { ...measurement, uncounted: end.reason });
      if (find(recorded, measurement)?.instructions !== undefined) {
        problems.push({
          file,
          name,
          message: `Its instructions were counted before. ${end.reason}`,
        });
      }
    } else {
      const instructions = summarizeCounts(end.rounds, valgrind.platform);
      counted.set(measurement, { ...measurement, instructions });
    }
  }
  return {
    ...result,
    measurements: result.measurements.map((one) => counted.get(one) ?? one),
    problems: [...result.problems, ...problems],
  };
}

function find(
  recorded: readonly Recorded[] | undefined,
  wanted: Pick<Measurement, 'file' | 'name'>,
): Recorded | undefined {
  return recorded?.find(({ file, name }) => file === wanted.file && name === wanted.name);
}
