import { listEntries } from '../entries/list-entries.js';
import type { LockEntry } from '../entries/lock-entry.js';
import type { SettingsJob } from '../settings/manager-settings.js';
import { findPastCommit, runGit } from './find-past-commit.js';

/** What the lockfile had some time ago, or why that is not known. */
export type PastEntries =
  | { readonly kind: 'known'; readonly commit: string; readonly entries: readonly LockEntry[] }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Reads what the lockfile of a repository had some time ago.
 *
 * @param job - Where git is asked.
 * @param lockfile - Its name, in the folder that is looked at.
 * @param moment - When, in milliseconds.
 * @returns What it had.
 */
export async function readPastEntries(
  job: SettingsJob,
  lockfile: string,
  moment: number,
): Promise<PastEntries> {
  const past = await findPastCommit(job, moment);
  if (past.kind === 'none') return { kind: 'unknown', why: past.why };
  const { commit } = past;
  const short = commit.slice(0, 10);
  const blob = await runGit(job, ['cat-file', 'blob', `${commit}:./${lockfile}`]);
  if ('why' in blob) {
    return { kind: 'unknown', why: `${lockfile} was not there in commit ${short}` };
  }
  let entries: readonly LockEntry[] = [];
  try {
    entries = listEntries(lockfile, blob.text);
  } catch {
    // Told below.
  }
  return entries.length === 0
    ? { kind: 'unknown', why: `nothing can be read from the ${lockfile} of commit ${short}` }
    : { kind: 'known', commit: short, entries };
}
