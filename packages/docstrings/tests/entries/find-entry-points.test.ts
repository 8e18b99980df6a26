import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EntryOptionsError } from '../../src/entries/entry-options-error.js';
import { findEntryPoints } from '../../src/entries/find-entry-points.js';
import { ManifestError } from '../../src/entries/manifest-error.js';
import { found, packageOf, relative, writeFiles } from './package.js';

describe('packages as they are', () => {
  it.each<{ like: string; files: Parameters<typeof found>[0]; entries: string[] }>([
    {
      like: 'p-queue',
      files: {
        ...packageOf(
          { type: 'module', exports: { types: './dist/index.d.ts', default: './dist/index.js' } },
          ['source/index.ts', 'source/options.ts', 'test/test.ts'],
        ),
        'tsconfig.json': { compilerOptions: { outDir: 'dist' }, include: ['source'] },
      },
      entries: ['. source/index.ts'],
    },
    {
      like: 'got',
      files: {
        ...packageOf(
          { exports: { types: './dist/source/index.d.ts', default: './dist/source/index.js' } },
          ['source/index.ts', 'test/http.ts', 'benchmark/index.ts'],
        ),
        'tsconfig.json': {
          compilerOptions: { outDir: 'dist' },
          include: ['source', 'test', 'benchmark'],
        },
      },
      entries: ['. source/index.ts'],
    },
    {
      like: 'zod',
      files: packageOf(
        {
          main: './index.cjs',
          types: './index.d.cts',
          exports: {
            './package.json': './package.json',
            '.': {
              '@queue/source': './src/index.ts',
              types: './index.d.cts',
              import: './index.js',
              require: './index.cjs',
            },
            './v4/locales/*': {
              '@queue/source': './src/v4/locales/*',
              types: './v4/locales/*',
              import: './v4/locales/*',
              require: './v4/locales/*',
            },
          },
        },
        ['src/index.ts', 'src/v4/locales/de.ts', 'src/v4/locales/index.ts'],
      ),
      entries: [
        '. src/index.ts',
        './v4/locales/de.js src/v4/locales/de.ts',
        './v4/locales/index.js src/v4/locales/index.ts',
      ],
    },
    {
      like: 'hono',
      files: {
        ...packageOf(
          {
            main: 'dist/cjs/index.js',
            types: 'dist/types/index.d.ts',
            exports: {
              '.': {
                types: './dist/types/index.d.ts',
                import: './dist/index.js',
                require: './dist/cjs/index.js',
              },
              './types': {
                types: './dist/types/types.d.ts',
                import: './dist/types.js',
                require: './dist/cjs/types.js',
              },
              './cookie': {
                types: './dist/types/helper/cookie/index.d.ts',
                import: './dist/helper/cookie/index.js',
                require: './dist/cjs/helper/cookie/index.js',
              },
              './utils/*': {
                types: './dist/types/utils/*.d.ts',
                import: './dist/utils/*.js',
                require: './dist/cjs/utils/*.js',
              },
            },
          },
          [
            'src/index.ts',
            'src/types.ts',
            'src/helper/cookie/index.ts',
            'src/utils/body.ts',
            'src/utils/body.test.ts',
            'src/utils/jwt/jwt.ts',
          ],
        ),
        'tsconfig.build.json': {
          compilerOptions: { rootDir: './src', outDir: './dist/types', emitDeclarationOnly: true },
        },
      },
      entries: [
        '. src/index.ts',
        './types src/types.ts',
        './cookie src/helper/cookie/index.ts',
        './utils/body src/utils/body.ts',
        './utils/jwt/jwt src/utils/jwt/jwt.ts',
      ],
    },
    {
      like: 'fastify',
      files: packageOf({ main: 'fastify.js', type: 'commonjs', types: 'fastify.d.ts' }, [
        'fastify.js',
        'fastify.d.ts',
        'lib/server.js',
        'types/hooks.d.ts',
        'build/build-validation.js',
      ]),
      entries: ['. fastify.d.ts'],
    },
    {
      like: '@fastify/static',
      files: packageOf({ main: 'index.js', types: 'types/index.d.ts' }, [
        'index.js',
        'lib/dirList.js',
        'types/index.d.ts',
        'types/index.tst.ts',
      ]),
      entries: ['. types/index.d.ts'],
    },
    {
      like: 'a package built by tsup',
      files: packageOf(
        {
          main: './dist/index.cjs',
          module: './dist/index.js',
          types: './dist/index.d.cts',
          bin: { queue: './dist/cli.js' },
          exports: {
            '.': {
              import: { types: './dist/index.d.ts', default: './dist/index.js' },
              require: { types: './dist/index.d.cts', default: './dist/index.cjs' },
            },
          },
        },
        ['src/index.ts', 'src/cli/index.ts', 'dist/index.js', 'dist/chunk-1.js', 'dist/cli.js'],
      ),
      entries: ['. src/index.ts', 'bin:queue src/cli/index.ts'],
    },
    {
      like: 'commander',
      files: {
        ...packageOf(
          {
            exports: {
              '.': {
                require: { types: './typings/index.d.ts', default: './index.js' },
                import: { types: './typings/esm.d.mts', default: './esm.mjs' },
              },
            },
          },
          ['index.js', 'esm.mjs', 'typings/index.d.ts', 'typings/esm.d.mts'],
        ),
        'tsconfig.json': { compilerOptions: { allowJs: true, noEmit: true } },
      },
      entries: ['. typings/index.d.ts', '. typings/esm.d.mts'],
    },
  ])('like $like', ({ files, entries }) => {
    expect(found(files)).toStrictEqual({ entries, untraced: [] });
  });

  const packages = path.resolve(import.meta.dirname, '../../..');

  // One has no build, and one has only JSON.
  const mainFiles = new Map([
    ['prettier-config', 'index.d.ts'],
    ['tsconfig', undefined],
  ]);

  it.each(readdirSync(packages))('%s of this repository is traced completely', (name) => {
    const manifest = JSON.parse(
      readFileSync(path.join(packages, name, 'package.json'), 'utf8'),
    ) as { name: string; exports: Record<string, unknown>; bin?: Record<string, string> };
    const modules = Object.keys(manifest.exports).filter((key) => !key.endsWith('.json'));
    const commands = Object.keys(manifest.bin ?? {}).map((command) => `bin:${command}`);

    const { folder, entries, untraced, packageName } = findEntryPoints(path.join(packages, name));
    expect({
      packageName,
      specifiers: entries.map(({ specifier }) => specifier),
      untraced,
    }).toStrictEqual({
      packageName: manifest.name,
      specifiers: [...modules, ...commands],
      untraced: [],
    });
    const main = entries.find(({ specifier }) => specifier === '.');
    expect(main && relative(folder, main.file)).toBe(
      mainFiles.has(name) ? mainFiles.get(name) : 'src/index.ts',
    );
    expect(entries.filter(({ file }) => relative(folder, file).startsWith('dist/'))).toStrictEqual(
      [],
    );
  });
});

describe('the option entries', () => {
  const files = packageOf({ exports: './src/index.ts' }, [
    'src/index.ts',
    'src/routes/a.ts',
    'src/routes/b.ts',
    'src/routes/b.test.ts',
    'src/routes/[id].ts',
    'src/routes/readme.md',
    'node_modules/x/index.ts',
  ]);

  it.each([
    { entries: ['src/routes/a.ts'], expected: ['./src/routes/a.ts'] },
    { entries: ['./src/routes/[id].ts'], expected: ['./src/routes/[id].ts'] },
    {
      entries: ['src/routes/b.ts', './src/routes/{a,b}.*', '!**/*.test.ts'],
      expected: ['./src/routes/b.ts', './src/routes/a.ts'],
    },
    {
      entries: ['**/*.ts', '!src/routes'],
      expected: ['./src/index.ts'],
    },
    { entries: [], expected: [] },
  ])('$entries replaces what the manifest publishes', ({ entries, expected }) => {
    expect(found(files, { entries })).toStrictEqual({
      entries: expected.map((file) => `${file} ${file.slice(2)}`),
      untraced: [],
    });
  });

  it('works without a manifest', () => {
    const folder = writeFiles({ 'server.ts': '' });
    expect(findEntryPoints(folder, { entries: ['*.ts'] })).toStrictEqual({
      folder,
      packageName: undefined,
      entries: [{ specifier: './server.ts', file: path.join(folder, 'server.ts') }],
      untraced: [],
      readFrom: [],
      lookedIn: [folder],
    });
  });

  it.each(['src/gone.ts', 'src/*.tsx', 'src/routes/readme.md', 'src'])(
    'refuses "%s", which matches no code, also among others',
    (entry) => {
      const folder = writeFiles(files);
      const find = (): unknown => findEntryPoints(folder, { entries: ['src/index.ts', entry] });
      expect(find).toThrow(EntryOptionsError);
      expect(find).toThrow(
        `The entry "${entry}" matches no file of code in ${folder}. Mend the path or the glob, or leave it out.`,
      );
    },
  );
});

describe('a manifest that is wrong', () => {
  it.each<[string, object | string, string]>([
    ['no JSON', '{ "name": }', 'It is not valid JSON: '],
    ['empty', '', 'It is not valid JSON: '],
    ['no object', '[]', 'It holds no object. Put the manifest in braces.'],
    ['null', 'null', 'It holds no object.'],
    [
      'a name that is a number',
      { name: 1 },
      '"name" has to be a string. Mend it, or leave it out.',
    ],
    ['main', { main: {} }, '"main" has to be a string.'],
    ['types', { types: ['a.d.ts'] }, '"types" has to be a string.'],
    ['bin', { bin: ['a.js'] }, '"bin" has to be a path, or an object of names and paths.'],
    ['a command', { bin: { a: null } }, '"bin.a" has to be a path.'],
    ['publishConfig', { publishConfig: 'dist' }, '"publishConfig" has to be an object.'],
    ['a field of it', { publishConfig: { main: 1 } }, '"publishConfig.main" has to be a string.'],
    ['a target', { exports: { './a': { node: 5 } } }, '"exports" has 5 at "./a". Give it a path,'],
    ['exports', { exports: true }, '"exports" has true at ".". Give it a path,'],
    [
      'exports of two kinds',
      { exports: { '.': './a.js', import: './b.js' } },
      '"exports" mixes subpaths with the condition "import". Put the conditions into the subpath ".".',
    ],
  ])('%s', (_what, manifest, message) => {
    const folder = writeFiles({ 'package.json': manifest });
    const find = (): unknown => findEntryPoints(folder);
    expect(find).toThrow(ManifestError);
    expect(find).toThrow(`${path.join(folder, 'package.json')}: ${message}`);
  });
});

describe('odd input', () => {
  it('is refused where the manifest is a folder', () => {
    const folder = writeFiles({ 'package.json/a.js': '' });
    expect(() => findEntryPoints(folder)).toThrow(
      new ManifestError(
        path.join(folder, 'package.json'),
        'It cannot be read (EISDIR). See to it that it is a file.',
      ),
    );
  });

  it('is fine without a package', () => {
    const folder = writeFiles({ 'index.js': '' });
    expect(findEntryPoints(folder)).toStrictEqual({
      folder,
      packageName: undefined,
      entries: [],
      untraced: [],
      readFrom: [],
      lookedIn: [],
    });
  });

  it.each([
    [{ name: null, main: null, exports: null, bin: null, publishConfig: null, files: 'dist' }],
    [{ exports: [] }],
    [{ exports: [[], {}, null] }],
    [{ exports: { '.': { '': '' } } }],
    [{ exports: { './*': {} } }],
    [{ exports: { './*/*': './src/*.ts' } }],
    [{ exports: { '.': '/etc/passwd', './a': '', './b': '..' } }],
    [{ main: '..' }],
    [{ bin: '' }],
    [{ bin: {} }],
  ])('%j publishes nothing', (manifest) => {
    expect(found({ 'package.json': manifest, 'src/a.ts': '' })).toStrictEqual({
      entries: [],
      untraced: [],
    });
  });

  it('is fine with a byte order mark and Windows lines', () => {
    const files = { 'package.json': '\uFEFF{\r\n"main": "./dist/a.js"\r\n}', 'src/a.ts': '' };
    expect(found(files).entries).toStrictEqual(['. src/a.ts']);
  });

  it('is fine with loops of links', () => {
    const folder = writeFiles({
      ...packageOf({ exports: { '.': './dist/loop.js', './*': './dist/lib/*.js' } }, [
        'src/lib/a.ts',
      ]),
      'tsconfig.json': { compilerOptions: { outDir: 'dist' } },
    });
    symlinkSync(path.join(folder, 'src'), path.join(folder, 'src/lib/src'));
    symlinkSync(path.join(folder, 'src/loop.ts'), path.join(folder, 'src/loop.ts'));
    const { entries, untraced } = findEntryPoints(folder);
    expect(entries).toStrictEqual([{ specifier: './a', file: path.join(folder, 'src/lib/a.ts') }]);
    expect(untraced.map(({ target }) => target)).toStrictEqual(['./dist/loop.js']);
  });

  it('follows a link to the package', () => {
    const folder = writeFiles({ 'real/package.json': { main: 'dist/a.js' }, 'real/src/a.ts': '' });
    const link = path.join(folder, 'link');
    symlinkSync(path.join(folder, 'real'), link);
    expect(findEntryPoints(link).entries).toStrictEqual([
      { specifier: '.', file: path.join(link, 'src/a.ts') },
    ]);
  });
});

describe('the answer', () => {
  it('is about the package that a folder is in', () => {
    const folder = writeFiles(
      packageOf({ main: 'dist/index.js' }, ['src/index.ts', 'src/deep/a.ts']),
    );
    expect(findEntryPoints(path.join(folder, 'src/deep'))).toMatchObject({
      folder,
      packageName: 'queue',
      entries: [{ specifier: '.', file: path.join(folder, 'src/index.ts') }],
    });
  });

  it('is about the folder itself where that has a manifest without a name', () => {
    const folder = writeFiles({
      ...packageOf({}),
      'sub/package.json': { main: 'a.js' },
      'sub/a.js': '',
    });
    expect(findEntryPoints(path.join(folder, 'sub'))).toMatchObject({
      folder: path.join(folder, 'sub'),
      packageName: undefined,
      entries: [{ specifier: '.' }],
    });
  });

  it('says what it was read from, and where it looked', () => {
    const folder = writeFiles({
      ...packageOf({ exports: { '.': './dist/index.js', './*': './dist/parts/*.js' } }, [
        'code/index.ts',
        'src/parts/one/a.ts',
      ]),
      'tsconfig.json': { extends: './base.json' },
      'base.json': { compilerOptions: { outDir: 'built' } },
      'dist/index.js.map': { version: 3, sources: ['../code/index.ts'] },
    });
    const { readFrom, lookedIn } = findEntryPoints(folder);
    expect(readFrom.map((file) => relative(folder, file)).sort()).toStrictEqual([
      'base.json',
      'dist/index.js.map',
      'package.json',
      'tsconfig.json',
    ]);
    expect(lookedIn.map((file) => relative(folder, file)).sort()).toStrictEqual([
      '',
      'code',
      'dist',
      'src',
      'src/parts',
      'src/parts/one',
    ]);
  });

  it('says where a source was looked for', () => {
    const files = packageOf({ exports: { './a': './dist/esm/a.min.js' } });
    const { untraced } = findEntryPoints(writeFiles(files));
    expect(untraced).toStrictEqual([
      {
        specifier: './a',
        target: './dist/esm/a.min.js',
        tried: expect.arrayContaining([
          'src/a.*',
          'src/esm/a.*',
          'source/a/index.*',
          'lib/a.*',
          'a.*',
        ]) as string[],
      },
    ]);
  });

  it('sees what changed since', () => {
    const folder = writeFiles(packageOf({ main: 'dist/index.js' }));
    expect(findEntryPoints(folder).entries).toStrictEqual([]);
    const written = writeFiles(packageOf({ main: 'dist/index.js' }, ['src/index.ts']));
    expect(findEntryPoints(written).entries).toHaveLength(1);
  });
});

it('imports TypeScript as a type only, so that it is loaded when first needed', () => {
  const source = path.resolve(import.meta.dirname, '../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(source, name))
    .filter((file) => file.endsWith('.ts') && existsSync(file));
  const values = files.filter((file) =>
    /^import (?!type\b)[^;]*from 'typescript'/mu.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(values).toStrictEqual([]);
});
