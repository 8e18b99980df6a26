import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const commands = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
} as const;

const lockFiles = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
} as const;

/**
 * Says how a package is installed in a repository.
 *
 * @param root - Absolute path of the repository.
 * @param name - The package.
 * @returns A command for the package manager that the repository uses.
 */
export function installCommand(root: string, name: string): string {
  const manager = managerIn(root) ?? managerByLockFile(root) ?? 'npm';
  const pnpmRoot = manager === 'pnpm' && existsSync(path.join(root, 'pnpm-workspace.yaml'));
  return `${commands[manager]}${pnpmRoot ? ' --workspace-root' : ''} ${name}`;
}

function managerIn(root: string): keyof typeof commands | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  } catch {
    // Without a manifest the lock file tells.
    return undefined;
  }
  const field =
    typeof manifest === 'object' && manifest !== null
      ? (Reflect.get(manifest, 'packageManager') as unknown)
      : undefined;
  const [name = ''] = typeof field === 'string' ? field.split('@') : [];
  return name in commands ? (name as keyof typeof commands) : undefined;
}

function managerByLockFile(root: string): keyof typeof commands | undefined {
  for (const [file, manager] of Object.entries(lockFiles)) {
    if (existsSync(path.join(root, file))) return manager;
  }
  return undefined;
}
