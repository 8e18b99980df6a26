/**
 * Thrown when benchmarks can't be measured, with what a person can do about it.
 *
 * @example
 * ```ts
 * import { BenchError, measureBenchmarks } from '@groundrules/vitest-config/bench';
 *
 * try {
 *   await measureBenchmarks({ root: process.cwd(), projects: [], recorded: [] });
 * } catch (error) {
 *   if (error instanceof BenchError) console.error(error.message);
 * }
 * ```
 */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
