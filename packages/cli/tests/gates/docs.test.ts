import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { Settings } from '../../src/config/settings.js';
import { docsGate } from '../../src/gates/docs.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';

const manifest = { name: 'example', version: '1.0.0', type: 'module', exports: './src/index.ts' };

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

const half =
  '/** Adds. */\nexport function add(a: number): number {\n  return a;\n}\nexport function sub(): void {}\n';

describe('what it reports', () => {
  it('has place, practice and subject, and how many are documented', async () => {
    const root = repositoryWith({ 'package.json': manifest, 'src/index.ts': half });
    expect(await runGate(docsGate, root, { settings: { docs: { examples: false } } })).toEqual({
      kind: 'done',
      findings: [
        {
          rule: 'undocumented-public-api',
          practice: 'undocumented-public-api',
          severity: 'error',
          file: 'src/index.ts',
          line: 5,
          column: 17,
          message: 'The function sub is public and has no docstring.',
          subject: 'sub',
        },
      ],
      note: '1 of 2 public names are documented (50 %).',
    });
  });

  it.each([
    [51, 'error'],
    [50, 'warning'],
    [0, 'warning'],
  ])('with a threshold of %d makes it %s', async (threshold, severity) => {
    const root = repositoryWith({ 'package.json': manifest, 'src/index.ts': half });
    expect(
      await runGate(docsGate, root, { settings: { docs: { threshold, examples: false } } }),
    ).toMatchObject({ kind: 'done', findings: [{ severity }] });
  });

  it.each([
    [true, [], ['readme.md:4 broken-example -']],
    [true, ['*.md'], []],
    [false, [], []],
  ])(
    'compiles the README where that is %s and %j is ignored',
    async (readme, ignores, expected) => {
      const root = repositoryWith({
        'package.json': manifest,
        'src/index.ts': '/** Adds. */\nexport function add(a: number): number {\n  return a;\n}\n',
        'readme.md': "```ts\nimport { add } from 'example';\n\nadd('1');\n```\n",
      });
      expect(
        summarize(await runGate(docsGate, root, { settings: { docs: { readme }, ignores } })),
      ).toEqual(expected);
    },
  );

  it('rounds down, so that nothing looks better than it is', async () => {
    const root = repositoryWith({
      'package.json': manifest,
      'src/index.ts': `${half}/** Halves. */\nexport function halve(a: number): number {\n  return a / 2;\n}\n`,
    });
    const settings = { docs: { threshold: 50, examples: false } };
    expect(await runGate(docsGate, root, { settings })).toMatchObject({
      note: '2 of 3 public names are documented (66.6 %).',
    });
  });

  it('does not count what is missing in files that are ignored', async () => {
    const root = repositoryWith({
      'package.json': manifest,
      'src/index.ts': `${half}export * from './generated/client.js';\n`,
      'src/generated/client.ts': 'export function call(): void {}\n',
    });
    const settings = { docs: { threshold: 50, examples: false }, ignores: ['src/generated'] };
    expect(await runGate(docsGate, root, { settings })).toMatchObject({
      kind: 'done',
      findings: [{ file: 'src/index.ts', subject: 'sub', severity: 'warning' }],
      note: '1 of 2 public names are documented (50 %).',
    });
  });

  it.each<[string, RepositoryFiles, Settings['docs'], string | string[] | RegExp]>([
    ['no package', {}, {}, 'skipped: There is no package.json, and no "docs.entries".'],
    [
      'a package that publishes nothing',
      { 'package.json': { name: 'app', private: true } },
      {},
      'skipped: No package publishes anything that could have a docstring. Name the entry files of applications under "docs.entries" in groundrules.json.',
    ],
    [
      'a package that publishes a command alone',
      {
        'package.json': { name: 'app', bin: './src/cli.ts' },
        'src/cli.ts': "console.log('hello');\n",
      },
      {},
      /^skipped: No package publishes anything/u,
    ],
    [
      'entries of an application',
      {
        'package.json': { name: 'r', private: true, workspaces: ['apps/*'] },
        'apps/a/package.json': { name: 'a', private: true },
        'apps/a/src/main.ts': half,
        'src/other.ts': half,
      },
      { entries: ['apps/a/src/*.ts'] },
      ['apps/a/src/main.ts:5 undocumented-public-api undocumented-public-api'],
    ],
    [
      'an entry that matches nothing',
      { 'package.json': manifest, 'src/index.ts': half },
      { entries: ['src/gone.ts'] },
      /^error: @groundrules\/docstrings: .*src\/gone\.ts/su,
    ],
    [
      'a published path without a source',
      { 'package.json': { ...manifest, exports: './dist/gone.js' }, 'src/index.ts': half },
      {},
      /^error: @groundrules\/docstrings: \. publishes "\.\/dist\/gone\.js" as "\.", whose source was not found/u,
    ],
    [
      'an export from a file that is not there',
      { 'package.json': manifest, 'src/index.ts': "export * from './gone.js';\n" },
      {},
      /^error: @groundrules\/docstrings: \.: src\/index\.ts exports from "\.\/gone\.js", which was not found\./u,
    ],
    [
      'a syntax error beside what can be read',
      { 'package.json': manifest, 'src/index.ts': `${half}export const = ;\n` },
      { examples: false },
      /^error: @groundrules\/docstrings: .*src\/index\.ts:6:14 can't be read: Variable declaration expected/su,
    ],
    [
      'each package, and names of every kind',
      {
        'package.json': { name: 'r', private: true, workspaces: ['packages/*'] },
        'packages/a b/package.json': { ...manifest, name: 'a' },
        'packages/a b/src/index.ts': "export * from './größe (1).js';\n",
        'packages/a b/src/größe (1).ts': half,
        'packages/b/package.json': { ...manifest, name: 'b' },
        'packages/b/src/index.ts': '/** A. */\nexport const a = 1;\n',
      },
      { examples: false },
      ['packages/a b/src/größe (1).ts:5 undocumented-public-api undocumented-public-api'],
    ],
    [
      'an example that does not compile',
      {
        'package.json': manifest,
        'tsconfig.json': { compilerOptions: { types: [], lib: ['es5'], module: 'nodenext' } },
        'src/index.ts':
          "/**\n * Adds.\n *\n * @example\n * ```ts\n * import { add } from 'example';\n *\n * add('1');\n * ```\n */\nexport function add(a: number): number {\n  return a;\n}\n",
      },
      { examples: true },
      ['src/index.ts:8 broken-example -'],
    ],
    [
      'a tsconfig by which examples cannot be compiled',
      {
        'package.json': manifest,
        'tsconfig.json': '{ "compilerOptions": ',
        'src/index.ts': half,
      },
      { examples: true },
      /^error: @groundrules\/docstrings: .*tsconfig\.json/su,
    ],
  ])('heeds %s', async (_name, files, docs, expected) => {
    const outcome = await runGate(docsGate, repositoryWith(files), {
      settings: { ...(docs && { docs }) },
    });
    expect(summarize(outcome)).toEqual(expectedOutcome(expected));
  });

  it.each([
    ['before it begins', true, /not started: You pressed/u],
    ['while it measures', false, /ended before it was through: .*You pressed/u],
  ])('says that the user broke off %s', async (_when, isBefore, reason) => {
    const root = repositoryWith({ 'package.json': manifest, 'src/index.ts': half });
    const controller = new AbortController();
    const breakOff = (): void => {
      controller.abort(new Error('You pressed Ctrl-C.'));
    };
    if (isBefore) breakOff();
    // The first it tells is which package it is at.
    const outcome = await runGate(docsGate, root, {
      signal: controller.signal,
      progress: breakOff,
    });
    expect(outcome).toEqual({
      kind: 'error',
      reason: expect.stringMatching(reason) as string,
    });
  });
});
