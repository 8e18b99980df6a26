/**
 * Entries that a repository names by an option, and that do not exist.
 *
 * @example
 * ```ts
 * import { EntryOptionsError, findEntryPoints } from '@groundrules/docstrings';
 *
 * try {
 *   findEntryPoints('.', { entries: ['src/gone.ts'] });
 * } catch (error) {
 *   if (error instanceof EntryOptionsError) console.error(error.message);
 * }
 * ```
 */
export class EntryOptionsError extends Error {
  override readonly name = 'EntryOptionsError';
}
