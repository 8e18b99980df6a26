import { afterEach, describe, expect, inject, it } from 'vitest';
import { findingsOf } from './support/findings.js';
import type { NodeVersion } from './support/node-versions.js';
import { createStranger, type Manager, type Stranger } from './support/stranger.js';

const source = `import { readFile, writeFile } from 'node:fs/promises';

interface Row {
  readonly id: number | undefined;
}

/** Reads settings. */
export async function settings(file: string): Promise<string> {
  return JSON.parse(await readFile(file, 'utf8'));
}

export function idOf(row: Row): number {
  return row.id ?? -1;
}

function start(): void {
  settings('settings.json');
  try {
    idOf({ id: 1 });
  } catch {}
}

function pick(first: number, second: number): number {
  return second;
}

start();
pick(1, 2);
`;

const files = {
  'package.json': { exports: './dist/index.js' },
  'eslint.config.js':
    "import { groundrules } from '@groundrules/eslint-config';\n\nexport default groundrules();\n",
  'tsconfig.json': {
    compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: ['node'] },
    include: ['src'],
  },
  'src/index.ts': source,
  'outside/script.ts': "import os from 'node:os';\n\nPromise.resolve(1);\n",
};

/** Line by line; the file outside the tsconfig has no type information, so its promise is not seen. */
const expected = [
  'outside/script.ts:1 unused-imports/no-unused-imports',
  'src/index.ts:1 unused-imports/no-unused-imports',
  'src/index.ts:12 groundrules/undocumented-public-api',
  'src/index.ts:13 groundrules/no-sentinel-fallback',
  'src/index.ts:17 @typescript-eslint/no-floating-promises',
  'src/index.ts:20 groundrules/no-swallowed-error',
  'src/index.ts:23 groundrules/prefix-unused-parameter',
  'src/index.ts:8 groundrules/missing-example',
  'src/index.ts:8 groundrules/missing-param-doc',
  'src/index.ts:8 groundrules/missing-returns-doc',
  'src/index.ts:9 @typescript-eslint/no-unsafe-return',
].toSorted();

interface Combination {
  readonly manager: Manager;
  readonly typescript: string;
  readonly eslint: string;
  /** `current`: the one that runs the tests. */
  readonly node: NodeVersion | 'current';
  readonly concurrency: 'off' | '2';
}

/** Run every time. */
const quick: readonly Combination[] = [
  { manager: 'npm', typescript: '7', eslint: '10', node: 'current', concurrency: '2' },
  { manager: 'pnpm', typescript: '5.9', eslint: '9.38.0', node: 'current', concurrency: 'off' },
  // The one that is told of peers it would not have installed by itself.
  { manager: 'pnpm', typescript: '7', eslint: '10', node: 'current', concurrency: 'off' },
];

/** Every value of every column, TypeScript 7 with each package manager and each Node with each ESLint. */
const slow: readonly Combination[] = [
  { manager: 'npm', typescript: '7', eslint: '9.38.0', node: '20.19.0', concurrency: 'off' },
  { manager: 'npm', typescript: '5.9', eslint: '9', node: '22.13.0', concurrency: '2' },
  { manager: 'npm', typescript: '6', eslint: '10', node: '24', concurrency: 'off' },
  { manager: 'pnpm', typescript: '6', eslint: '10', node: '20.19.0', concurrency: '2' },
  { manager: 'pnpm', typescript: '7', eslint: '9', node: '24', concurrency: '2' },
  { manager: 'pnpm', typescript: '7', eslint: '10', node: '22.13.0', concurrency: 'off' },
  { manager: 'yarn', typescript: '7', eslint: '10', node: '20.19.0', concurrency: 'off' },
  { manager: 'yarn', typescript: '5.9', eslint: '9.38.0', node: '24', concurrency: '2' },
  // The oldest ones can't require ES modules out of Yarn's archives.
  { manager: 'yarn-pnp', typescript: '7', eslint: '10', node: '20.19.0', concurrency: '2' },
  { manager: 'yarn-pnp', typescript: '5.9', eslint: '9', node: '22.13.0', concurrency: 'off' },
  { manager: 'yarn-pnp', typescript: '6', eslint: '9.38.0', node: '24', concurrency: 'off' },
];

/** Loads the config, then tells which Node runs and which copies of TypeScript it has loaded. */
const probe = `
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { groundrules } from '@groundrules/eslint-config';

groundrules();
const loaded = Object.keys(createRequire(process.cwd() + '/index.js').cache)
  .map((file) => /^.*[/]node_modules[/]typescript[/]/.exec(file)?.[0])
  .filter((folder) => folder !== undefined);
const typescript = [...new Set(loaded)].map(
  (folder) => JSON.parse(readFileSync(folder + 'package.json', 'utf8')).version,
);
console.log(JSON.stringify({ node: process.versions.node, typescript }));
`;

/** Which line serves the tool chain: the repository's own, except that version 7 can't. */
const serving: Readonly<Record<string, string>> = { '5.9': '5.9', '6': '6', '7': '6' };

/** Leaves as much of a version as was asked for. */
function asPreciseAs(version: string, asked: string): string {
  return version.split('.').slice(0, asked.split('.').length).join('.');
}

/** Words by which each manager warns of engines and peers. */
const complaints =
  /EBADENGINE|ERESOLVE|Unsupported engine|peer dep|unmet peer|YN0002|YN0060|YN0086/iu;

/** ESLint says that two small files are not worth two threads; that is not about us. */
const advice = /^.*ESLintPoorConcurrencyWarning.*$\n?|^\(Use `node --trace-warnings.*$\n?/gmu;

let stranger: Stranger | undefined;

afterEach(() => {
  stranger?.dispose();
});

describe('the packed config', () => {
  it.each([...quick, ...(inject('e2e').full ? slow : [])])(
    'finds the same with $manager, TypeScript $typescript, ESLint $eslint, Node $node, concurrency $concurrency',
    async ({ concurrency, eslint, manager, node, typescript }) => {
      stranger = await createStranger({
        manager,
        node,
        devDependencies: { '@types/node': '20', eslint, typescript },
        files,
        packages: ['@groundrules/eslint-config'],
      });
      expect(`${stranger.installed.stdout}\n${stranger.installed.stderr}`).not.toMatch(complaints);
      const result = await stranger.run('eslint', [
        '.',
        '--format',
        'json',
        '--concurrency',
        concurrency,
      ]);
      expect(findingsOf(result, stranger.path)).toEqual(expected);
      expect(result.stderr.replaceAll(advice, '')).toBe('');
      const probed = await stranger.node(['--input-type=module', '--eval', probe]);
      expect([probed.exitCode, probed.stderr]).toEqual([0, '']);
      const loaded = JSON.parse(probed.stdout) as { node: string; typescript: readonly string[] };
      const asked = node === 'current' ? process.versions.node : node;
      expect(asPreciseAs(loaded.node, asked)).toBe(asked);
      // One copy for the whole tool chain.
      const line = serving[typescript] ?? '';
      expect(loaded.typescript.map((version) => asPreciseAs(version, line))).toEqual([line]);
    },
  );
});
