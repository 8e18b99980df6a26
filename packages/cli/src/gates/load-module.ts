import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { isRecord } from './run/is-record.js';

/**
 * Loads a module of a package of the repository, as those that use it do.
 *
 * @param folder - Absolute path of the package.
 * @param specifier - The package's name, with what is exported of it.
 * @returns What it exports; of a CommonJS module what it sets.
 */
export async function loadModule(
  folder: string,
  specifier: string,
): Promise<Readonly<Record<string, unknown>>> {
  // Through links, so that it is the same module for all who load it.
  const manifest = path.join(realpathSync(folder), 'package.json');
  const entry = createRequire(manifest).resolve(specifier);
  const module = (await import(pathToFileURL(entry).href)) as Readonly<Record<string, unknown>>;
  const { default: main } = module;
  return isRecord(main) ? { ...main, ...module } : module;
}
