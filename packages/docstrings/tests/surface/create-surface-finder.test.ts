import { hostileInputs } from '@groundrules/testkit';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSurfaceFinder } from '../../src/surface/create-surface-finder.js';
import { diskHost, type FileHost } from '../../src/surface/file-host.js';
import type { SurfaceFinder } from '../../src/surface/surface.js';
import { describeSymbols } from './support/list-surface.js';

/** A package whose reads are counted, and whose clock stands until it is moved. */
interface Watched {
  readonly finder: SurfaceFinder;
  readonly folder: string;
  readonly write: (files: RepositoryFiles) => void;
  readonly symbolsOf: (file: string, text?: string) => string[];
  /** The files that were read since it was last asked. */
  readonly takeReads: () => string[];
  /** How often it was asked what is on disk since it was last asked. */
  readonly takeStats: () => number;
  readonly wait: (milliseconds: number) => void;
}

function watch(files: RepositoryFiles): Watched {
  const repository = createTemporaryRepository({
    'package.json': { name: 'library', type: 'module', exports: './index.ts' },
    ...files,
  });
  onTestFinished(repository.dispose);
  const folder = repository.path;
  let reads: string[] = [];
  let stats = 0;
  let now = 0;
  // Times on disk may be too coarse to tell two writes apart.
  const writes = new Map<string, number>();
  const host: FileHost = {
    readFile: (file) => {
      reads.push(path.relative(folder, file));
      return diskHost.readFile(file);
    },
    stat: (file) => {
      stats++;
      const known = diskHost.stat(file);
      return known && { ...known, modified: known.modified + (writes.get(file) ?? 0) };
    },
    now: () => now,
  };
  const finder = createSurfaceFinder({}, host);
  return {
    finder,
    folder,
    write: (written) => {
      repository.write(written);
      for (const file of Object.keys(written)) {
        const absolute = path.join(folder, file);
        writes.set(absolute, (writes.get(absolute) ?? 0) + 1);
      }
    },
    symbolsOf: (file, text) => describeSymbols(finder.symbolsOf(path.join(folder, file), text)),
    takeReads: () => {
      const taken = reads.sort();
      reads = [];
      return taken;
    },
    takeStats: () => {
      const taken = stats;
      stats = 0;
      return taken;
    },
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

const library: RepositoryFiles = {
  'index.ts': `export * from './a.js'; export { b } from './b.js';`,
  'a.ts': `export function a() { return 1; }`,
  'b.ts': `import './inside.js'; export const b = 1; export const c = 1;`,
  'inside.ts': `export const inside = 1;`,
};

describe('what is read', () => {
  it('is each file of the surface once, and no other', () => {
    const { symbolsOf, takeReads } = watch(library);
    expect(symbolsOf('a.ts')).toEqual(['!function a']);
    expect(takeReads()).toEqual(['a.ts', 'b.ts', 'index.ts']);
    expect(symbolsOf('b.ts')).toEqual(['!variable b']);
    expect(symbolsOf('inside.ts')).toEqual([]);
    expect(takeReads()).toEqual([]);
  });

  it('is nothing and not even looked at within a second', () => {
    const { symbolsOf, takeReads, takeStats, wait } = watch(library);
    symbolsOf('a.ts');
    takeReads();
    takeStats();
    wait(999);
    symbolsOf('a.ts');
    symbolsOf('b.ts');
    expect([takeReads(), takeStats()]).toEqual([[], 0]);
    wait(1);
    symbolsOf('a.ts');
    expect(takeReads()).toEqual([]);
    expect(takeStats()).toBeGreaterThan(0);
  });

  it('is the one file that changed inside a function', () => {
    const { symbolsOf, takeReads, write, wait, finder, folder } = watch(library);
    symbolsOf('a.ts');
    const other = finder.symbolsOf(path.join(folder, 'b.ts'));
    takeReads();
    write({ 'a.ts': `/** Documented. */ export function a() { return 2 + 2; }` });
    wait(1000);
    expect(symbolsOf('a.ts')).toEqual(['function a']);
    expect(takeReads()).toEqual(['a.ts']);
    // What was listed of the others is still what it was.
    expect(finder.symbolsOf(path.join(folder, 'b.ts'))).toBe(other);
  });

  it('is the one file that changed its names, and what those lead to', () => {
    const { symbolsOf, takeReads, write, wait } = watch(library);
    symbolsOf('a.ts');
    takeReads();
    write({
      'a.ts': `export * from './d.js'; export const e = 1;`,
      'd.ts': `export const d = 1;`,
    });
    wait(1000);
    expect(symbolsOf('d.ts')).toEqual(['!variable d']);
    expect(symbolsOf('a.ts')).toEqual(['!variable e']);
    expect(takeReads().filter((file) => file.endsWith('.ts'))).toEqual(['a.ts', 'd.ts']);
  });
});

describe('whose a file is', () => {
  it('is the package that it lies in, also where another re-exports it', () => {
    const { symbolsOf, finder, folder } = watch({
      'index.ts': `export * from './inner/index.js'; export * from './marked/index.js';`,
      'inner/package.json': { name: 'inner', exports: './index.ts' },
      'inner/index.ts': `export const a = 1; export const b = 1;`,
      'marked/package.json': { type: 'module' },
      'marked/index.ts': `export const c = 1;`,
    });
    const { files, unresolved } = finder.surfaceOf(folder);
    expect(files.map((file) => path.basename(path.dirname(file)))).toEqual(['marked']);
    expect(unresolved).toEqual([]);
    expect(symbolsOf('inner/index.ts')).toEqual(['!variable a', '!variable b']);
    expect(symbolsOf('marked/index.ts')).toEqual(['!variable c']);
  });

  it('is the nearest manifest, where no package has a name', () => {
    const { symbolsOf } = watch({
      'package.json': { private: true, exports: './index.ts' },
      'index.ts': `export * from './source/a.js';`,
      'source/a.ts': `export const a = 1;`,
    });
    expect(symbolsOf('source/a.ts')).toEqual(['!variable a']);
  });
});

describe('what changes', () => {
  it('is nothing where files come and go that are none of the entries', () => {
    const { finder, folder, write, wait, takeReads } = watch(library);
    const before = finder.symbolsOf(path.join(folder, 'a.ts'));
    takeReads();
    write({ 'other.ts': '', 'package.json': { name: 'library', exports: './index.ts' } });
    wait(1000);
    expect(finder.symbolsOf(path.join(folder, 'a.ts'))).toBe(before);
    expect(takeReads().filter((file) => file.endsWith('.ts'))).toEqual([]);
  });

  it('is seen in manifests', () => {
    const { symbolsOf, write, wait } = watch(library);
    expect(symbolsOf('inside.ts')).toEqual([]);
    write({ 'package.json': { name: 'library', exports: './inside.ts' } });
    wait(1000);
    expect(symbolsOf('inside.ts')).toEqual(['!variable inside']);
    expect(symbolsOf('a.ts')).toEqual([]);
  });

  it('is seen in the options of the compiler', () => {
    const { symbolsOf, write, wait } = watch({
      'index.ts': `export * from '~/a';`,
      'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./one/*'] } } },
      'one/a.ts': `export const one = 1;`,
      'two/a.ts': `export const two = 1;`,
    });
    expect(symbolsOf('one/a.ts')).toEqual(['!variable one']);
    write({ 'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./two/*'] } } } });
    wait(1000);
    expect(symbolsOf('one/a.ts')).toEqual([]);
    expect(symbolsOf('two/a.ts')).toEqual(['!variable two']);
  });

  it('is not what the options of the compiler are for each folder', () => {
    const { symbolsOf } = watch({
      'index.ts': `export * from '~/a'; export * from './two/b.js';`,
      'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./one/*'] } } },
      'one/a.ts': `export const a = 1;`,
      'one/c.ts': `export const c = 1;`,
      'two/b.ts': `export * from '~/c';`,
    });
    expect(symbolsOf('one/a.ts')).toEqual(['!variable a']);
    expect(symbolsOf('one/c.ts')).toEqual(['!variable c']);
  });

  it('is seen when a file comes that was missing', () => {
    const { symbolsOf, write, wait, finder, folder } = watch({
      'index.ts': `export * from './a.js';`,
    });
    expect(finder.surfaceOf(folder).unresolved).toHaveLength(1);
    write({ 'a.ts': `export const a = 1;` });
    wait(1000);
    expect(symbolsOf('a.ts')).toEqual(['!variable a']);
    expect(finder.surfaceOf(folder).unresolved).toEqual([]);
  });

  it.each<{ what: string; files: RepositoryFiles; written: RepositoryFiles }>([
    {
      what: 'a configuration of the compiler that is nearer',
      files: {
        'source/index.ts': `export * from '~/a';`,
        'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./old/*'] } } },
      },
      written: {
        'source/tsconfig.json': { compilerOptions: { paths: { '~/*': ['../new/*'] } } },
      },
    },
    {
      what: 'a file that comes before another',
      files: {
        'source/index.ts': `export * from '../old/b.js';`,
        'old/b.js': `export const before = 1;`,
      },
      written: { 'old/b.ts': `export * from '../new/a.js';` },
    },
    {
      what: 'where the manifest leads inside',
      files: {
        'package.json': {
          name: 'library',
          exports: './source/index.ts',
          imports: { '#a': './old/a.ts' },
        },
        'source/index.ts': `export * from '#a';`,
      },
      written: {
        'package.json': {
          name: 'library',
          exports: './source/index.ts',
          imports: { '#a': './new/a.ts' },
        },
      },
    },
    {
      what: 'a package that is made of a folder',
      files: { 'source/index.ts': `export * from '../old/a.js'; export * from '../new/a.js';` },
      written: { 'old/package.json': { name: 'old', exports: './none.ts' } },
    },
  ])('is seen in $what', ({ files, written }) => {
    const { finder, folder, write, wait } = watch({
      'package.json': { name: 'library', exports: './source/index.ts' },
      'old/a.ts': `export const before = 1;`,
      'new/a.ts': `export const after = 1;`,
      ...files,
    });
    const list = (): string[] => {
      const surface = finder.surfaceOf(folder);
      return surface.files.flatMap((file) => describeSymbols(surface.symbolsOf(file)));
    };
    expect(list()).not.toEqual(['!variable after']);
    write(written);
    wait(1000);
    expect(list()).toEqual(['!variable after']);
  });

  it('is seen in what docs are inherited from', () => {
    const { symbolsOf, write, wait } = watch({
      'index.ts': `import type { Shape } from './shape.js'; export class A implements Shape { b() {} }`,
      'shape.ts': `export interface Shape { b(): void }`,
    });
    expect(symbolsOf('index.ts')).toEqual(['!class A', '!method A.b']);
    write({ 'shape.ts': `export interface Shape { /** B. */ b(): void }` });
    wait(1000);
    expect(symbolsOf('index.ts')).toEqual(['!class A', 'method A.b']);
  });
});

describe('a text that is newer than what is on disk', () => {
  it('counts for the file that it belongs to', () => {
    const { symbolsOf, takeReads } = watch(library);
    symbolsOf('a.ts');
    takeReads();
    expect(symbolsOf('a.ts', `/** A. */ export function a() {}`)).toEqual(['function a']);
    expect(symbolsOf('a.ts', `export function a() {} export class New { b() {} }`)).toEqual([
      '!function a',
      '!class New',
      '!method New.b',
    ]);
    expect(symbolsOf('a.ts')).toEqual(['!function a']);
    expect(takeReads()).toEqual([]);
  });

  it('counts for no other file', () => {
    const { symbolsOf } = watch(library);
    expect(symbolsOf('index.ts', `export { c } from './b.js';`)).toEqual([]);
    expect(symbolsOf('b.ts')).toEqual(['!variable b']);
  });

  it('has its places counted behind a byte order mark, as tools give it', () => {
    const { finder, folder } = watch({ 'index.ts': `\uFEFFexport const a = 1;` });
    const file = path.join(folder, 'index.ts');
    const [onDisk] = finder.symbolsOf(file);
    const [given] = finder.symbolsOf(file, `export const a = 1;`);
    expect(onDisk?.declarations[0].start).toBe(0);
    expect(given).toBe(onDisk);
  });
});

describe('odd code', () => {
  // In a declaration file everything is public that its file has a name for.
  const extensions = ['.ts', '.d.ts', '.tsx', '.cjs', '.js'];

  it.each(hostileInputs.map(({ name, code }) => [name, code] as const))(
    'survives %s, and every place is in the text',
    (_, code) => {
      const files = extensions.map((extension) => `index${extension}`);
      const { finder, folder } = watch({
        'package.json': {
          name: 'library',
          exports: Object.fromEntries(files.map((file) => [`./${file}`, `./${file}`])),
        },
        ...Object.fromEntries(files.map((file) => [file, code])),
      });
      const surface = finder.surfaceOf(folder);
      expect(surface.entryPoints.entries).toHaveLength(files.length);
      const misplaced = surface.files
        .flatMap((file) => surface.symbolsOf(file))
        .flatMap(({ declarations }) => declarations)
        .filter(
          ({ start, end, nameRange, docsPosition }) =>
            start < 0 ||
            end > code.length ||
            nameRange.start < start ||
            nameRange.end > end ||
            docsPosition > nameRange.start,
        );
      expect(misplaced).toEqual([]);
    },
  );

  it.each<[title: string, text: string, symbols: string[]]>([
    ['an open brace', `export class A { a() {} b(`, ['!class A', '!method A.a', '!method A.b']],
    [
      'no name',
      `export const = 1; export function () {} export class {} export { , } export { a as };`,
      [],
    ],
    [
      'names of prototypes',
      `export const constructor = 1, toString = 2; export interface A { hasOwnProperty: 1; constructor: 2 }`,
      [
        '!variable constructor',
        '!variable toString',
        '!interface A',
        '!property A.hasOwnProperty',
        '!property A.constructor',
      ],
    ],
    ['no code at all', '\0\u0001\uFFFD{{{{((((', []],
    [
      'a sum of very many parts',
      `export function a() { if (b) { return ${'1 + '.repeat(30_000)}1; } else throw ${'1 + '.repeat(30_000)}1; }`,
      ['!function a'],
    ],
    ['a thousand brackets', `export const a = ${'['.repeat(50_000)}`, []],
  ])('reads what it can of %s', (_, text, symbols) => {
    const { symbolsOf } = watch({ 'index.ts': text });
    const found = symbolsOf('index.ts');
    expect(found.filter((symbol) => symbols.includes(symbol))).toEqual(symbols);
  });

  it('is not asked of folders and files that are not there', () => {
    const { symbolsOf, finder, folder } = watch({
      'index.ts': `export * from './folder';`,
      'folder/x.txt': '',
    });
    expect([symbolsOf('index.ts'), symbolsOf('missing.ts'), symbolsOf('folder')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(finder.symbolsOf(path.parse(folder).root)).toEqual([]);
  });
});

it('finds the surface of every package here without an unresolved export', () => {
  const packages = path.resolve(import.meta.dirname, '../../..');
  const finder = createSurfaceFinder();
  const surfaces = readdirSync(packages)
    .map((name) => path.join(packages, name))
    .filter((folder) => statSync(folder).isDirectory())
    .map((folder) => finder.surfaceOf(folder))
    .filter(({ entryPoints }) => entryPoints.entries.length > 0);
  expect(surfaces.length).toBeGreaterThan(4);
  expect(surfaces.flatMap(({ unresolved }) => unresolved)).toEqual([]);
});
