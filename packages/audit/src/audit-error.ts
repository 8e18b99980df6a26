/**
 * An audit that could not be completed: nothing is known, and nothing has passed.
 *
 * @example
 * ```ts
 * import { audit, AuditError } from '@groundrules/audit';
 *
 * try {
 *   await audit({ root: '.' });
 * } catch (error) {
 *   if (!(error instanceof AuditError)) throw error;
 *   console.error(error.happened, error.todo);
 * }
 * ```
 */
export class AuditError extends Error {
  override readonly name = 'AuditError';

  /**
   * @param happened - What happened, a sentence.
   * @param todo - What to do about it, a sentence.
   * @param options - The error behind it.
   */
  constructor(
    readonly happened: string,
    readonly todo: string,
    options?: ErrorOptions,
  ) {
    super(`${happened} ${todo}`, options);
  }
}
