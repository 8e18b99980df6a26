/** Thrown where examples could not be checked, so that nobody takes them for right. */
export class ExamplesError extends Error {
  override readonly name = 'ExamplesError';

  /** Absolute path of the file to mend. */
  readonly file: string;

  constructor(message: string, file: string) {
    super(message);
    this.file = file;
  }
}
