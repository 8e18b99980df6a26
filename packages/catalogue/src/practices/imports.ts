import type { Practice } from '../practice.js';

export const imports = [
  {
    id: 'unused-import',
    area: 'imports',
    title: 'Import that nothing uses',
    why: 'It costs load time, hides what a module really depends on and keeps dead packages alive.',
    python: 'F401',
    enforcers: { eslint: ['unused-imports/no-unused-imports'] },
    fixable: true,
    docs: 'docs/practices/imports.md#unused-import',
  },
  {
    id: 'import-not-first',
    area: 'imports',
    title: 'Import after other code',
    why: 'Imports run before the code above them, so the order on the page misleads the reader.',
    python: 'E402',
    enforcers: { eslint: ['import-lite/first'] },
    fixable: true,
    docs: 'docs/practices/imports.md#import-not-first',
  },
] as const satisfies readonly Practice[];
