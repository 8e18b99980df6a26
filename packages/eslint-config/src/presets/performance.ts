import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { declarationFiles, fakeFiles, sourceFiles, testFiles, typescriptFiles } from '../globs.js';
import { lazyTypescriptParser } from '../plugins.js';
import { checkLevel } from './preset.js';
import type { PresetOptions } from '../options.js';

/**
 * Code whose time grows faster than its data, and code that makes others wait.
 *
 * In tests these rules are off: nobody waits for their data to grow. ESLint's own `no-await-in-loop`, which reports each
 * `await` in any loop, is off where ours is on.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.performance({ level: 'recommended' });
 * ```
 */
export function performance({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  checkLevel(level);
  const { [level]: ofLevel, performance: ofArea } = groundrulesPlugin.configs;
  const own = Object.entries(ofArea.rules ?? {}).filter(([id]) => id in (ofLevel.rules ?? {}));
  return [
    {
      // By itself the preset has to read TypeScript too. No rule here needs types.
      name: 'groundrules/performance/parser',
      files: typescriptFiles,
      languageOptions: { parser: lazyTypescriptParser(root) },
    },
    {
      name: 'groundrules/performance',
      files: sourceFiles,
      ignores: [...declarationFiles, ...testFiles, ...fakeFiles],
      plugins: { groundrules: groundrulesPlugin },
      rules: {
        ...Object.fromEntries(own),
        // Ours reports what it does and is right about.
        ...(own.some(([id]) => id === 'groundrules/await-in-loop')
          ? { 'no-await-in-loop': 'off' }
          : {}),
      },
    },
  ];
}
