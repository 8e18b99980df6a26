import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { eslintComments } from '../plugins.js';
import type { PresetOptions } from '../options.js';
import { suppressionRules } from './suppressions.js';

/** Who could change any workflow anyway: GitHub runs them. */
const trustedOwners = ['actions', 'github'];

/**
 * Workflows of GitHub: security checks that can't fail, actions that others can change, code of strangers that runs
 * with secrets.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.workflows({ level: 'recommended' });
 * ```
 */
export function workflows({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  return [
    {
      ...groundrulesPlugin.configs.workflows,
      name: 'groundrules/workflows/rules',
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      rules: {
        ...groundrulesPlugin.configs.workflows.rules,
        'groundrules/unpinned-action': [
          'error',
          { trustedOwners: level === 'recommended' ? trustedOwners : [] },
        ],
      },
    },
    {
      name: 'groundrules/workflows/suppressions',
      files: groundrulesPlugin.configs.workflows.files ?? [],
      plugins: { '@eslint-community/eslint-comments': eslintComments(root) },
      rules: suppressionRules(level),
    },
  ];
}
