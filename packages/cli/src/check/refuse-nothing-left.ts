import { createIgnore } from '../config/create-ignore.js';
import { listNames } from '../gates/files/list-names.js';
import { UserError } from '../user-error.js';

/**
 * Refuses settings that leave out every file: each gate would say that there is nothing here, and that is not so.
 *
 * @param root - Absolute path of the repository.
 * @param ignores - The globs of the settings.
 * @throws {@link UserError} where they leave none.
 */
export async function refuseNothingLeft(root: string, ignores: readonly string[]): Promise<void> {
  if (ignores.length === 0) return;
  const isGenerated = createIgnore([]);
  const names = (await listNames(root)).filter((name) => !isGenerated(name));
  if (names.length > 0 && names.every(createIgnore(ignores))) {
    throw new UserError(
      `"ignores" in groundrules.json, or in what that extends, leaves out every file: ${ignores.join(', ')}. Name what no gate is to look at.`,
    );
  }
}
