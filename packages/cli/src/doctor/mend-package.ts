import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

import {
  isClassicYarn,
  packageManagerOf,
  type PackageManager,
} from '../workspaces/package-manager.js';

/** An install takes what is there for whole, unless it is told to look again. */
const anew = 'rm -rf node_modules &&';

const reinstalls: Readonly<Record<PackageManager, (root: string) => string>> = {
  npm: (root) =>
    ['package-lock.json', 'npm-shrinkwrap.json'].some((name) => existsSync(path.join(root, name)))
      ? 'npm ci'
      : `${anew} npm install`,
  pnpm: () => 'pnpm install --force',
  yarn: (root) => (isClassicYarn(root) ? 'yarn install --force' : `${anew} yarn install`),
  bun: () => 'bun install --force',
};

/**
 * Says how a package comes to the files that it lacks.
 *
 * @param folder - Absolute path of the package, or of a file of it.
 * @param root - Absolute path of the repository.
 * @returns A command for the package manager that the repository uses; what is linked is built where it lies.
 */
export function mendPackage(folder: string, root: string): string {
  const place = path.relative(realPath(root), realPath(folder)).split(path.sep);
  return place.includes('node_modules')
    ? reinstalls[packageManagerOf(root)](root)
    : `Build the package in ${place.join('/')}, which is linked and not installed.`;
}

/** A file that is missing has none of its own, and its folder may be missing too. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const parent = path.dirname(file);
  return parent === file ? file : path.join(realPath(parent), path.basename(file));
}
