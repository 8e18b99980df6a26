import path from 'node:path';

import { BenchError } from './bench-error.js';
import { describeEnvironment } from './environment.js';
import { addCounts } from './instructions/add-counts.js';
import { findValgrind } from './instructions/valgrind.js';
import { isSuspect } from './judge-benchmark.js';
import type { BenchmarkName, Measurement, Recorded, Round } from './measurement.js';
import { summarizeRounds } from './summarize-rounds.js';
import {
  startVitest,
  type BenchProject,
  type RunBenchmark,
  type RunResult,
  type VitestSession,
} from './vitest-session.js';

/** What is measured, and how thoroughly. */
export interface MeasureOptions {
  /** Absolute path of the repository; files are named relative to it. */
  readonly root: string;
  /** The files of benchmarks, by the config of Vitest that they are run with. */
  readonly projects: readonly BenchProject[];
  /** What was recorded, by which suspects are told. Without it every benchmark runs in all rounds. */
  readonly recorded?: readonly Recorded[];
  /** Which share more than recorded is a regression. Defaults to 0.1, ten percent. */
  readonly threshold?: number;
  /** In how many processes one is measured before it is found slower, and to record it. Defaults to 5. */
  readonly rounds?: number;
  /** Only benchmarks whose file or name holds this text. */
  readonly filter?: string;
  /**
   * Counts instructions as well, of what does not wait: takes a share more than recorded that is a regression. It needs valgrind.
   */
  readonly instructionThreshold?: number;
  /** Told what is going on. */
  readonly onProgress?: (text: string) => void;
}

/** What keeps a benchmark from being measured. A missing or broken benchmark is never a pass. */
export interface BenchProblem {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** The benchmark; left out where it is about the whole file. */
  readonly name?: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** What came of measuring. */
export interface BenchResult {
  /** Every benchmark that was measured, in the order of files and of their places. */
  readonly measurements: readonly Measurement[];
  /** What was not. */
  readonly problems: readonly BenchProblem[];
  /** Benchmarks that are marked with `skip` or `todo`. */
  readonly skipped: readonly BenchmarkName[];
}

const defaultRounds = 5;
const defaultThreshold = 0.1;

/**
 * Runs the benchmarks of a repository with its own Vitest and measures them. To compare, each runs once, and what
 * looks slower than recorded again in new processes, until it does not or all rounds agree. To record, each runs
 * in all rounds.
 *
 * @param options - What is measured.
 * @returns What came of it.
 * @throws {@link BenchError} where Vitest can't be used for it, or instructions are asked for and can't be counted.
 * @example
 * ```ts
 * import path from 'node:path';
 * import { measureBenchmarks } from '@groundrules/vitest-config/bench';
 *
 * const root = process.cwd();
 * const { measurements } = await measureBenchmarks({
 *   root,
 *   projects: [{ folder: root, files: [path.join(root, 'tests/hash.bench.ts')] }],
 * });
 * for (const { cost, name } of measurements) console.log(name, cost.time);
 * ```
 */
export async function measureBenchmarks(options: MeasureOptions): Promise<BenchResult> {
  const { instructionThreshold } = options;
  // What is missing is told before anything takes its time.
  const valgrind = instructionThreshold === undefined ? undefined : await findValgrind();
  const results: BenchResult[] = [];
  for (const project of options.projects) {
    const timed = await timeProject(project, options);
    if (valgrind === undefined || instructionThreshold === undefined) results.push(timed);
    else {
      const { onProgress, recorded, root } = options;
      const counting = { valgrind, root, recorded, threshold: instructionThreshold };
      results.push(
        await addCounts(project, timed, { ...counting, ...(onProgress && { onProgress }) }),
      );
    }
  }
  return {
    measurements: results
      .flatMap(({ measurements }) => measurements)
      .toSorted((a, b) => compareTexts(a.file, b.file) || a.line - b.line),
    problems: results.flatMap(({ problems }) => problems),
    skipped: results.flatMap(({ skipped }) => skipped),
  };
}

async function timeProject(project: BenchProject, options: MeasureOptions): Promise<BenchResult> {
  const session = await startVitest(project);
  try {
    return await measureProject(session, options);
  } finally {
    await session.close();
  }
}

/** A benchmark that is still measured. */
interface Candidate extends BenchmarkName {
  readonly run: RunBenchmark;
  readonly rounds: Round[];
  readonly before: Recorded | undefined;
}

async function measureProject(
  session: VitestSession,
  options: MeasureOptions,
): Promise<BenchResult> {
  const { rounds = defaultRounds, root } = options;
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new BenchError(
      `The number of rounds has to be a whole number from 1, not ${String(rounds)}.`,
    );
  }
  const nameOf = (file: string): string => relativeTo(root, file);
  const first = await runRound(session, options, 1);
  const problems: BenchProblem[] = [];
  const skipped: BenchmarkName[] = [];
  const candidates = new Map<string, Candidate>();
  for (const { error, file } of first.broken) problems.push({ file: nameOf(file), message: error });
  for (const run of first.benchmarks) {
    const file = nameOf(run.file);
    const { name } = run;
    if (!matches(options.filter, file, name)) continue;
    const problem = problemOf(run);
    const key = keyOf(file, name);
    if (run.state === 'skipped') skipped.push({ file, name });
    else if (problem !== undefined) problems.push({ file, name, message: problem });
    else if (candidates.has(key)) {
      problems.push({ file, name, message: 'There are two benchmarks of this name.' });
    } else if (run.result.round !== undefined) {
      const before = options.recorded?.find((one) => one.file === file && one.name === name);
      candidates.set(key, { file, name, run, rounds: [run.result.round], before });
    }
  }
  for (let round = 2; round <= rounds; round += 1) {
    const open = [...candidates.values()].filter((one) => isToBeMeasuredAgain(one, options));
    if (open.length === 0) break;
    const only = new Map<string, string[]>();
    for (const { name, run } of open) only.set(run.file, [...(only.get(run.file) ?? []), name]);
    const again = await runRound(session, options, round, only);
    for (const { error, file } of again.broken)
      problems.push({ file: nameOf(file), message: error });
    for (const run of again.benchmarks) {
      const candidate = candidates.get(keyOf(nameOf(run.file), run.name));
      const problem = problemOf(run);
      if (candidate === undefined) continue;
      if (problem === undefined && run.result.round !== undefined) {
        candidate.rounds.push(run.result.round);
      } else {
        const { file, name } = candidate;
        problems.push({ file, name, message: problem ?? 'It was skipped in a later round.' });
      }
    }
  }
  return {
    measurements: [...candidates.values()].map(({ before, file, name, rounds: taken, run }) => ({
      file,
      name,
      line: run.line,
      column: run.column,
      ...summarizeRounds(taken, before),
    })),
    problems,
    skipped,
  };
}

function isToBeMeasuredAgain(
  { before, rounds }: Candidate,
  { recorded, threshold = defaultThreshold }: MeasureOptions,
): boolean {
  if (recorded === undefined) return true;
  // What is new has nothing to be slower than.
  if (before === undefined) return false;
  const environment = describeEnvironment();
  return isSuspect(summarizeRounds(rounds, before), before, { threshold, environment });
}

async function runRound(
  session: VitestSession,
  { filter, onProgress, root }: MeasureOptions,
  round: number,
  only?: ReadonlyMap<string, readonly string[]>,
): Promise<RunResult> {
  return await session.run({
    ...(only !== undefined && { only }),
    nameFilter: (file) => (matches(filter, relativeTo(root, file), '') ? undefined : filter),
    onBenchmark: (file, name) => {
      if (matches(filter, relativeTo(root, file), name)) {
        onProgress?.(`${name}${round === 1 ? '' : `, round ${String(round)}`}`);
      }
    },
  });
}

function problemOf({ error, result, state }: RunBenchmark): string | undefined {
  if (state === 'failed') return error ?? 'It failed.';
  if (state === 'skipped') return undefined;
  return result.round === undefined ? 'It was run and not measured.' : undefined;
}

function matches(filter: string | undefined, file: string, name: string): boolean {
  return filter === undefined || file.includes(filter) || name.includes(filter);
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function keyOf(file: string, name: string): string {
  return JSON.stringify([file, name]);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
