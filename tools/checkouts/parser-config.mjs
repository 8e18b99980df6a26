/**
 * The config that reads every source file of a checkout without types, and lets none of its comments switch
 * anything off.
 *
 * @param {import('eslint').Linter.Parser} parser - The TypeScript parser.
 * @param {boolean} isModule - Whether `.js` files are modules.
 * @returns {import('eslint').Linter.Config[]} The config.
 */
export function parserConfig(parser, isModule) {
  const languageOptions = { parser, ecmaVersion: 'latest' };
  return [
    {
      files: ['**/*.{ts,mts,tsx,mjs,jsx}'],
      languageOptions: { ...languageOptions, sourceType: 'module' },
    },
    {
      files: ['**/*.js'],
      languageOptions: { ...languageOptions, sourceType: isModule ? 'module' : 'commonjs' },
    },
    {
      files: ['**/*.{cjs,cts}'],
      languageOptions: { ...languageOptions, sourceType: 'commonjs' },
    },
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  ];
}
