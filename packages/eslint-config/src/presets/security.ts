import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { declarationFiles, fakeFiles, sourceFiles, testFiles, typescriptFiles } from '../globs.js';
import { lazyTypescriptParser, regexp as regexpPlugin } from '../plugins.js';
import { checkLevel } from './preset.js';
import type { PresetOptions } from '../options.js';

/**
 * Holes by which a request does what only the server should, and secrets that get out.
 *
 * In tests these rules are off, and in mocks and fixtures: there, secrets are made up, and a request is the test's own.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.security({ level: 'recommended' });
 * ```
 */
export function security({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  checkLevel(level);
  const { [level]: ofLevel, security: ofArea } = groundrulesPlugin.configs;
  const own = Object.entries(ofArea.rules ?? {}).filter(([id]) => id in (ofLevel.rules ?? {}));
  return [
    {
      // By itself the preset has to read TypeScript too. No rule here needs types.
      name: 'groundrules/security/parser',
      files: typescriptFiles,
      languageOptions: { parser: lazyTypescriptParser(root) },
    },
    {
      name: 'groundrules/security',
      files: sourceFiles,
      ignores: [...declarationFiles, ...testFiles, ...fakeFiles],
      plugins: { groundrules: groundrulesPlugin },
      rules: {
        ...Object.fromEntries(own),
        ...(level === 'strict' ? { 'no-new-func': 'error' } : {}),
      },
    },
    {
      name: 'groundrules/security/regexp',
      files: sourceFiles,
      ignores: declarationFiles,
      plugins: { regexp: regexpPlugin(root) },
      rules: {
        // Its sister no-super-linear-move is right about one text in ten that a stranger can make long; our rule
        // reports what meets a request.
        'regexp/no-super-linear-backtracking': 'error',
      },
    },
  ];
}
