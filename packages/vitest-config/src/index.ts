import { configDefaults, type ViteUserConfig } from 'vitest/config';
import { assertOptions, type VitestOptions } from './options.js';

export { VitestOptionsError } from './options.js';
export type { CoverageOptions, CoverageThresholds, VitestOptions } from './options.js';

const testFiles = ['**/*.{test,spec}.?(c|m)[jt]s?(x)'];

/**
 * Makes the Vitest settings of the standard for one package.
 *
 * Tests don't leak mocks into each other, assert something, and exist. With `--coverage` they must
 * also run enough of the code.
 *
 * @param options - Which files are tests, which code counts, and how much of it must be run.
 * @returns A config for `defineConfig()`, or for `mergeConfig()` with one of your own.
 * @throws {@link VitestOptionsError} when an option is unknown or its value can't be used.
 * @example
 * ```ts
 * import { groundrulesVitest } from '@groundrules/vitest-config';
 * import { defineConfig } from 'vitest/config';
 *
 * export default defineConfig(groundrulesVitest({ coverage: { thresholds: { lines: 90 } } }));
 * ```
 */
export function groundrulesVitest(options: VitestOptions = {}): ViteUserConfig {
  assertOptions(options);
  const { coverage = {} } = options;
  const include = [...(options.include ?? testFiles)];
  return {
    test: {
      include,
      exclude: [
        ...configDefaults.exclude,
        '**/dist/**',
        '**/coverage/**',
        '**/fixtures/**',
        ...(options.exclude ?? []),
      ],
      passWithNoTests: false,
      restoreMocks: true,
      unstubEnvs: true,
      unstubGlobals: true,
      expect: { requireAssertions: options.requireAssertions ?? true },
      coverage: {
        provider: 'v8',
        include: [...(coverage.include ?? ['src/**/*.?(c|m)[jt]s?(x)'])],
        exclude: [...include, '**/*.d.?(c|m)ts', ...(coverage.exclude ?? [])],
        thresholds: {
          lines: 80,
          functions: 80,
          branches: 80,
          statements: 80,
          ...coverage.thresholds,
        },
      },
    },
  };
}
