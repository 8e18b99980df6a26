import path from 'node:path';
import { glob } from 'tinyglobby';

/**
 * Lists the folders of workspaces.
 *
 * @param root - Absolute path of the repository.
 * @param globs - What the root's manifest says; those with a `!` leave out.
 * @returns Folders with a package.json, relative to the repository, with `/`; the root is none of them.
 */
export async function listWorkspaceFolders(
  root: string,
  globs: readonly string[],
): Promise<readonly string[]> {
  const [wanted, unwanted] = [
    globs.filter((pattern) => !pattern.startsWith('!')),
    globs.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)),
  ];
  if (wanted.length === 0) return [];
  const files = await glob(wanted.map(manifestIn), {
    cwd: root,
    dot: true,
    ignore: ['**/node_modules/**', ...unwanted.map(manifestIn)],
  });
  return files
    .map((file) => path.posix.dirname(file))
    .filter((folder) => folder !== '.')
    .toSorted();
}

function manifestIn(pattern: string): string {
  return path.posix.join(pattern.replace(/^\.\//u, ''), 'package.json');
}
