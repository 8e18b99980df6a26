import { findNodeAtLocation } from 'jsonc-parser';
import { validRange } from 'semver';

import { UserError } from '../user-error.js';
import { jsonPath } from './json-path.js';
import { placeOf, type JsoncFile } from './read-jsonc.js';

/** The checks of the supply chain that allow packages. */
const checks = ['installScripts', 'youngVersions', 'provenance'];

/**
 * Refuses packages that are allowed in versions which are none: such an entry would allow nothing, without a word.
 *
 * @param file - A file of settings, valid by its schema.
 * @param name - The file's name in messages.
 * @throws {@link UserError} naming every one, with its line and column.
 */
export function checkAllowed({ root, text }: JsoncFile, name: string): void {
  const problems = checks.flatMap((check) => {
    const path = ['audit', 'supplyChain', check, 'allow'];
    const entries = findNodeAtLocation(root, path)?.children ?? [];
    return entries.flatMap(({ offset, value }, index) => {
      const written = String(value);
      const at = written.indexOf('@', 1);
      if (at < 0 || validRange(written.slice(at + 1)) !== null) return [];
      return [
        `${placeOf(text, offset, name)} ${jsonPath([...path, index])}: ${JSON.stringify(written.slice(at + 1))} is no range of versions: write it like esbuild@^0.25.0 || 0.21.5.`,
      ];
    });
  });
  if (problems.length > 0) throw new UserError(problems.join('\n'));
}
