import { existsSync } from 'node:fs';
import path from 'node:path';

import { hasWorkspaces, isClassicYarn, packageManagerOf } from './package-manager.js';

const commands = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
} as const;

/**
 * Says how a package is installed in a repository.
 *
 * @param root - Absolute path of the repository.
 * @param name - The package.
 * @returns A command for the package manager that the repository uses.
 */
export function installCommand(root: string, name: string): string {
  return `${commands[packageManagerOf(root)]}${optionAtRoot(root)} ${name}`;
}

/** What two of them want to hear before they install anything at the root of several packages. */
function optionAtRoot(root: string): string {
  const manager = packageManagerOf(root);
  if (manager === 'pnpm' && existsSync(path.join(root, 'pnpm-workspace.yaml'))) {
    return ' --workspace-root';
  }
  return manager === 'yarn' && isClassicYarn(root) && hasWorkspaces(root)
    ? ' --ignore-workspace-root-check'
    : '';
}
