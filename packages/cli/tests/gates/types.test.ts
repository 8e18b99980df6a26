import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { typesGate } from '../../src/gates/types.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';
import { fakeCommand, linkTools } from './support/tools.js';

const options = { types: [], lib: ['es5'], strict: true, module: 'nodenext', noEmit: true };
const config = { compilerOptions: options };

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  if (!('node_modules/typescript/package.json' in files)) linkTools(repository.path, 'typescript');
  return repository.path;
}

const wrong = 'export const n: number = "s";\n';

describe('what it reports', () => {
  it('has place, practice and every line of the message', async () => {
    const root = repositoryWith({
      'package.json': { name: 'example' },
      'tsconfig.json': config,
      'src/a.ts':
        'interface A { b: { c: number } }\nexport const a: A = { b: { c: missing } };\nexport const f: (x: A) => void = (x: { b: { c: string } }) => { void x; };\n',
    });
    expect(await runGate(typesGate, root)).toEqual({
      kind: 'done',
      findings: [
        {
          rule: 'TS2304',
          practice: 'undefined-name',
          severity: 'error',
          file: 'src/a.ts',
          line: 2,
          column: 31,
          message: "Cannot find name 'missing'.",
        },
        expect.objectContaining({
          rule: 'TS2322',
          line: 3,
          message: expect.stringMatching(/^Type .*\n {2}Types of parameters .*\n {4}/u) as string,
        }),
      ],
    });
  });

  it.each<[string, RepositoryFiles, string | undefined]>([
    ['all', {}, undefined],
    [
      'all by a project that another refers to',
      { 'tests/b.ts': '', 'tests/tsconfig.json': config },
      undefined,
    ],
    ['all but what is ignored', { 'groundrules/b.ts': '' }, undefined],
    ['not one', { 'tests/b.ts': '' }, 'No tsconfig.json takes in tests/b.ts.'],
    [
      'not what only another config takes in',
      {
        'tests/b.ts': '',
        'c.mts': '',
        'tsconfig.spec.json': { ...config, include: ['tests', '*.mts'] },
      },
      'No tsconfig.json takes in c.mts and 1 more.',
    ],
  ])('notes the files that no project takes in: %s', async (_, files, note) => {
    const references = 'tests/tsconfig.json' in files ? [{ path: 'tests' }] : [];
    const root = repositoryWith({
      'package.json': { name: 'example' },
      'tsconfig.json': { ...config, include: ['src'], references },
      'src/a.ts': 'export {};\n',
      ...files,
    });
    const outcome = await runGate(typesGate, root, { settings: { ignores: ['groundrules'] } });
    expect(outcome).toEqual({ kind: 'done', findings: [], ...(note !== undefined && { note }) });
  });

  it.each<[string, RepositoryFiles, string | string[] | RegExp]>([
    [
      'no tsconfig',
      { 'a.js': '' },
      'skipped: There is no tsconfig.json, neither at the root nor in a package.',
    ],
    [
      'a tsconfig for others to extend',
      { 'tsconfig.json': { files: [] } },
      'skipped: tsconfig.json has no files and refers to no projects.',
    ],
    [
      'a tsconfig for others to extend, beside types of a program in JavaScript and settings of tools',
      {
        'tsconfig.json': { files: [] },
        'a.js': '',
        'a.d.ts': 'export {};\n',
        'vitest.config.mts': 'export default {};\n',
      },
      'skipped: tsconfig.json has no files and refers to no projects.',
    ],
    [
      'TypeScript without a tsconfig',
      { 'a.js': '', 'a.ts': wrong, 'b.tsx': '' },
      'error: There is no tsconfig.json, neither at the root nor in a package. So nobody compiles a.ts and 1 more. Take them into a tsconfig.json there, or refer from it to the project that does; list what is not to be compiled under "ignores" in groundrules.json.',
    ],
    [
      'TypeScript that only a project elsewhere takes in',
      { 'server/tsconfig.json': config, 'server/a.ts': wrong },
      /^error: There is no tsconfig\.json, .* So nobody compiles server\/a\.ts\. /u,
    ],
    [
      'TypeScript beside a tsconfig that takes in nothing',
      { 'tsconfig.json': { files: [], references: [] }, 'a.ts': wrong },
      /^error: tsconfig\.json has no files and refers to no projects\. So nobody compiles a\.ts\. /u,
    ],
    [
      'settings by which the compiler checks nothing',
      { 'tsconfig.json': { compilerOptions: { ...options, noCheck: true } }, 'a.ts': wrong },
      ['a.ts:1 TS2322 -'],
    ],
    [
      'a compiler that read a file and failed without a word',
      {
        'tsconfig.json': config,
        'a.ts': '',
        ...fakeCommand(
          'typescript',
          'tsc',
          "console.log(process.cwd() + '/a.ts'); process.exitCode = 1;",
        ),
      },
      /^error: tsc failed for tsconfig\.json with exit code 1/u,
    ],
    [
      'a compiler that read a file and printed something else',
      {
        'tsconfig.json': config,
        'a.ts': '',
        ...fakeCommand(
          'typescript',
          'tsc',
          "console.log('This is no diagnostic.\\n' + process.cwd() + '/a.ts');",
        ),
      },
      /^error: tsc failed for tsconfig\.json\. It printed: This is no diagnostic\./u,
    ],
    [
      'a compiler that read only what is installed',
      {
        'tsconfig.json': config,
        'a.ts': '',
        ...fakeCommand(
          'typescript',
          'tsc',
          "console.log(process.cwd() + '/node_modules/typescript/lib/lib.d.ts');",
        ),
      },
      /^error: tsc looked at no file of tsconfig\.json\./u,
    ],
    [
      'a tsconfig without a file to judge',
      { 'tsconfig.json': config },
      /^error: tsc can't use tsconfig\.json: TS18003: No inputs were found/u,
    ],
    [
      'a tsconfig that is no JSON',
      { 'tsconfig.json': '{ "compilerOptions": { ', 'a.ts': '' },
      /^error: tsc can't use tsconfig\.json: TS1005: /u,
    ],
    [
      'an option that does not exist',
      { 'tsconfig.json': { compilerOptions: { ...options, nonsuch: true } }, 'a.ts': wrong },
      /^error: tsc can't use tsconfig\.json: TS5023: Unknown compiler option 'nonsuch'/u,
    ],
    [
      'options that contradict each other',
      {
        'tsconfig.json': {
          compilerOptions: { ...options, module: 'esnext', moduleResolution: 'nodenext' },
        },
        'a.ts': '',
      },
      /^error: tsc can't use tsconfig\.json: TS5\d+: /u,
    ],
    [
      'an option that is wrong in what it extends',
      {
        'tsconfig.json': { extends: './config/base.json' },
        'config/base.json': { compilerOptions: { target: 'es1999' } },
        'a.ts': '',
      },
      /^error: tsc can't use config\/base\.json:3: TS6046: /u,
    ],
    [
      'a base that is not there',
      { 'tsconfig.json': { extends: './gone.json' }, 'a.ts': '' },
      /^error: tsc can't use tsconfig\.json: TS\d+: .*gone\.json/u,
    ],
    [
      'a file that is listed and not there',
      { 'tsconfig.json': { ...config, files: ['gone.ts'] } },
      /^error: tsc can't use tsconfig\.json: TS6053: File .*gone\.ts' not found/u,
    ],
    [
      'types that are not installed',
      { 'tsconfig.json': { compilerOptions: { ...options, types: ['gone'] } }, 'a.ts': '' },
      /^error: tsc can't use tsconfig\.json: TS2688: Cannot find type definition file for 'gone'/u,
    ],
    [
      'a project that is not there',
      { 'tsconfig.json': { files: [], references: [{ path: './gone' }] } },
      'error: gone/tsconfig.json does not exist, but another tsconfig.json refers to it.',
    ],
    [
      'every project that is broken, and no flaw of the others',
      {
        'package.json': { name: 'r', private: true, workspaces: ['packages/*'] },
        'packages/a/package.json': { name: 'a' },
        'packages/a/tsconfig.json': { ...config, files: ['gone.ts'] },
        'packages/b/package.json': { name: 'b' },
        'packages/b/tsconfig.json': config,
        'packages/b/index.ts': wrong,
        'packages/c/package.json': { name: 'c' },
        'packages/c/tsconfig.json': { extends: './gone.json' },
        'packages/c/index.ts': '',
      },
      /^error: tsc can't use packages\/a\/tsconfig\.json: TS6053: [^]*\ntsc can't use packages\/c\/tsconfig\.json: /u,
    ],
    ['a tsconfig that is a folder', { 'tsconfig.json/a.txt': '', 'a.ts': '' }, /^error: tsc /u],
    [
      'a file that cannot be read, beside one that can',
      { 'tsconfig.json': config, 'a.ts': 'const = 1;\n', 'b.ts': wrong },
      ['a.ts:1 TS1134 -', 'a.ts:1 TS1134 -'],
    ],
    [
      'a JSON file of the sources',
      {
        'tsconfig.json': config,
        'a.ts': "import data from './data.json' with { type: 'json' };\nexport { data };\n",
        'data.json': '{ "a": }',
      },
      ['data.json:1 TS1109 -', 'data.json:1 TS1328 -'],
    ],
    [
      'names of every kind',
      {
        'tsconfig.json': config,
        'src/sp ace (1,2).ts': wrong,
        'it\'s "so".ts': wrong,
        'line\nend.ts': wrong,
        'größe-名.ts': wrong,
      },
      [
        'größe-名.ts:1 TS2322 -',
        'it\'s "so".ts:1 TS2322 -',
        'line\nend.ts:1 TS2322 -',
        'src/sp ace (1,2).ts:1 TS2322 -',
      ],
    ],
    [
      'each package and the root, and a file of both once',
      {
        'package.json': { name: 'r', workspaces: ['packages/*'] },
        'tsconfig.json': config,
        'packages/a/package.json': { name: 'a' },
        'packages/a/tsconfig.json': config,
        'packages/a/index.ts': wrong,
        'packages/b/package.json': { name: 'b' },
        'packages/b/index.ts': wrong,
      },
      ['packages/a/index.ts:1 TS2322 -', 'packages/b/index.ts:1 TS2322 -'],
    ],
    [
      'settings that would write',
      {
        'tsconfig.json': {
          compilerOptions: {
            types: [],
            lib: ['es5'],
            composite: true,
            emitDeclarationOnly: true,
            outDir: 'dist',
            tsBuildInfoFile: './.cache',
          },
        },
        'a.ts': wrong,
      },
      ['a.ts:1 TS2322 -'],
    ],
  ])('heeds %s', async (_name, files, expected) => {
    const outcome = summarize(await runGate(typesGate, repositoryWith(files)));
    expect(Array.isArray(outcome) ? outcome.toSorted() : outcome).toEqual(
      expectedOutcome(expected),
    );
  });
});

describe('projects that refer to others', () => {
  const composite = {
    compilerOptions: {
      types: [],
      lib: ['es5'],
      strict: true,
      module: 'nodenext',
      composite: true,
      outDir: 'dist',
      rootDir: '.',
    },
  };
  const solution: RepositoryFiles = {
    'package.json': { name: 'r' },
    'tsconfig.json':
      '{ // only lists\n "files": [], "references": [{ "path": "./core" }, { "path": "./app/tsconfig.app.json" },] }',
    'core/tsconfig.json': composite,
    'core/index.ts': 'export const answer: number = 42;\n',
    'app/tsconfig.app.json': { ...composite, references: [{ path: '../core' }] },
    'app/main.ts': "import { answer } from '../core/index.js';\nexport const a: number = answer;\n",
  };

  it.each<[string, RepositoryFiles, string[] | RegExp]>([
    ['clean ones', {}, []],
    [
      'a flaw in the one that others build on, once',
      { 'core/index.ts': 'export const answer: number = "s";\n' },
      ['core/index.ts:1 TS2322 -'],
    ],
    [
      'a flaw where they meet',
      { 'core/index.ts': 'export const answer = "s";\n' },
      ['app/main.ts:2 TS2322 -'],
    ],
    [
      'stricter settings of the one that builds on another',
      {
        'core/tsconfig.json': { compilerOptions: { ...composite.compilerOptions, strict: false } },
        'core/index.ts': 'export function answer(x) { return x; }\n',
        'app/main.ts':
          "import { answer } from '../core/index.js';\nexport const a = answer(1);\nexport function f(x) { return x; }\n",
      },
      ['app/main.ts:3 TS7006 untyped-public-function'],
    ],
    [
      'types from the packages that are installed',
      {
        'node_modules/@types/thing/package.json': {
          name: '@types/thing',
          version: '1.0.0',
          types: 'index.d.ts',
        },
        'node_modules/@types/thing/index.d.ts': 'declare const thing: number;\n',
        'app/tsconfig.app.json': {
          compilerOptions: { ...composite.compilerOptions, types: ['thing'] },
          references: [{ path: '../core' }],
        },
        'app/main.ts': 'export const a: string = thing;\n',
      },
      ['app/main.ts:1 TS2322 -'],
    ],
    [
      'declarations that cannot be written',
      {
        'app/main.ts': 'function f() { return class { private x = 1; }; }\nexport const C = f();\n',
      },
      ['app/main.ts:2 TS4094 -'],
    ],
    [
      'one whose tsconfig is broken',
      { 'core/tsconfig.json': '{ "compilerOptions": { "nonsuch": true } }' },
      /^error: tsc can't use core\/tsconfig\.json: TS5023: /u,
    ],
    [
      'references in a circle',
      {
        'core/tsconfig.json': { ...composite, references: [{ path: '../app/tsconfig.app.json' }] },
      },
      [],
    ],
  ])('judges %s', async (_name, files, expected) => {
    const outcome = summarize(await runGate(typesGate, repositoryWith({ ...solution, ...files })));
    expect(Array.isArray(outcome) ? outcome.toSorted() : outcome).toEqual(
      expectedOutcome(expected),
    );
  });
});
