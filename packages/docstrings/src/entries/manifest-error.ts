/**
 * A package.json from which cannot be told what the package publishes.
 *
 * @example
 * ```ts
 * import { findEntryPoints, ManifestError } from '@groundrules/docstrings';
 *
 * try {
 *   findEntryPoints('packages/queue');
 * } catch (error) {
 *   if (error instanceof ManifestError) console.error(`Mend ${error.file}: ${error.message}`);
 * }
 * ```
 */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  /** Absolute path of the package.json. */
  readonly file: string;

  /**
   * @param file - Absolute path of the package.json.
   * @param problem - What is wrong with it, and what to do: one or two sentences.
   */
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.file = file;
  }
}
