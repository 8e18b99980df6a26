import type { Linter } from 'eslint';
import { testFiles } from '../globs.js';
import { vitest as vitestPlugin } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'vitest/no-conditional-expect': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-identical-title': 'error',
    'vitest/no-interpolation-in-snapshots': 'error',
    'vitest/no-standalone-expect': 'error',
    'vitest/require-local-test-context-for-concurrent-snapshots': 'error',
    'vitest/valid-describe-callback': 'error',
    'vitest/valid-expect': 'error',
    'vitest/valid-expect-in-promise': 'error',
  },
  strict: {
    'vitest/no-commented-out-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-mocks-import': 'error',
    'vitest/no-unneeded-async-expect-function': 'error',
    'vitest/valid-title': ['error', { allowArguments: true }],
  },
};

/**
 * Vitest tests that cannot fail or do not run.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.vitest();
 * ```
 */
export function vitest({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/vitest',
      files: testFiles,
      plugins: { vitest: vitestPlugin(root) },
      rules: rulesAt(rules, level),
    },
  ];
}
