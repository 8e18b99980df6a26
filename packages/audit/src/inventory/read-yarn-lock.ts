import { parseSyml } from '@yarnpkg/parsers';

import { isRecord } from './is-record.js';
import type { LockGraph } from './lock-graph.js';
import { readBerryLock } from './read-berry-lock.js';
import { readClassicLock } from './read-classic-lock.js';
import { broken, readLockfile } from './read-lockfile.js';

/**
 * Reads `yarn.lock`, of Yarn 2 and later as well as of classic Yarn.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @returns What stands in it.
 * @throws {@link AuditError} where it can't be read or is out of step with a manifest.
 */
export async function readYarnLock(root: string, lockfile: string): Promise<LockGraph> {
  const lock = await readLockfile(root, lockfile, (text) => parseSyml(text));
  const requests = new Map<Readonly<Record<string, unknown>>, string[]>();
  for (const [key, entry] of Object.entries(isRecord(lock) ? lock : {})) {
    if (!isRecord(entry)) throw broken(lockfile, `the entry of ${key} is no object`);
    if (key === '__metadata') continue;
    // Of classic Yarn the parser gives the same entry once for each range that asks for it.
    const others = requests.get(entry);
    if (others === undefined) requests.set(entry, [key]);
    else others.push(key);
  }
  const entries = new Map([...requests].map(([entry, keys]) => [keys.join(', '), entry]));
  const isBerry = isRecord(lock) && isRecord(lock['__metadata']);
  return isBerry
    ? await readBerryLock(root, lockfile, entries)
    : await readClassicLock(root, lockfile, entries);
}
