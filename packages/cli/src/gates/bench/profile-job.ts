import {
  BenchError,
  profileBenchmark,
  type Profile,
  type ProfileOptions,
} from '@groundrules/vitest-config/bench';

import { JobError } from '../run/job-error.js';

/**
 * Profiles a benchmark with the repository's own Vitest.
 *
 * @param request - What is profiled.
 * @returns What was written, and what it says.
 * @throws {@link JobError} where it can't be.
 */
export async function profile(request: ProfileOptions): Promise<Profile> {
  try {
    return await profileBenchmark(request);
  } catch (error) {
    throw error instanceof BenchError ? new JobError(error.message, { cause: error }) : error;
  }
}
