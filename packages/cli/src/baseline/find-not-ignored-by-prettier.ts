import { existsSync } from 'node:fs';
import path from 'node:path';
import createIgnore from 'ignore';

import { readOptionalText } from '../files/read-optional-text.js';
import { benchFile } from '../gates/bench/bench-record.js';
import { baselineFile } from './read-baseline.js';
import { suppressionsFile } from './write-suppressions.js';

/** What lists files that Prettier leaves alone where it is run at the root. */
const ignoreFiles = ['.gitignore', '.prettierignore'];

/**
 * Finds the files that tools write and `prettier --check .` looks at: it knows nothing of them, and would lay out one
 * finding over several lines, so that branches no longer merge.
 *
 * @param root - Absolute path of the repository.
 * @returns Their names; none where Prettier leaves them alone or there are none.
 */
export async function findNotIgnoredByPrettier(root: string): Promise<string[]> {
  const ignored = createIgnore();
  for (const name of ignoreFiles) {
    ignored.add((await readOptionalText(path.join(root, name), name)) ?? '');
  }
  return [baselineFile, benchFile, suppressionsFile].filter(
    (name) => existsSync(path.join(root, name)) && !ignored.ignores(name),
  );
}

/**
 * Says how Prettier is told to leave files alone.
 *
 * @param files - Their names.
 * @returns A command.
 */
export function prettierIgnoreCommand(files: readonly string[]): string {
  // The last line may have no end.
  return String.raw`printf '\n%s\n' ${files.join(' ')} >> .prettierignore`;
}
