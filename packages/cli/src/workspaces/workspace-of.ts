import type { Workspace } from './workspace.js';

/**
 * Finds the package that holds a file.
 *
 * @param file - Relative to the repository, with `/`.
 * @param workspaces - The packages of the repository.
 * @returns The innermost package; the root where no other holds it.
 */
export function workspaceOf(file: string, workspaces: readonly Workspace[]): Workspace {
  let found: Workspace = { name: '.', folder: '.' };
  for (const workspace of workspaces) {
    const { folder } = workspace;
    if (folder === '.') {
      if (found.folder === '.') found = workspace;
      continue;
    }
    const inside = file === folder || file.startsWith(`${folder}/`);
    if (inside && (found.folder === '.' || folder.length > found.folder.length)) found = workspace;
  }
  return found;
}
