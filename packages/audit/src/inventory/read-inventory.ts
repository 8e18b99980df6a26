import type { Inventory } from '../inventory.js';
import { findLockfile, type LockfileName } from './find-lockfile.js';
import { listPackages, type LocatedInventory } from './list-packages.js';
import type { LockGraph } from './lock-graph.js';
import { readBunLock } from './read-bun-lock.js';
import { readNpmLock } from './read-npm-lock.js';
import { readPnpmLock } from './read-pnpm-lock.js';
import { readYarnLock } from './read-yarn-lock.js';

const readers: Readonly<
  Record<LockfileName, (root: string, lockfile: string) => Promise<LockGraph>>
> = {
  'npm-shrinkwrap.json': readNpmLock,
  'package-lock.json': readNpmLock,
  'pnpm-lock.yaml': readPnpmLock,
  'yarn.lock': readYarnLock,
  'bun.lock': readBunLock,
};

/**
 * Reads what the lockfile of a repository installs. Nothing is asked and nothing is run.
 *
 * @param root - Absolute path of the repository.
 * @returns Every package, each version once, with what needs it.
 * @throws {@link AuditError} where there is no lockfile, where it can't be read, and where it is out of step with a
 *   package.json.
 * @example
 * ```ts
 * import { readInventory } from '@groundrules/audit';
 *
 * const { manager, packages } = await readInventory('/srv/shop');
 * console.log(manager, packages.filter(({ production }) => production).length);
 * ```
 */
export async function readInventory(root: string): Promise<Inventory> {
  return await readLocatedInventory(root);
}

/**
 * Reads what the lockfile of a repository installs, with the graph behind it.
 *
 * @param root - Absolute path of the repository.
 * @returns Every package, each version once, with what needs it.
 * @throws {@link AuditError} as {@link readInventory} does.
 */
export async function readLocatedInventory(root: string): Promise<LocatedInventory> {
  const lockfile = findLockfile(root);
  return listPackages(await readers[lockfile](root, lockfile));
}
