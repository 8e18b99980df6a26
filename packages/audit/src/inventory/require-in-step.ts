import path from 'node:path';

import { AuditError } from '../audit-error.js';
import type { Ranges } from './read-manifest.js';

/** What to do about a lockfile that does not fit. */
export const reinstall =
  "Run the package manager's install command and commit what it writes to the lockfile.";

/** What a manifest asks for, and what the lockfile says that it asks for. */
export interface Step {
  readonly lockfile: string;
  /** Folder of the manifest. */
  readonly folder: string;
  readonly wanted: Ranges;
  readonly locked: Ranges;
  /** Names whose ranges the package manager has rewritten. */
  readonly rewritten?: ReadonlySet<string>;
}

/**
 * Refuses a lockfile that was not written for a manifest.
 *
 * @param step - What is wanted and what is locked.
 * @throws {@link AuditError} naming the first differences.
 */
export function requireInStep({ folder, locked, lockfile, rewritten, wanted }: Step): void {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])].toSorted();
  const differences = names.flatMap((name) => {
    const [want, lock] = [get(wanted, name), get(locked, name)];
    if (want === lock || (want !== undefined && rewritten?.has(name) === true)) return [];
    if (lock === undefined) return [`${name} ${want ?? ''} is not in the lockfile`];
    if (want === undefined) return [`${name} is only in the lockfile`];
    return [`${name} is ${want} there and ${lock} in the lockfile`];
  });
  if (differences.length > 0) throw outOfStep(lockfile, folder, differences);
}

/**
 * Makes the error for a lockfile that was not written for a manifest.
 *
 * @param lockfile - Name of the lockfile.
 * @param folder - Folder of the manifest.
 * @param differences - What differs.
 * @returns The error.
 */
export function outOfStep(
  lockfile: string,
  folder: string,
  differences: readonly string[],
): AuditError {
  const shown = differences.slice(0, 3).join('; ');
  const more = differences.length > 3 ? `; and ${String(differences.length - 3)} more` : '';
  return new AuditError(
    `${lockfile} is out of step with ${path.posix.join(folder, 'package.json')}: ${shown}${more}.`,
    reinstall,
  );
}

function get(ranges: Ranges, name: string): string | undefined {
  return Object.hasOwn(ranges, name) ? ranges[name] : undefined;
}
