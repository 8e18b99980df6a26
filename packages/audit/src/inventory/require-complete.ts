import { AuditError } from '../audit-error.js';
import type { LockNode } from './lock-graph.js';
import type { Ranges } from './read-manifest.js';
import { reinstall } from './require-in-step.js';

/** What a lockfile should have, and has not. */
export interface Lack {
  /** The package that needs it, or its place. */
  readonly by: string;
  readonly name: string;
  readonly range: string;
}

/**
 * Lists what an entry can't do without and the lockfile has not.
 *
 * @param needed - What it can't do without.
 * @param by - The entry, with all that was found for it.
 * @returns The rest.
 */
export function lackingOf(needed: Ranges, by: Pick<LockNode, 'edges' | 'name'>): readonly Lack[] {
  const known = new Set(by.edges.map(({ name }) => name));
  return Object.entries(needed)
    .filter(([name]) => !known.has(name))
    .map(([name, range]) => ({ by: by.name, name, range }));
}

/**
 * Refuses a lockfile that lacks what a package of it can't do without, as merges leave behind: what is not in it can't be
 * asked about.
 *
 * @param lockfile - Name of the lockfile.
 * @param lacking - What it lacks.
 * @throws {@link AuditError} naming the first of it.
 */
export function requireComplete(lockfile: string, lacking: readonly Lack[]): void {
  if (lacking.length === 0) return;
  const shown = lacking
    .slice(0, 3)
    .map(({ by, name, range }) => `${`${name} ${range}`.trim()}, which ${by} needs`)
    .join('; ');
  const more = lacking.length > 3 ? `; and ${String(lacking.length - 3)} more` : '';
  throw new AuditError(`${lockfile} is not complete. It lacks ${shown}${more}.`, reinstall);
}
