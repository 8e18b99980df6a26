import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { listedDependencies } from './listed-dependencies.js';
import { packageName } from './package-name.js';
import { readManifest } from './read-manifest.js';
import { replaces } from './replaces.js';

/**
 * Loads the plugin that a repository lists itself and may register beside the standard. ESLint refuses two objects
 * under one name, so it has to be the very object that the repository's config imports.
 *
 * @param name - Name of the package.
 * @param root - Folder of the repository.
 * @returns The plugin; `undefined` where the repository does not list it, or has a version that can't take the place
 * of ours.
 */
export function repositoryPlugin(name: string, root: string): ESLint.Plugin | undefined {
  if (!listedDependencies(root).has(name)) return undefined;
  const load = createRequire(path.join(root, 'package.json'));
  let required: string;
  try {
    required = load.resolve(name);
  } catch {
    // What is listed but not installed can't be registered either.
    return undefined;
  }
  const folder = packageFolder(required, name);
  const { exports, version } = readManifest(path.join(folder, 'package.json'));
  if (!replaces(name, String(version))) return undefined;
  // A plugin may have one object for `require` and another for `import`. A config imports its plugins before it
  // calls us, so what was not required by now is imported.
  const imported = required in load.cache ? undefined : targetOfImport(exports);
  try {
    const module = load(imported === undefined ? required : path.join(folder, imported)) as
      ESLint.Plugin | { readonly default: ESLint.Plugin };
    return 'default' in module ? module.default : module;
  } catch {
    // Node before 22.15 can't require an ES module out of Yarn's archives. Ours then serves.
    return undefined;
  }
}

function packageFolder(file: string, name: string): string {
  let folder = path.dirname(file);
  while (packageName(folder) !== name && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return folder;
}

/** Finds what `import` is given in the `exports` of a package. */
function targetOfImport(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  for (const [key, value] of Object.entries(exports)) {
    if (!['.', 'import', 'module-sync', 'node', 'default'].includes(key)) continue;
    const target = targetOfImport(value);
    if (target !== undefined) return target;
  }
  return undefined;
}
