import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const configs = {
  'eslint.config.js':
    "import { groundrules } from '@groundrules/eslint-config';\n\nexport default groundrules();\n",
  'knip.config.js':
    "import { knipConfig } from '@groundrules/knip-config';\n\nexport default knipConfig({ kind: 'library' });\n",
  'prettier.config.js': "export { default } from '@groundrules/prettier-config';\n",
  '.gitignore': 'node_modules\n',
};

/** What tools have made or installed. */
const made = new Set(['.turbo', 'coverage', 'dist', 'node_modules']);

/**
 * Makes a package of this repository a repository by itself, with the tools of this one.
 *
 * @param {string} repository - The root of this repository.
 * @param {string} name - The package's folder below `packages`.
 * @param {string} target - The folder to make.
 */
export function copyPackageAlone(repository, name, target) {
  const source = path.join(repository, 'packages', name);
  cpSync(source, target, {
    recursive: true,
    filter: (file) => !made.has(path.relative(source, file)),
  });
  rmSync(path.join(target, 'turbo.json'), { force: true });
  for (const [file, text] of Object.entries(configs)) writeFileSync(path.join(target, file), text);
  symlinkSync(path.join(repository, 'node_modules'), path.join(target, 'node_modules'), 'junction');
  execFileSync('git', ['init', '--quiet'], { cwd: target });
}
