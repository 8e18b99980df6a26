import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '@groundrules/testkit/repositories';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // The shape that Vitest prescribes for values handed to tests.
  interface ProvidedContext {
    /** Folder whose node_modules hold the package managers. */
    readonly managers: string;
  }
}

/** Under other names, as two are the same package. No dependencies of ours: their commands would get in the way. */
const dependencies = {
  '@yarnpkg/cli-dist': '4.18.1',
  // The oldest that is known here, as is the one below.
  '@yarnpkg/cli-dist-4.0': 'npm:@yarnpkg/cli-dist@4.0.2',
  bun: '1.4.5',
  'pnpm-9': 'npm:pnpm@9.0.0',
  'pnpm-10': 'npm:pnpm@10.34.9',
  'pnpm-11': 'npm:pnpm@11.28.10',
  'pnpm-12': 'npm:pnpm@12.21.0',
  'yarn-classic': 'npm:yarn@1.22.22',
};

const kept = path.resolve(import.meta.dirname, '../../node_modules/.cache/package-managers');

/**
 * Installs the package managers that the tests run, once for each set of versions.
 *
 * @param project - Receives where they stand.
 */
export default async function setup(project: TestProject): Promise<void> {
  const name = Object.values(dependencies)
    .join('+')
    .replaceAll(/[^\w.+-]/gu, '-');
  const folder = path.join(kept, name);
  if (!existsSync(folder)) {
    mkdirSync(kept, { recursive: true });
    // Renamed when it is complete, so that another run never sees half of it.
    const fresh = mkdtempSync(path.join(kept, 'new-'));
    writeFileSync(
      path.join(fresh, 'package.json'),
      JSON.stringify({ private: true, dependencies, allowScripts: {} }),
    );
    const args = ['install', '--no-audit', '--no-fund', '--no-package-lock'];
    const { exitCode, stderr } = await runCommand('npm', args, { cwd: fresh });
    if (exitCode !== 0) throw new Error(`The package managers can't be installed.\n${stderr}`);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  project.provide('managers', folder);
}
