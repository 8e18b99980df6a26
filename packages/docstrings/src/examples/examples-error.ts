/** Why examples could not be checked. */
export type ExamplesErrorReason =
  /** The folder holds no package. */
  | 'no-package'
  /** The package publishes no code, so that it has no examples but in Markdown. */
  | 'no-code'
  /** A published path, or an export of another file, leads nowhere. */
  | 'untraced'
  /** A source can't be read as code. */
  | 'broken'
  /** The tsconfig is missing or wrong. */
  | 'tsconfig'
  /** A Markdown file is missing. */
  | 'markdown';

/**
 * Thrown where examples could not be checked, so that nobody takes them for right.
 *
 * @example
 * ```ts
 * import { checkExamples, ExamplesError } from '@groundrules/docstrings';
 *
 * try {
 *   checkExamples('packages/queue');
 * } catch (error) {
 *   if (!(error instanceof ExamplesError)) throw error;
 *   if (error.reason !== 'no-code') console.error(error.message, error.file);
 * }
 * ```
 */
export class ExamplesError extends Error {
  override readonly name = 'ExamplesError';

  /** What kind of thing is in the way, for callers that let some pass. */
  readonly reason: ExamplesErrorReason;
  /** Absolute path of the file to mend. */
  readonly file: string;

  /**
   * Makes the error.
   *
   * @param reason - What kind of thing is in the way.
   * @param file - Absolute path of the file to mend.
   * @param message - What is wrong with it, and the cure.
   */
  constructor(reason: ExamplesErrorReason, file: string, message: string) {
    super(message);
    this.reason = reason;
    this.file = file;
  }
}
