import { knipConfig } from '@groundrules/knip-config';

export default knipConfig({
  kind: 'library',
  // Read as text, or wrong on purpose.
  ignore: ['packages/testkit/fixtures/**', '**/tests/fixtures/**'],
  workspaces: {
    '.': {
      // A program of its own is measured.
      entry: [
        'tools/*.mjs',
        'tools/bench/secrets-by-hand.mjs',
        'tools/vitest.config.mjs',
        'tools/tests/**/*.test.mjs',
      ],
      project: ['*.js', 'tools/**/*.mjs'],
      // Only the schema of a config file, for editors; @changesets/cli brings it.
      ignoreDependencies: ['@changesets/config'],
    },
    'apps/demo': {
      kind: 'app',
      // The flawed twin is looked at by the verification, with a knip config of its own.
      project: ['{src,verify,tests}/**/*.ts', '*.ts'],
      eslint: { entry: ['flawed/eslint.config.js'] },
      // The flawed twin's own, named in its package.json and its knip config.
      ignoreDependencies: ['@groundrules/knip-config', '@groundrules/prettier-config'],
    },
    e2e: {
      kind: 'app',
      // Packed rather than imported; listed so that they are built first.
      ignoreDependencies: [/^@groundrules\//, 'groundrules'],
    },
    'packages/audit': {
      // Makes a certificate for a test; it comes with the system.
      ignoreBinaries: ['openssl'],
    },
    'packages/eslint-config': {
      // Asked for by what is bundled into the package; a test there holds the list to it.
      ignoreDependencies: [
        '@eslint-community/eslint-utils',
        '@eslint-community/regexpp',
        '@typescript-eslint/scope-manager',
        '@typescript-eslint/type-utils',
        '@typescript-eslint/utils',
        '@typescript-eslint/visitor-keys',
        'comment-parser',
        'ignore',
        'jsdoc-type-pratt-parser',
        'natural-compare',
        'refa',
        'regexp-ast-analysis',
        'scslre',
        'semver',
        'ts-api-utils',
      ],
    },
    'packages/vitest-config': {
      // The command brings this package along also where there is no Vitest, and then leaves it alone.
      ignoreDependencies: ['vitest'],
    },
    'packages/*': {},
  },
});
