import { createRequire } from 'node:module';
import path from 'node:path';
import { replaces } from './replaces.js';
import type { TypescriptEslint } from './typescript-eslint.js';

const name = '@typescript-eslint/eslint-plugin';

/**
 * Loads the typescript-eslint that a repository has itself and may register beside the standard.
 *
 * @param root - Folder of the repository.
 * @returns Its parser and plugin: the objects that the package `typescript-eslint` exports; `undefined` where there
 * is none that can take the place of ours.
 */
export function repositoryTypescriptEslint(root: string): TypescriptEslint | undefined {
  const repository = createRequire(path.join(root, 'package.json'));
  const umbrella = resolve(repository, 'typescript-eslint');
  // pnpm and Yarn's Plug'n'Play let the plugin be seen only by the package that depends on it.
  const places = [...(umbrella === undefined ? [] : [createRequire(umbrella)]), repository];
  for (const load of places) {
    const manifest = resolve(load, `${name}/package.json`);
    if (manifest === undefined) continue;
    const { version } = load(manifest) as { readonly version: string };
    if (replaces(name, version)) {
      return load(`${name}/use-at-your-own-risk/raw-plugin`) as TypescriptEslint;
    }
  }
  return undefined;
}

function resolve(load: NodeJS.Require, request: string): string | undefined {
  try {
    return load.resolve(request);
  } catch {
    // Not to be found is the answer, not a failure.
    return undefined;
  }
}
