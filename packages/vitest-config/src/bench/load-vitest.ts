import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as vitestNode from 'vitest/node';

import { BenchError } from './bench-error.js';

/** The repository's own Vitest. */
export interface InstalledVitest {
  /** The module by which Vitest is run. */
  readonly api: typeof vitestNode;
  /** Address of the module `vitest`. */
  readonly main: string;
  /** Address of the module `vitest/suite`. */
  readonly suite: string;
}

/**
 * Loads the Vitest that a folder has. It is not our own import: whoever calls us from elsewhere, as a command
 * that is installed for the whole machine does, may have another or none.
 *
 * @param folder - Absolute path.
 * @returns The Vitest.
 * @throws {@link BenchError} where there is none, or one whose benchmarks are run in another way.
 */
export async function loadVitest(folder: string): Promise<InstalledVitest> {
  const installed = findPackage(folder);
  if (installed === undefined) {
    throw new BenchError(
      `vitest is not installed for ${folder}. Install vitest@4 as a development dependency.`,
    );
  }
  const { version } = JSON.parse(
    readFileSync(path.join(installed, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  if (typeof version !== 'string' || !/^4\./u.test(version)) {
    throw new BenchError(
      `vitest ${String(version)} in ${installed} can't be used: benchmarks are measured with Vitest 4. Install vitest@4 as a development dependency.`,
    );
  }
  const addressOf = (name: string): string =>
    pathToFileURL(path.join(installed, 'dist', `${name}.js`)).href;
  return {
    api: (await import(addressOf('node'))) as typeof vitestNode,
    main: addressOf('index'),
    suite: addressOf('suite'),
  };
}

function findPackage(start: string): string | undefined {
  const folder = path.join(start, 'node_modules', 'vitest');
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(start);
  return parent === start ? undefined : findPackage(parent);
}
