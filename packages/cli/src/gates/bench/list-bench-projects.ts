import { existsSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { BenchProject } from '@groundrules/vitest-config/bench';

import { workspaceOf } from '../../workspaces/workspace-of.js';
import { listFiles } from '../files/list-files.js';
import type { GateContext } from '../gate.js';

const configNames = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`),
);

/**
 * Finds the files of benchmarks, and for each the config of Vitest that it is run with: the nearest above it,
 * else none, in the folder of its package.
 *
 * @param context - Which repository it is, and its settings.
 * @returns The files, by folder of the config.
 */
export async function listBenchProjects(
  context: Pick<GateContext, 'config' | 'root' | 'workspaces'>,
): Promise<BenchProject[]> {
  const { config, root, workspaces } = context;
  const isBenchmark = picomatch([...config.bench.files], { dot: true });
  const files = (await listFiles({ config, root, changed: undefined }))
    .map(({ file }) => file)
    .filter((file) => isBenchmark(file));
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const folder =
      configFolderOf(root, path.dirname(file)) ??
      path.join(root, workspaceOf(file, workspaces).folder);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path.join(root, file)]);
  }
  return [...byFolder].map(([folder, inside]) => ({ folder, files: inside }));
}

function configFolderOf(root: string, folder: string): string | undefined {
  const absolute = path.join(root, folder);
  if (configNames.some((name) => existsSync(path.join(absolute, name)))) return absolute;
  return folder === '.' ? undefined : configFolderOf(root, path.dirname(folder));
}
