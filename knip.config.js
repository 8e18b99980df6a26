import { knipConfig } from '@groundrules/knip-config';

export default knipConfig({
  kind: 'library',
  // Read as text, or wrong on purpose; no gate reports about them, as groundrules.json says.
  ignore: ['**/tests/fixtures/**'],
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
    },
    'apps/demo': {
      kind: 'app',
      // The command that looks at LabLink alone asks for its config.
      entry: ['knip.config.js'],
      // The flawed twin is looked at by the verification, with a knip config of its own.
      project: ['{src,verify,tests}/**/*.ts', '*.{js,ts}'],
      eslint: { entry: ['flawed/eslint.config.js'] },
    },
    e2e: { kind: 'app' },
    'packages/testkit': {
      // Rules are tried on these by their paths.
      entry: ['fixtures/*.{ts,tsx}'],
    },
    'packages/*': {},
  },
});
