import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createTemporaryRepository,
  packPackages,
  runCommand,
} from '@groundrules/testkit/repositories';
import type { TestProject } from 'vitest/node';
import { nodeFolder, nodeVersions } from './node-versions.js';

/** What the tests get to work with. */
export interface Provided {
  /** Tarball of each published package, by name. */
  readonly tarballs: Readonly<Record<string, string>>;
  /** Folder whose node_modules hold pnpm, Yarn and other versions of Node. */
  readonly tools: string;
  /** Whether the slower combinations run too. */
  readonly full: boolean;
}

declare module 'vitest' {
  // The shape that Vitest prescribes for values handed to tests.
  interface ProvidedContext {
    readonly e2e: Provided;
  }
}

const packages = path.resolve(import.meta.dirname, '../../../packages');

/**
 * Packs every published package and installs what the tests install with.
 *
 * @param project - Receives where all of it stands.
 * @returns What removes it again.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const full = process.env['GROUNDRULES_E2E'] === 'full';
  const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-tarballs-'));
  const tools = createTemporaryRepository({
    'package.json': {
      private: true,
      dependencies: {
        '@yarnpkg/cli-dist': '^4.9.0',
        pnpm: '^10.0.0',
        ...(full &&
          Object.fromEntries(
            nodeVersions.map((version) => [nodeFolder(version), `npm:node@${version}`]),
          )),
      },
    },
  });
  const tarballs = await packPackages(packages, folder);
  const install = ['install', '--no-audit', '--no-fund'];
  const installed = await runCommand('npm', install, { cwd: tools.path });
  if (installed.exitCode !== 0) throw new Error(`npm install failed\n${installed.stderr}`);
  project.provide('e2e', { full, tarballs, tools: tools.path });
  return async () => {
    // Not at one go: Vitest waits meanwhile for its workers to end.
    await rm(tools.path, { recursive: true });
    await rm(folder, { recursive: true });
  };
}
