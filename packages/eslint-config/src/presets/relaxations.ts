import type { Linter } from 'eslint';
import { configFiles, javascriptFiles, testFiles } from '../globs.js';

/**
 * Lifts the rules that do not fit tests and tool configuration, whose shape a framework dictates.
 *
 * @param options - Whether TypeScript's and the docs rules are there to be lifted.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```ts
 * configs.push(...relaxations({ typescript: true }));
 * ```
 */
export function relaxations({ typescript }: { readonly typescript: boolean }): Linter.Config[] {
  return typescript
    ? [
        {
          name: 'groundrules/tests',
          files: testFiles,
          rules: {
            '@typescript-eslint/explicit-module-boundary-types': 'off',
            '@typescript-eslint/no-non-null-assertion': 'off',
            // expect(object.method) names a method without calling it.
            '@typescript-eslint/unbound-method': 'off',
          },
        },
        {
          name: 'groundrules/tool-configuration',
          files: configFiles,
          ignores: [...javascriptFiles, ...testFiles],
          rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
        },
      ]
    : [];
}
