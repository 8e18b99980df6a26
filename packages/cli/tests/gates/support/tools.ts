import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';

const installed = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** Makes this repository's own tools those of another. */
export function linkTools(root: string, ...names: readonly string[]): void {
  for (const name of names) {
    const link = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(installed, name), link, 'junction');
  }
}

/** A package `eslint` whose class runs a piece of code where it should lint. */
export function fakeEslint(code: string): RepositoryFiles {
  return {
    'node_modules/eslint/package.json': { name: 'eslint', version: '10.0.0', main: 'main.js' },
    'node_modules/eslint/main.js': `
      class ESLint {
        static configType = 'flat';
        static async outputFixes() {}
        async lintFiles() { ${code} }
        async isPathIgnored() { return false; }
      }
      module.exports = { ESLint, loadESLint: async () => ESLint };
    `,
  };
}

/** A package `prettier` that runs a piece of code where it should format. */
export function fakePrettier(code: string): RepositoryFiles {
  return {
    'node_modules/prettier/package.json': { name: 'prettier', version: '3.0.0', main: 'main.js' },
    'node_modules/prettier/main.js': `
      module.exports = {
        version: '3.0.0',
        resolveConfig: async () => null,
        getFileInfo: async () => ({ ignored: false, inferredParser: 'babel' }),
        format: async (text) => { ${code} },
      };
    `,
  };
}

/** A package whose command runs a piece of code. */
export function fakeCommand(
  name: 'knip' | 'typescript',
  command: string,
  code: string,
): RepositoryFiles {
  return {
    [`node_modules/${name}/package.json`]: { name, version: '6.0.0', bin: { [command]: 'bin.js' } },
    [`node_modules/${name}/bin.js`]: code,
  };
}
