import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { eslintComments } from '../plugins.js';
import type { PresetOptions } from '../options.js';
import { suppressionRules } from './suppressions.js';

/**
 * Dockerfiles: containers that run as root, secrets that stay in an image, images that change by themselves.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.containers({ level: 'recommended' });
 * ```
 */
export function containers({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  const { files = [], ignores = [], ...preset } = groundrulesPlugin.configs.containers;
  return [
    {
      ...preset,
      name: 'groundrules/containers/rules',
      files,
      ignores,
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      rules: {
        ...preset.rules,
        'groundrules/container-runs-as-root': ['error', { checkUnknownImages: level === 'strict' }],
      },
    },
    {
      name: 'groundrules/containers/suppressions',
      files,
      ignores,
      plugins: { '@eslint-community/eslint-comments': eslintComments(root) },
      rules: suppressionRules(level),
    },
    {
      name: 'groundrules/containers/development',
      files: ['**/.devcontainer/**/{Dockerfile,*.Dockerfile,Dockerfile.*}'],
      ignores,
      // The editor chooses the user there.
      rules: { 'groundrules/container-runs-as-root': 'off' },
    },
  ];
}
