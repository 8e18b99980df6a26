import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';

/**
 * Finds the root of the repository that a folder is in: the nearest folder with a `groundrules.json`, else the
 * one that lists packages, else the nearest with a `package.json`, never beyond the repository of Git.
 *
 * @param folder - Absolute path of the folder.
 * @returns Absolute path of the root, without symbolic links; the folder itself where nothing tells.
 */
export function findRoot(folder: string): string {
  const real = realpathSync(folder);
  const folders = upwards(real);
  const has = (name: string) => (candidate: string) => existsSync(path.join(candidate, name));
  return (
    folders.find(has('groundrules.json')) ??
    folders.find(listsPackages) ??
    folders.find(has('package.json')) ??
    folders.find(has('.git')) ??
    real
  );
}

/**
 * Lists a folder and those above it, as far as its repository goes.
 *
 * @param folder - Absolute path of the folder.
 * @returns Absolute paths, the folder first and the repository of Git last; up to the system's root outside Git.
 */
export function upwards(folder: string): string[] {
  const parent = path.dirname(folder);
  const last = parent === folder || existsSync(path.join(folder, '.git'));
  return last ? [folder] : [folder, ...upwards(parent)];
}

function listsPackages(folder: string): boolean {
  const layouts = ['pnpm-workspace.yaml', 'lerna.json', 'rush.json'];
  if (layouts.some((name) => existsSync(path.join(folder, name)))) return true;
  try {
    const manifest = parseJson(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return isRecord(manifest) && 'workspaces' in manifest;
  } catch {
    // No manifest, or one that is reported when it is read for what it says.
    return false;
  }
}
