/**
 * Options that can't be used: entries or folders of sources that do not exist, a value that is not taken, a name that
 * is misspelt.
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
