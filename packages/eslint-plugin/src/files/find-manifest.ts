import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Finds the nearest folder upwards that has a manifest, whatever is in it.
 *
 * @param folder - Absolute path of where to begin.
 * @returns Its absolute path, or `undefined` where there is none, or none before what is installed.
 */
export function findManifest(folder: string): string | undefined {
  if (path.basename(folder) === 'node_modules') return undefined;
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findManifest(parent);
}
