import { AuditError } from '../audit-error.js';

/** A question to a source that got no answer. */
export class SourceFailure extends AuditError {
  /**
   * @param happened - What happened, a sentence.
   * @param todo - What to do about it, a sentence.
   * @param mayPass - Whether asking again may help.
   */
  constructor(
    happened: string,
    todo: string,
    readonly mayPass: boolean,
  ) {
    super(happened, todo);
  }
}
