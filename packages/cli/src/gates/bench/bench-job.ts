import {
  BenchError,
  measureBenchmarks,
  type BenchProject,
  type BenchResult,
  type Recorded,
} from '@groundrules/vitest-config/bench';

import type { Progress } from '../run/job.js';
import { JobError } from '../run/job-error.js';

/** What is measured. */
export interface BenchRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly projects: readonly BenchProject[];
  /** What to compare with; `undefined` measures thoroughly, to record it. */
  readonly recorded: readonly Recorded[] | undefined;
  /** Share, not percent. */
  readonly threshold: number;
  readonly rounds: number;
  /** Share of instructions; `undefined` where they are not counted. */
  readonly instructionThreshold: number | undefined;
  readonly filter: string | undefined;
}

/**
 * Measures benchmarks with the repository's own Vitest.
 *
 * @param request - What is measured.
 * @param progress - Told which benchmark it is at.
 * @returns What came of it.
 * @throws {@link JobError} where Vitest can't be used.
 */
export async function measure(request: BenchRequest, progress: Progress): Promise<BenchResult> {
  const { filter, instructionThreshold, projects, recorded, root, rounds, threshold } = request;
  try {
    return await measureBenchmarks({
      root,
      projects,
      threshold,
      rounds,
      ...(recorded !== undefined && { recorded }),
      ...(filter !== undefined && { filter }),
      ...(instructionThreshold !== undefined && { instructionThreshold }),
      onProgress: progress,
    });
  } catch (error) {
    throw error instanceof BenchError ? new JobError(error.message, { cause: error }) : error;
  }
}
