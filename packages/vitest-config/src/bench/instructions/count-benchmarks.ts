import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  startVitest,
  type BenchProject,
  type RunBenchmark,
  type VitestSession,
} from '../vitest-session.js';
import { createCountingPool } from './counting-pool.js';
import type { CountRound } from './instruction-count.js';
import type { Valgrind } from './valgrind.js';

/** A benchmark whose instructions are counted. */
export interface Countable {
  /** Absolute path. */
  readonly file: string;
  /** Its own name after those of the suites around it. */
  readonly name: string;
}

/** What came of counting one. */
export type CountEnd =
  | { readonly kind: 'counted'; readonly rounds: readonly CountRound[] }
  /** Why it can't be counted, though it can be measured. */
  | { readonly kind: 'uncounted'; readonly reason: string }
  /** Why it was not: never a pass. */
  | { readonly kind: 'problem'; readonly message: string };

/** How it is counted. */
export interface CountOptions<T> {
  readonly valgrind: Valgrind;
  /** Told which benchmark is about to be counted, and for the which time. */
  readonly onCount: (name: string, round: number) => void;
  /** Tells whether a benchmark is to be counted in one more process. */
  readonly isOpen: (countable: T, rounds: readonly CountRound[]) => boolean;
}

/**
 * Counts the instructions of benchmarks, each in processes of its own: what ran before in the same one would change how
 * V8 compiles what they share.
 *
 * @param project - The files, and the folder of the config that they are run with.
 * @param countables - The benchmarks.
 * @param options - How they are counted.
 * @returns What came of each, in the same order.
 * @throws {@link BenchError} where Vitest can't be used for it.
 */
export async function countBenchmarks<T extends Countable>(
  project: BenchProject,
  countables: readonly T[],
  options: CountOptions<T>,
): Promise<{ readonly countable: T; readonly end: CountEnd }[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-count-'));
  const session = await startVitest(project, createCountingPool(options.valgrind, folder));
  try {
    const ends: { readonly countable: T; readonly end: CountEnd }[] = [];
    for (const countable of countables) {
      ends.push({ countable, end: await countOne(session, countable, options) });
    }
    return ends;
  } finally {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function countOne<T extends Countable>(
  session: VitestSession,
  countable: T,
  { isOpen, onCount }: CountOptions<T>,
): Promise<CountEnd> {
  const { file, name } = countable;
  const rounds: CountRound[] = [];
  while (isOpen(countable, rounds)) {
    onCount(name, rounds.length + 1);
    const { benchmarks, broken } = await session.run({ only: new Map([[file, [name]]]) });
    const [bad] = broken;
    if (bad !== undefined) return { kind: 'problem', message: bad.error };
    const count = benchmarks.find((one) => one.name === name);
    if (count?.result.count === undefined) return { kind: 'problem', message: problemOf(count) };
    const round = count.result.count;
    if ('failure' in round) return { kind: 'uncounted', reason: round.failure };
    rounds.push(round);
  }
  return { kind: 'counted', rounds };
}

function problemOf(run: RunBenchmark | undefined): string {
  return `Its instructions could not be counted: ${run?.error ?? 'it was not run.'}`;
}
