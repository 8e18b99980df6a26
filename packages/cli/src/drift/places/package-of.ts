import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../../files/parse-json.js';
import { isRecord } from '../../gates/run/is-record.js';

/**
 * Names the installed package that a file belongs to.
 *
 * @param file - Absolute path, perhaps through a link that an install made.
 * @param root - Absolute path of the repository.
 * @returns The package; `undefined` for a file of the repository's own.
 */
export function packageOf(
  file: string,
  root: string,
): { readonly name: string; readonly version: string } | undefined {
  const relative = path.relative(root, file);
  const isOwn = !relative.startsWith('..') && !path.isAbsolute(relative);
  if (isOwn && !relative.split(path.sep).includes('node_modules')) return undefined;
  return nearestManifest(path.dirname(file));
}

function nearestManifest(
  folder: string,
): { readonly name: string; readonly version: string } | undefined {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) {
    const manifest = parseJson(readFileSync(file, 'utf8'));
    if (isRecord(manifest) && typeof manifest['name'] === 'string') {
      const { name, version } = manifest;
      return { name, version: typeof version === 'string' ? version : '' };
    }
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestManifest(parent);
}
