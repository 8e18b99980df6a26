import type { LockfileName } from '../../inventory/find-lockfile.js';
import { listBunEntries } from './list-bun-entries.js';
import { listNpmEntries } from './list-npm-entries.js';
import { listPnpmEntries } from './list-pnpm-entries.js';
import { listYarnEntries } from './list-yarn-entries.js';
import type { LockEntry } from './lock-entry.js';

const readers: Readonly<Record<LockfileName, (text: string) => readonly LockEntry[]>> = {
  'npm-shrinkwrap.json': listNpmEntries,
  'package-lock.json': listNpmEntries,
  'pnpm-lock.yaml': listPnpmEntries,
  'yarn.lock': listYarnEntries,
  'bun.lock': listBunEntries,
};

/**
 * Lists the entries of a lockfile, of today or of another day.
 *
 * @param lockfile - Its name.
 * @param text - Its text.
 * @returns What is installed from elsewhere.
 * @throws Error where it can't be parsed.
 */
export function listEntries(lockfile: string, text: string): readonly LockEntry[] {
  if (!Object.hasOwn(readers, lockfile)) throw new Error(`${lockfile} is not known`);
  return readers[lockfile as LockfileName](text.replace(/^\uFEFF/u, ''));
}
