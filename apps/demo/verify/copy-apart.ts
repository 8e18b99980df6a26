import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const demo = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A copy of a folder. */
export interface Copy {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/**
 * Copies a folder to where the system clears up by itself, should nobody come to remove the copy.
 *
 * What is installed and the advisories stand beside it as links, so that its packages and settings resolve the same way.
 *
 * @param folder - A folder of the demo; it stays as it is.
 * @returns The copy.
 */
export async function copyApart(folder: string): Promise<Copy> {
  const parent = await realpath(await mkdtemp(path.join(tmpdir(), 'lablink-')));
  const copy = path.join(parent, 'copy');
  const installed = path.resolve(demo, '../../node_modules');
  await cp(folder, copy, {
    recursive: true,
    // Holds only what tools keep for the next time.
    filter: (source) => path.basename(source) !== 'node_modules',
  });
  await symlink(installed, path.join(parent, 'node_modules'), 'junction');
  await symlink(path.join(demo, 'advisories'), path.join(parent, 'advisories'), 'junction');
  return {
    folder: copy,
    remove: async () => {
      await rm(parent, { recursive: true, force: true });
    },
  };
}
