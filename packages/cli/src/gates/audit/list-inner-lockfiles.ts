import path from 'node:path';

import { listFiles } from '../files/list-files.js';
import type { GateContext } from '../gate.js';
import { lockfiles } from './lists-dependencies.js';

/**
 * Lists lockfiles below the top of a repository, as of packages that are no workspaces and install by themselves.
 *
 * @param context - Which repository, and what of it is ignored.
 * @returns Paths relative to the repository, with `/`, sorted.
 */
export async function listInnerLockfiles({
  config,
  root,
}: Pick<GateContext, 'config' | 'root'>): Promise<string[]> {
  const files = await listFiles({ config, root, changed: undefined });
  return files
    .map(({ file }) => file)
    .filter((file) => file.includes('/') && lockfiles.includes(path.posix.basename(file)));
}
