import pLimit from 'p-limit';

import type { IdentifiedFinding } from '../findings/identity.js';
import { renamesSince } from '../git/renames-since.js';
import { tryGit } from '../git/run-git.js';
import { waiversFile, type StoredWaiver } from './waiver.js';

/** How many processes of Git run at once. */
const gitProcesses = 4;

/**
 * Finds what files were called when waivers of single findings were written.
 *
 * @param root - Absolute path of the repository.
 * @param waivers - The waivers.
 * @param findings - Today's findings.
 * @param known - Renames that are known already, present names by old ones.
 * @returns Those, and for each waiver of a fingerprint that nothing has, the renames since it was committed.
 */
export async function waiverRenames(
  root: string,
  waivers: readonly StoredWaiver[],
  findings: readonly IdentifiedFinding[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const present = new Set(findings.map(({ fingerprint }) => fingerprint));
  const ids = waivers.map(({ id }) => id).filter((id) => isFingerprint(id) && !present.has(id));
  const limit = pLimit(gitProcesses);
  const commits = new Set(
    await Promise.all(ids.map((id) => limit(() => commitThatAdded(root, id)))),
  );
  const renames = new Map(known);
  for (const commit of commits) {
    for (const [old, current] of await renamesSince(root, commit)) {
      if (!renames.has(old)) renames.set(old, current);
    }
  }
  return renames;
}

/**
 * Tells whether a text has the form of a fingerprint.
 *
 * @param id - The text.
 * @returns Whether it has.
 */
function isFingerprint(id: string): boolean {
  return /^[\da-f]{20}$/u.test(id);
}

/** A waiver that is not committed yet is about files as they are called in the last commit. */
async function commitThatAdded(root: string, id: string): Promise<string> {
  const log = await tryGit(root, ['log', '--format=%H', `-S${id}`, '--', waiversFile]);
  const added = log.stdout.trim().split('\n').at(-1) ?? '';
  if (added !== '') return added;
  const head = await tryGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return head.stdout.trim();
}
