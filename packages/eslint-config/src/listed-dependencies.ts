import { existsSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from './read-manifest.js';

/**
 * Reads which packages a repository asks for.
 *
 * @param root - Folder of the repository.
 * @returns Their names, of every kind of dependency; none where there is no package.json.
 * @throws Error when package.json is not valid JSON.
 */
export function listedDependencies(root: string): Set<string> {
  const file = path.join(root, 'package.json');
  if (!existsSync(file)) return new Set();
  const names = new Set<string>();
  for (const [field, value] of Object.entries(readManifest(file))) {
    if (!/^(?:d|devD|peerD|optionalD)ependencies$/u.test(field)) continue;
    if (typeof value !== 'object' || value === null) continue;
    for (const name of Object.keys(value)) names.add(name);
  }
  return names;
}
