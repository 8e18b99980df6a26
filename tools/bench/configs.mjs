/**
 * The configs that are compared, as source text of a config file each.
 *
 * @param {string} folder - Folder that is linted; tsconfig files are looked for from there.
 * @returns {Record<string, string>} Source text by name. The first one is what the others are held against.
 */
export function benchConfigs(folder) {
  const root = JSON.stringify(folder);
  const packages = new URL('../../packages/eslint-config/', import.meta.url);
  const entry = JSON.stringify(new URL('dist/index.js', packages).href);
  const require = `import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(new URL('package.json', packages).href)});`;
  return {
    'recommendedTypeChecked (typescript-eslint)': `${require}
const tseslint = require('typescript-eslint');
export default tseslint.config(
  { ignores: ['**/*.{js,mjs,cjs,jsx}', '**/dist/**', '**/tests/fixtures/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ${root} } } },
);`,
    'groundrules recommended': groundrules(entry, root, 'recommended'),
    'groundrules strict': groundrules(entry, root, 'strict'),
  };
}

function groundrules(entry, root, level) {
  return `import { groundrules } from ${entry};
export default groundrules({ level: '${level}', root: ${root} }, { ignores: ['**/*.{js,mjs,cjs,jsx}', '**/tests/fixtures/**'] });`;
}
