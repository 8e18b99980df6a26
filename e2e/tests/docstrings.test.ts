import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStranger, type Manager, type Stranger } from './support/stranger.js';

const files = {
  'package.json': { exports: { '.': './dist/index.js', './more': './dist/more.js' } },
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      types: [],
      rootDir: 'src',
      outDir: 'dist',
    },
    include: ['src'],
  },
  'src/index.ts': `/**
 * Halves.
 *
 * @param value - What is halved.
 * @returns Half of it.
 * @example
 * import { halve } from 'stranger';
 *
 * halve('two');
 */
export function halve(value: number): number {
  return value / 2;
}

export function double(value: number): number {
  return value * 2;
}

function unpublished(value: number): number {
  return value;
}
`,
  'src/more.ts': '/** A limit. */\nexport const limit = 1;\n',
  'README.md': '# Stranger\n',
};

let stranger: Stranger | undefined;

afterEach(() => {
  stranger?.dispose();
});

describe('the packed command', () => {
  it.each<{ manager: Manager; typescript: string }>([
    { manager: 'npm', typescript: '7' },
    // Nothing is found there that the manifest does not name.
    { manager: 'pnpm', typescript: '5.9' },
  ])('measures with $manager and TypeScript $typescript', async ({ manager, typescript }) => {
    stranger = await createStranger({
      manager,
      devDependencies: { typescript },
      files,
      packages: ['@groundrules/docstrings'],
    });
    const result = await stranger.run('docstrings', [
      '--threshold=60',
      '--readme',
      '--format=json',
      '--output=coverage.json',
      '--badge=badge.svg',
    ]);
    expect([result.exitCode, result.stderr]).toEqual([1, '']);
    expect(result.stdout).toContain(
      'Failed: 1 problem in 1 example; 66.6% documented (2 of 3 public symbols)',
    );
    const read = (file: string): string =>
      readFileSync(path.join(stranger?.path ?? '', file), 'utf8');
    expect(JSON.parse(read('coverage.json'))).toMatchObject({
      total: { documented: 2, public: 3, percent: 66.6 },
      packages: [
        {
          name: 'stranger',
          missing: [{ name: 'double', file: 'src/index.ts', line: 15, column: 17 }],
          examples: { checked: 1, problems: [{ file: 'src/index.ts', line: 9, column: 10 }] },
        },
      ],
    });
    expect(read('badge.svg')).toContain('docstrings: 66.6%');
  });
});
