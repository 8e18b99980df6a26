/**
 * Thrown where the docstrings of a folder cannot be measured at all.
 *
 * @example
 * ```ts
 * import { CoverageError, measureCoverage } from '@groundrules/docstrings';
 *
 * try {
 *   measureCoverage('packages/queue');
 * } catch (error) {
 *   if (!(error instanceof CoverageError)) throw error;
 *   console.error(error.message);
 * }
 * ```
 */
export class CoverageError extends Error {
  override readonly name = 'CoverageError';
}
