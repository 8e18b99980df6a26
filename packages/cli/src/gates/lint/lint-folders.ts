import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Workspace } from '../../workspaces/workspace.js';

const configNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(
  (extension) => `eslint.config.${extension}`,
);

/**
 * Lists the folders in which ESLint is run, as people run it: each package that has a config of its own, and the root.
 *
 * @param root - Absolute path of the repository.
 * @param workspaces - Its packages.
 * @returns Folders relative to the root, `.` first where it counts. The root alone where no package has a config: it
 * may be above, or of the old kind, or missing, which ESLint says best.
 */
export function lintFolders(root: string, workspaces: readonly Workspace[]): string[] {
  const folders = workspaces
    .map(({ folder }) => folder)
    .filter((folder) => configNames.some((name) => existsSync(path.join(root, folder, name))));
  return folders.length > 0 ? folders : ['.'];
}
