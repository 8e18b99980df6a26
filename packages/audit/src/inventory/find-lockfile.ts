import { existsSync } from 'node:fs';
import path from 'node:path';

import { AuditError } from '../audit-error.js';

/** The lockfiles that can be read, the one that counts first where two of one tool lie side by side. */
const readable = [
  'npm-shrinkwrap.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
] as const;

/** Name of a lockfile that can be read. */
export type LockfileName = (typeof readable)[number];

/** npm reads the first and leaves the second alone. */
const sameTool: ReadonlySet<string> = new Set(['npm-shrinkwrap.json', 'package-lock.json']);

/**
 * Finds the lockfile of a repository.
 *
 * @param root - Absolute path of the repository.
 * @returns Its name.
 * @throws {@link AuditError} where there is none, only one that can't be read, or those of several package managers.
 */
export function findLockfile(root: string): LockfileName {
  const found = readable.filter((name) => existsSync(path.join(root, name)));
  const [first, second] = found;
  if (first === undefined) throw lacking(root);
  const isOne = found.every(
    (name) => name === first || (sameTool.has(name) && sameTool.has(first)),
  );
  if (second !== undefined && !isOne) {
    throw new AuditError(
      `${found.join(' and ')} lie side by side, so it is not known which of them is installed.`,
      'Delete those of the package managers that the repository does not use.',
    );
  }
  return first;
}

function lacking(root: string): AuditError {
  if (existsSync(path.join(root, 'bun.lockb'))) {
    return new AuditError(
      'bun.lockb is binary, and nothing but Bun can read it.',
      'Run `bun install --save-text-lockfile --frozen-lockfile --lockfile-only` and commit bun.lock in its place.',
    );
  }
  const where = ['common/config/rush/pnpm-lock.yaml'].find((name) =>
    existsSync(path.join(root, name)),
  );
  return new AuditError(
    where === undefined
      ? `There is no lockfile in ${root}, so it is not known what is installed.`
      : `There is no lockfile in ${root}, only ${where}.`,
    where === undefined
      ? 'Commit the lockfile that `npm install`, `pnpm install`, `yarn install` or `bun install` writes, or name the folder that has it.'
      : `Audit the folder ${path.posix.dirname(where)}.`,
  );
}
