/** Why examples could not be checked. */
export type ExamplesErrorReason =
  /** The folder holds no package. */
  | 'no-package'
  /** The package publishes no code, so that it has no examples but in Markdown. */
  | 'no-code'
  /** A published path, or an export of another file, leads nowhere. */
  | 'untraced'
  /** The tsconfig is missing or wrong. */
  | 'tsconfig'
  /** A Markdown file is missing. */
  | 'markdown';

/** Thrown where examples could not be checked, so that nobody takes them for right. */
export class ExamplesError extends Error {
  override readonly name = 'ExamplesError';

  readonly reason: ExamplesErrorReason;
  /** Absolute path of the file to mend. */
  readonly file: string;

  constructor(reason: ExamplesErrorReason, file: string, message: string) {
    super(message);
    this.reason = reason;
    this.file = file;
  }
}
