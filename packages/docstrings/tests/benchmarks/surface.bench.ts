import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, bench } from 'vitest';

import { createSurfaceFinder } from '../../src/surface/create-surface-finder.js';

/** A package of modules that an index re-exports; what it is must not change. */
const sources: readonly (readonly [string, string])[] = [
  [
    'package.json',
    JSON.stringify({
      name: 'package',
      version: '1.0.0',
      type: 'module',
      exports: './src/index.ts',
    }),
  ],
  [
    'src/index.ts',
    Array.from({ length: 40 }, (_, index) => `export * from './module-${String(index)}.js';`).join(
      '\n',
    ),
  ],
  ...Array.from({ length: 40 }, (_, index): [string, string] => [
    `src/module-${String(index)}.ts`,
    `import type { Options${String((index + 1) % 40)} } from './module-${String((index + 1) % 40)}.js';

/** What is asked. */
export interface Options${String(index)} {
  /** The name. */
  readonly name: string;
  readonly next?: Options${String((index + 1) % 40)};
}

/**
 * Reads what is asked.
 *
 * @param options - What is asked.
 * @returns The name.
 */
export function read${String(index)}(options: Options${String(index)}): string {
  return options.name.trim() + (options.next?.name ?? '');
}

export class Reader${String(index)} {
  readonly #options: Options${String(index)};

  constructor(options: Options${String(index)}) {
    this.#options = options;
  }

  read(): string {
    return read${String(index)}(this.#options);
  }
}
`,
  ]),
];
const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-benchmark-'));
mkdirSync(path.join(folder, 'src'));
for (const [name, text] of sources) writeFileSync(path.join(folder, name), text);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function countSymbols(): number {
  const finder = createSurfaceFinder();
  const { files: found } = finder.surfaceOf(folder);
  return found.reduce((sum, file) => sum + finder.symbolsOf(file).length, 0);
}

const symbols = countSymbols();
if (symbols < 120) throw new Error(`only ${String(symbols)} public symbols were found`);

bench('find the surface of a package', () => {
  countSymbols();
});
