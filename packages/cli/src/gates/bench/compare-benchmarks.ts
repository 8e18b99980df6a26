import {
  compareEnvironments,
  judgeWithInstructions,
  type BenchProblem,
  type BenchResult,
  type CountedJudgement,
  type CountedVerdict,
  type Environment,
  type Measurement,
  type Recorded,
} from '@groundrules/vitest-config/bench';

import { benchFile, type BenchFile } from './bench-record.js';
import { localCommand } from '../../workspaces/package-manager.js';

/** A benchmark, and how it compares with what was recorded. */
export interface Comparison {
  readonly measurement: Measurement;
  readonly before: Recorded | undefined;
  readonly verdict: CountedVerdict;
  /** How many times as long as recorded it takes; 1 where nothing was recorded. */
  readonly change: number;
  /** Whether other programs are why it can't be judged. */
  readonly isDisturbed: boolean;
  /** How many times as long it may take for reasons that are not its own: at least 1. */
  readonly excuse: number;
  /** In what the machine differs from that of the record; empty where it is the same. */
  readonly differences: readonly (keyof Environment)[];
  /** What came of counting instructions, where that was asked for. */
  readonly counting?: Counting;
}

/** What came of counting the instructions of a benchmark. */
export interface Counting extends Pick<CountedJudgement, 'isCounted' | 'lack'> {
  /** How many times as many as recorded it executes, where both were counted. */
  readonly change?: number;
  /** Share, not percent. */
  readonly threshold: number;
}

/** What came of a comparison. Where there are problems nothing passes. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  /** What was not measured although it should have been. */
  readonly problems: readonly BenchProblem[];
}

/**
 * Lists what was recorded, each with its machine.
 *
 * @param content - What the file holds; `undefined` where there is none.
 * @returns Every benchmark of it.
 */
export function listRecorded(content: BenchFile | undefined): Recorded[] {
  return (content?.records ?? []).flatMap(({ benchmarks, counter, environment }) =>
    benchmarks.map(({ instructions, value: { nanoseconds: time, ...multiples }, ...entry }) => ({
      ...entry,
      environment,
      cost: { time, ...multiples },
      ...(instructions !== undefined &&
        counter !== undefined && { instructions: { ...instructions, platform: counter } }),
    })),
  );
}

/** What measurements are held against. */
export interface CompareOptions {
  /** What was recorded. */
  readonly recorded: readonly Recorded[];
  /** The machine that was measured on. */
  readonly environment: Environment;
  /** Share, not percent. */
  readonly threshold: number;
  /** Share of instructions, not percent; left out where they were not asked for. */
  readonly instructionThreshold?: number;
  /** Which of the recorded should have been measured. */
  readonly isExpected: (name: Pick<Recorded, 'file' | 'name'>) => boolean;
}

/**
 * Tells whether a benchmark is slower in a way that fails.
 *
 * @param comparison - How it compares.
 * @param otherMachines - What to do with what was recorded on another machine.
 * @returns Whether it is. Instructions are compared with those of the same platform only, whatever the machine.
 */
export function isFailure(
  { counting, differences, verdict }: Comparison,
  otherMachines: 'judge' | 'report',
): boolean {
  if (verdict !== 'regression') return false;
  return differences.length === 0 || otherMachines === 'judge' || counting?.isCounted === true;
}

/**
 * Compares measurements with what was recorded.
 *
 * @param result - What was measured.
 * @param options - What they are held against.
 * @returns How each compares, and what is missing.
 */
export function compareBenchmarks(
  { measurements, problems, skipped }: BenchResult,
  { environment, instructionThreshold, isExpected, recorded, threshold }: CompareOptions,
): Compared {
  const comparisons = measurements.map((measurement): Comparison => {
    const before = recorded.find(
      ({ file, name }) => file === measurement.file && name === measurement.name,
    );
    const { instructions, isCounted, lack, time, verdict } = judgeWithInstructions(
      measurement,
      before,
      {
        threshold,
        environment,
        ...(instructionThreshold !== undefined && { instructionThreshold }),
      },
    );
    return {
      measurement,
      before,
      verdict,
      change: time.change,
      isDisturbed: time.isDisturbed,
      excuse: time.excuse,
      differences: before === undefined ? [] : compareEnvironments(before.environment, environment),
      ...(instructionThreshold !== undefined && {
        counting: {
          threshold: instructionThreshold,
          isCounted,
          ...(lack !== undefined && { lack }),
          ...(instructions !== undefined && { change: instructions }),
        },
      }),
    };
  });
  const missing = recorded
    .filter((one) => isExpected(one))
    .filter(({ file, name }) => !measurements.some((one) => one.file === file && one.name === name))
    // Of a broken file or benchmark enough was said.
    .filter(
      ({ file, name }) =>
        !problems.some((problem) => problem.file === file && (problem.name ?? name) === name),
    )
    .map(({ file, name }): BenchProblem => {
      const isSkipped = skipped.some((one) => one.file === file && one.name === name);
      return {
        file,
        name,
        message: `It is in ${benchFile} and ${isSkipped ? 'is skipped' : 'was not found'}. If that is meant, record what there is: ${localCommand('groundrules')} bench --update --reason "…"`,
      };
    });
  return { comparisons, problems: [...problems, ...missing] };
}
