import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { AuditError } from '../audit-error.js';

/**
 * Reads a lockfile and parses it.
 *
 * @param root - Absolute path of the repository.
 * @param lockfile - Name of the file.
 * @param parse - Makes a value of its text.
 * @returns What `parse` returned.
 * @throws {@link AuditError} where the file can't be read, has markers of a merge, or can't be parsed.
 */
export async function readLockfile(
  root: string,
  lockfile: string,
  parse: (text: string) => unknown,
): Promise<unknown> {
  try {
    const text = (await readFile(path.join(root, lockfile), 'utf8')).replace(/^\uFEFF/u, '');
    if (/^(?:<{7}|>{7})(?: |$)/mu.test(text)) {
      throw new AuditError(
        `${lockfile} has markers that a merge left.`,
        'Settle the merge and install, so that the package manager writes the file anew.',
      );
    }
    return parse(text);
  } catch (error) {
    if (error instanceof AuditError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw broken(lockfile, message.split('\n')[0] ?? message, error);
  }
}

/**
 * Makes the error for a lockfile that is not what its name says.
 *
 * @param lockfile - Name of the file.
 * @param problem - What is wrong with it.
 * @param cause - The error behind it.
 * @returns The error.
 */
export function broken(lockfile: string, problem: string, cause?: unknown): AuditError {
  return new AuditError(
    `${lockfile} can't be read: ${problem.replace(/\.$/u, '')}.`,
    'Take it back from version control, or delete it and install.',
    { cause },
  );
}
