import path from 'node:path';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';
import { measureCoverage, type CoverageOptions } from '../../src/coverage/measure-coverage.js';
import { createSurfaceFinder } from '../../src/surface/create-surface-finder.js';
import { writeFiles } from '../entries/package.js';
import { library, measure, onlyOf } from './measure.js';

/** `documented/public` by kind, and what is missing. */
function numbersOf(
  source: string | RepositoryFiles,
  options?: CoverageOptions,
): { kinds: string[]; missing: string[] } {
  const files = typeof source === 'string' ? library(source) : source;
  const { kinds, missing } = onlyOf(measure(files, options));
  return {
    kinds: [...kinds].map(
      ([kind, { documented, public: all }]) => `${kind} ${String(documented)}/${String(all)}`,
    ),
    missing: missing.map(({ name }) => name),
  };
}

describe('counts by kind', () => {
  it.each<{
    title: string;
    source: string | RepositoryFiles;
    kinds: string[];
    missing: string[];
  }>([
    {
      title: 'functions, and variables that are functions',
      source:
        '/** A. */\nexport function a(): void {}\nexport const b = (): void => {};\nexport const c = 1;',
      kinds: ['function 1/2', 'variable 0/1'],
      missing: ['b', 'c'],
    },
    {
      title: 'classes with their members',
      source: `/** A queue. */
export class Queue {
  /** How many wait. */
  size = 0;
  private tasks = [];
  _inner = 1;
  #hidden = 1;
  /** @internal */
  test(): void {}
  constructor(limit: number) {}
  /** Adds. */
  add(): void {}
  remove(): void {}
  /** Whether it waits. */
  get isPaused(): boolean { return true; }
  set isPaused(value: boolean) {}
}`,
      kinds: ['class 1/1', 'method 1/2', 'property 1/1', 'accessor 1/1'],
      missing: ['Queue.remove'],
    },
    {
      title: 'types, interfaces, enums and namespaces',
      source: `/** T. */ export type T = string;
export interface I { /** M. */ m(): void; p: string }
/** E. */ export enum E { /** One. */ one, two }
export namespace N { /** V. */ export const v = 1; const inner = 2; }`,
      kinds: [
        'interface 0/1',
        'type 1/1',
        'enum 1/1',
        'variable 1/1',
        'namespace 0/1',
        'method 1/1',
        'property 0/1',
        'enum-member 1/2',
      ],
      missing: ['I', 'I.p', 'E.two', 'N'],
    },
    {
      title: 'overloads and merged declarations once',
      source: `/** F. */
export function f(a: string): void;
export function f(a: number): void;
export function f(a: unknown): void {}
export interface M { a: 1 }
/** M. */
export interface M { b: 2 }`,
      kinds: ['function 1/1', 'interface 1/1', 'property 0/2'],
      missing: ['M.a', 'M.b'],
    },
    {
      title: 'what two entries and two names publish once',
      source: {
        'package.json': {
          name: 'library',
          exports: { '.': './src/index.ts', './other': './src/other.ts' },
        },
        'src/index.ts': "export * from './inner.js'; export { a as b } from './inner.js';",
        'src/other.ts': "export { a } from './inner.js';",
        'src/inner.ts': 'export const a = 1;',
      },
      kinds: ['variable 0/1'],
      missing: ['b'],
    },
    {
      title: 'no symbol that stays inside',
      source: library("export { a } from './a.js';", {
        'src/a.ts': '/** A. */ export const a = 1; export const inner = 2;',
        'src/b.ts': 'export const other = 3;',
      }),
      kinds: ['variable 1/1'],
      missing: [],
    },
  ])('$title', ({ kinds, missing, source }) => {
    expect(numbersOf(source)).toEqual({ kinds, missing });
  });

  it('leaves out kinds that are excluded', () => {
    const source = 'export enum E { one, two }\n/** A. */ export const a = 1;';
    expect(numbersOf(source, { exclude: ['enum-member', 'enum'] })).toEqual({
      kinds: ['variable 1/1'],
      missing: [],
    });
  });

  it('agrees with the surface that the rules ask', () => {
    const folder = path.resolve(import.meta.dirname, '../..');
    const surface = createSurfaceFinder().surfaceOf(folder);
    const symbols = surface.files.flatMap((file) => surface.symbolsOf(file));
    const one = onlyOf(measureCoverage(folder));
    expect(one.public).toBe(symbols.length);
    expect(one.public).toBeGreaterThan(50);
    expect(one.missing.map(({ name }) => name).toSorted()).toEqual(
      symbols
        .filter(({ isDocumented }) => !isDocumented)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect([...one.kinds.values()].reduce((sum, kind) => sum + kind.public, 0)).toBe(one.public);
  });
});

describe('places', () => {
  it.each([
    { title: 'the first line', text: 'export const a = 1;', place: '1:14' },
    { title: 'a line after others', text: '\n\n  export const a = 1;', place: '3:16' },
    { title: 'carriage returns', text: '\r\n\r\nexport const a = 1;', place: '3:14' },
    { title: 'old line ends', text: '\r\rexport const a = 1;', place: '3:14' },
    { title: 'line separators', text: '\u2028export const a = 1;', place: '2:14' },
    { title: 'a byte order mark', text: '\uFEFFexport const a = 1;', place: '1:14' },
    {
      title: 'a byte order mark lines before',
      text: '\uFEFF\nexport const a = 1;',
      place: '2:14',
    },
    { title: 'tabs', text: '\texport const a = 1;', place: '1:15' },
    { title: 'wide characters', text: '/* 👩‍👩‍👧 */ export const a = 1;', place: '1:29' },
    { title: 'no name', text: '\nexport default () => {};', place: '2:8' },
  ])('counts lines and columns after $title', ({ place, text }) => {
    const { missing } = onlyOf(measure(library(text)));
    expect(missing.map(({ column, line }) => `${String(line)}:${String(column)}`)).toEqual([place]);
  });

  it('orders by file and line, with paths relative to the package', () => {
    const { missing } = onlyOf(
      measure(
        library("export * from './z.js'; export const b = 1, a = 2; export * from './deep/a.js';", {
          'src/z.ts': 'export const z = 1;',
          'src/deep/a.ts': 'export const d = 1;',
        }),
      ),
    );
    expect(missing.map(({ file, name }) => `${file} ${name}`)).toEqual([
      'src/deep/a.ts d',
      'src/index.ts b',
      'src/index.ts a',
      'src/z.ts z',
    ]);
  });
});

describe('what is not known', () => {
  const documented = '/** A. */ export const a = 1;';

  it('gives no number where an entry has no source', () => {
    const report = measure(
      library(documented, {}, { exports: { '.': './src/index.ts', './built': './dist/built.js' } }),
    );
    const { percent, public: all, status, untraced } = onlyOf(report);
    expect({ all, percent, status }).toEqual({ all: 1, percent: undefined, status: 'incomplete' });
    expect(untraced.map(({ specifier, target }) => [specifier, target])).toEqual([
      ['./built', './dist/built.js'],
    ]);
    expect(report.total).toEqual({ documented: 1, public: 1, percent: undefined });
  });

  it('gives no number where a re-export leads nowhere', () => {
    const { percent, status, unresolved } = onlyOf(
      measure(library(`export * from './generated.js';\n${documented}`)),
    );
    expect({ percent, status }).toEqual({ percent: undefined, status: 'incomplete' });
    expect(unresolved).toEqual([{ file: 'src/index.ts', specifier: './generated.js' }]);
  });

  it.each([
    { title: 'an app', files: { 'package.json': { name: 'app' }, 'src/main.ts': documented } },
    {
      title: 'data',
      files: { 'package.json': { name: 'data', exports: './a.json' }, 'a.json': {} },
    },
    {
      title: 'a module without exports',
      files: library('console.log(1);'),
    },
  ])('gives no number for $title', ({ files }) => {
    const report = measure(files);
    expect(onlyOf(report)).toMatchObject({ status: 'nothing', public: 0, percent: undefined });
    expect(report.total.percent).toBeUndefined();
  });

  it('has nothing left where all kinds are excluded', () => {
    expect(onlyOf(measure(library(documented), { exclude: ['variable'] }))).toMatchObject({
      status: 'nothing',
      percent: undefined,
    });
  });
});

describe('options', () => {
  it('measures the entries that an app names', () => {
    const files = { 'package.json': { name: 'app' }, 'src/main.ts': 'export const a = 1;' };
    const { entries, status } = onlyOf(measure(files, { entries: ['src/*.ts'] }));
    expect({ entries, status }).toEqual({
      entries: [{ specifier: './src/main.ts', file: 'src/main.ts' }],
      status: 'measured',
    });
  });

  it('traces built files by the folders that are named', () => {
    const files = {
      'package.json': { name: 'library', exports: './made/index.js' },
      'code/index.ts': '/** A. */ export const a = 1;',
    };
    expect(onlyOf(measure(files)).status).toBe('incomplete');
    expect(onlyOf(measure(files, { sources: { made: 'code' } })).percent).toBe(100);
  });
});

/** A package with so many of ten variables documented. */
function tenths(name: string, documented: number): RepositoryFiles {
  const lines = Array.from({ length: 10 }, (_, index) => {
    const docs = index < documented ? '/** V. */ ' : '';
    return `${docs}export const v${String(index)} = 1;`;
  });
  return {
    [`${name}/package.json`]: { name, exports: './index.ts' },
    [`${name}/index.ts`]: lines.join('\n'),
  };
}

describe('thresholds', () => {
  const files = {
    ...tenths('nine', 9),
    ...tenths('ten', 10),
    'app/package.json': { name: 'app' },
    'lost/package.json': { name: 'lost', exports: './dist/index.js' },
    'third/package.json': { name: 'third', exports: './index.ts' },
    'third/index.ts': '/** A. */ export const a = 1; export const b = 1, c = 1;',
  };

  it.each([
    { folders: ['nine'], threshold: undefined, verdict: undefined },
    { folders: ['nine'], threshold: 90, verdict: 'passed' },
    { folders: ['nine'], threshold: 90.1, verdict: 'below' },
    { folders: ['nine'], threshold: 0, verdict: 'passed' },
    { folders: ['ten'], threshold: 100, verdict: 'passed' },
    // As counted, and not as rounded.
    { folders: ['third'], threshold: 33.33, verdict: 'passed' },
    { folders: ['third'], threshold: 33.34, verdict: 'below' },
    // Each package by itself: together they would reach it.
    { folders: ['nine', 'ten'], threshold: 95, verdict: 'below' },
    { folders: ['ten', 'app'], threshold: 100, verdict: 'passed' },
    { folders: ['app'], threshold: 0, verdict: 'unknown' },
    { folders: ['ten', 'lost'], threshold: 50, verdict: 'unknown' },
    { folders: ['nine', 'lost'], threshold: 95, verdict: 'unknown' },
  ])('$folders at $threshold: $verdict', ({ folders, threshold, verdict }) => {
    const root = writeFiles(files);
    const report = measureCoverage(
      folders.map((folder) => path.join(root, folder)),
      threshold === undefined ? {} : { threshold },
    );
    expect(report.verdict).toBe(verdict);
  });

  it('sums packages up, each once', () => {
    const root = writeFiles(files);
    const folders = ['nine', 'ten', 'nine', 'app'].map((folder) => path.join(root, folder));
    const { packages, total } = measureCoverage(folders);
    expect(packages.map(({ name }) => name)).toEqual(['nine', 'ten', 'app']);
    expect(total).toEqual({ documented: 19, public: 20, percent: 95 });
  });

  it('takes a folder in a package for the package', () => {
    const root = writeFiles({ ...library('export const a = 1;') });
    expect(onlyOf(measureCoverage(path.join(root, 'src'))).folder).toBe(root);
  });
});

describe('folders of sources', () => {
  it('need not be in each package', () => {
    const root = writeFiles({
      'a/package.json': { name: 'a', exports: './made/index.js' },
      'a/code/index.ts': 'export const a = 1;',
      'b/package.json': { name: 'b' },
    });
    const folders = ['a', 'b'].map((folder) => path.join(root, folder));
    expect(measureCoverage(folders, { sources: { made: 'code' } }).total.public).toBe(1);
  });
});

describe('what can not be measured', () => {
  it.each<{ title: string; files: RepositoryFiles; at?: string; options?: object; says: RegExp }>([
    {
      title: 'a folder that does not exist',
      files: {},
      at: 'nowhere',
      says: /nowhere does not exist\. Name the folder of a package/u,
    },
    {
      title: 'a file',
      files: library(''),
      at: 'src/index.ts',
      says: /index\.ts is no folder\. Name the folder/u,
    },
    { title: 'a folder without a manifest', files: { 'a.ts': '' }, says: /has no package\.json/u },
    {
      title: 'a broken manifest',
      files: { 'package.json': '{' },
      says: /package\.json: It is not valid JSON/u,
    },
    {
      title: 'an entry that does not exist',
      files: library(''),
      options: { entries: ['main.ts'] },
      says: /The entry "main\.ts" matches no file/u,
    },
    // What the mistake swallows might be public.
    {
      title: 'a file with a mistake',
      files: library('export * from "./a.js";', {
        'src/a.ts': '/** A. */\nexport const a = 1;\nexport const b = `;\nexport class B {}\n',
      }),
      says: /src\/a\.ts:5:1 can't be read: Unterminated template literal\. Mend it/u,
    },
    {
      title: 'a file that is too deep',
      files: library(`export const a = ${'['.repeat(50_000)}`),
      says: /src\/index\.ts:1:1 can't be read: /u,
    },
    {
      title: 'an option that does not exist',
      files: library(''),
      options: { treshold: 90 },
      says: /There is no option "treshold"\. Did you mean "threshold"\?/u,
    },
    {
      title: 'an option that is like none',
      files: library(''),
      options: { x: 90 },
      says: /There is no option "x"\. There are threshold, exclude, entries, sources\./u,
    },
    {
      title: 'a folder of sources that does not exist',
      files: library(''),
      options: { sources: { dist: 'nope' } },
      says: /The folder of sources "nope" does not exist in /u,
    },
    {
      title: 'a threshold that is no number',
      files: library(''),
      options: { threshold: '90' },
      says: /threshold has to be a number from 0 to 100, not '90'/u,
    },
    {
      title: 'a threshold above all',
      files: library(''),
      options: { threshold: 101 },
      says: /not 101/u,
    },
    {
      title: 'a threshold that is nothing',
      files: library(''),
      options: { threshold: Number.NaN },
      says: /not NaN/u,
    },
    {
      title: 'a kind that does not exist',
      files: library(''),
      options: { exclude: ['enum', 'members'] },
      says: /There is no kind 'members' to exclude\. Use some of function, class/u,
    },
  ])('$title', ({ at = '', files, options, says }) => {
    const root = writeFiles(files);
    expect(() => measureCoverage(path.join(root, at), options)).toThrow(says);
  });
});
