import { existsSync } from 'node:fs';
import path from 'node:path';
import { coerce, major } from 'semver';

import { lintFolders } from '../../gates/lint/lint-folders.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import type { Check, Diagnosis } from '../diagnosis.js';
import { readManifest } from '../read-manifest.js';

const configs = ['', '.js', '.cjs', '.yaml', '.yml', '.json'].map((end) => `.eslintrc${end}`);

/** From this version on ESLint reads no other config than `eslint.config.js`. */
const firstWithout = 9;

/** Whether there is a config that ESLint no longer reads: what it says holds nowhere, and nobody is told. */
export const checkOldEslintConfig: Check = (patient) => {
  const { config, root, workspaces } = patient;
  if (config?.gates.lint.enabled === false) return [];
  const eslint = loadFromRepository(root, 'eslint', workspaces);
  if (eslint.kind === 'error' || major(coerce(eslint.version) ?? '0.0.0') < firstWithout) return [];
  const hasConfig = lintFolders(root, workspaces).some((folder) =>
    ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].some((end) =>
      existsSync(path.join(root, folder, `eslint.config.${end}`)),
    ),
  );
  return workspaces.flatMap(({ folder }) => leftIn(root, folder, hasConfig));
};

function leftIn(root: string, folder: string, hasConfig: boolean): Diagnosis[] {
  const has = (name: string): boolean => existsSync(path.join(root, folder, name));
  const fields = has('package.json') ? readManifest(path.join(root, folder)) : {};
  const at = (name: string): string => path.posix.join(folder, name);
  return [
    ...configs
      .filter(has)
      .map((name) =>
        left(
          at(name),
          hasConfig
            ? `Move what of it should hold into eslint.config.js, then: git rm ${at(name)}`
            : `npx @eslint/migrate-config ${at(name)}`,
        ),
      ),
    ...(has('.eslintignore')
      ? [
          left(
            at('.eslintignore'),
            `List what it names under "ignores" in eslint.config.js, then: git rm ${at('.eslintignore')}`,
          ),
        ]
      : []),
    ...['eslintConfig', 'eslintIgnore']
      .filter((name) => name in fields)
      .map((name) =>
        left(
          `"${name}" in ${at('package.json')}`,
          `Move what of it should hold into eslint.config.js, and take it out of ${at('package.json')}.`,
        ),
      ),
  ];
}

function left(subject: string, cure: string): Diagnosis {
  return {
    subject,
    status: 'warning',
    message: `ESLint ${String(firstWithout)} and later do not read it, so that nothing of it holds`,
    cure,
  };
}
