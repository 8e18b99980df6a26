import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { deadCodeGate } from '../../src/gates/dead-code.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

const manifest = {
  name: 'example',
  type: 'module',
  main: './src/index.ts',
  devDependencies: { knip: '6' },
};

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  linkTools(repository.path, 'knip');
  return repository.path;
}

describe('what it reports', () => {
  it('does not take for unused what the gates run', async () => {
    const root = repositoryWith({
      'package.json': {
        ...manifest,
        dependencies: { prettier: '3' },
        devDependencies: {
          eslint: '10',
          groundrules: '1',
          knip: '6',
          orphan: '1',
          typescript: '6',
        },
      },
      'src/index.ts': 'export const api = 1;\n',
    });
    expect(summarize(await runGate(deadCodeGate, root))).toEqual([
      'package.json:9 devDependencies unused-dependency',
    ]);
  });

  it('has place, practice and subject of every type of issue', async () => {
    const root = repositoryWith({
      'package.json': {
        ...manifest,
        dependencies: { orphan: '1' },
        devDependencies: { knip: '6', 'orphan-tool': '1' },
        scripts: { start: 'no-such-binary' },
      },
      'src/index.ts':
        "import 'ghost';\nimport './missing.js';\nimport { helper, Color } from './parts.js';\nexport const api = [helper, Color.Red];\n",
      'src/parts.ts':
        'export const helper = 1;\nexport const unused = 3;\nexport type Unused = string;\nexport enum Color { Red, Blue }\n',
      'src/orphan.ts': 'export const lost = 1;\n',
    });
    const outcome = await runGate(deadCodeGate, root);
    expect([summarize(outcome)].flat().toSorted()).toEqual([
      'package.json:1 binaries unlisted-dependency',
      'package.json:10 dependencies unused-dependency',
      'package.json:7 devDependencies unused-dependency',
      'src/index.ts:1 unlisted unlisted-dependency',
      'src/index.ts:2 unresolved unlisted-dependency',
      'src/orphan.ts:1 files unused-file',
      'src/parts.ts:2 exports unused-export',
      'src/parts.ts:3 types unused-export',
      'src/parts.ts:4 enumMembers unused-member',
    ]);
    expect(outcome).toMatchObject({
      findings: expect.arrayContaining([
        {
          rule: 'exports',
          practice: 'unused-export',
          severity: 'error',
          file: 'src/parts.ts',
          line: 2,
          column: 14,
          message: 'The export unused is not used.',
          subject: 'unused',
        },
      ]) as unknown,
    });
  });

  it.each<[string, RepositoryFiles, string | string[] | RegExp]>([
    [
      'no package.json',
      { 'a.ts': '' },
      'skipped: There is no package.json, by which knip finds its way.',
    ],
    [
      'settings that leave out every file',
      {
        'package.json': manifest,
        'knip.json': { ignoreWorkspaces: ['.'] },
        'src/index.ts': '',
        'src/unused.ts': '',
      },
      'error: knip looked at no file, and there are some such as src/index.ts: its settings leave all out.',
    ],
    [
      'no file to look at',
      { 'package.json': { ...manifest, main: undefined, dependencies: { orphan: '1' } } },
      ['package.json:8 dependencies unused-dependency'],
    ],
    [
      'nothing that is dead',
      { 'package.json': manifest, 'src/index.ts': 'export const a = 1;\n' },
      [],
    ],
    [
      'rules of its own',
      {
        'package.json': manifest,
        'knip.json': { rules: { exports: 'warn', files: 'off' } },
        'src/index.ts': "import './a.js';\n",
        'src/a.ts': 'export const a = 1;\n',
        'src/b.ts': '',
      },
      ['src/a.ts:1 exports unused-export'],
    ],
    [
      'settings without effect',
      {
        'package.json': manifest,
        'knip.json': { ignoreDependencies: ['gone'] },
        'src/index.ts': 'export const a = 1;\n',
      },
      ['knip.json:1 configuration-hint -'],
    ],
    [
      'settings that print',
      {
        'package.json': manifest,
        'knip.ts': "console.log('{}'); export default {};\n",
        'src/index.ts': 'export const a = 1;\n',
      },
      [],
    ],
    [
      'settings that throw',
      {
        'package.json': manifest,
        'knip.ts': "throw new Error('no such preset');\n",
        'src/index.ts': '',
      },
      /^error: knip failed with exit code 2: .*no such preset/su,
    ],
    [
      'settings that are no JSON',
      { 'package.json': manifest, 'knip.json': '{ "entry": ', 'src/index.ts': '' },
      /^error: knip failed with exit code 2: /u,
    ],
    [
      'a setting that does not exist',
      { 'package.json': manifest, 'knip.json': { entri: ['a'] }, 'src/index.ts': '' },
      /^error: knip failed with exit code 2: /u,
    ],
    [
      'settings of another tool that throw',
      {
        'package.json': { ...manifest, devDependencies: { knip: '6', vite: '8' } },
        'vite.config.ts': "throw new Error('no such plugin');\n",
        'src/index.ts': '',
      },
      /^error: knip failed with exit code 2: .*no such plugin/su,
    ],
    [
      'a manifest that is broken',
      { 'package.json': '{ "name": ', 'src/index.ts': '' },
      /package\.json is not JSON/u,
    ],
    [
      'names of every kind, a syntax error and a link that leads nowhere',
      {
        'package.json': manifest,
        'src/index.ts': 'export const a = 1;\n',
        'src/größe (1).ts': 'const = 1;\n',
        'src/line\nend.ts': 'export const a = 1;\n',
      },
      ['src/größe (1).ts:1 files unused-file', 'src/line\nend.ts:1 files unused-file'],
    ],
  ])('heeds %s', async (_name, files, expected) => {
    const root = repositoryWith(files);
    let outcome: string | readonly string[];
    try {
      outcome = summarize(await runGate(deadCodeGate, root));
    } catch (error) {
      // The workspaces are listed before any gate runs.
      outcome = String(error);
    }
    expect(typeof outcome === 'string' ? outcome : outcome.toSorted()).toEqual(
      expectedOutcome(expected),
    );
  });

  it('has warnings where the rules of knip warn', async () => {
    const root = repositoryWith({
      'package.json': manifest,
      'knip.json': { rules: { exports: 'warn' } },
      'src/index.ts': "import './a.js';\n",
      'src/a.ts': 'export const a = 1;\nexport type T = 1;\n',
    });
    expect(await runGate(deadCodeGate, root)).toMatchObject({
      findings: [
        { rule: 'exports', severity: 'warning' },
        { rule: 'types', severity: 'error' },
      ],
    });
  });
});
