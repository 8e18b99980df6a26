import { describe, expect, it } from 'vitest';
import { found, packageOf } from './package.js';

describe('what is published', () => {
  it.each<{ name: string; manifest: object; files: string[]; entries: string[] }>([
    {
      name: 'exports as a path',
      manifest: { exports: './dist/index.js' },
      files: ['src/index.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'exports as conditions',
      manifest: { exports: { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['src/index.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'exports as a list',
      manifest: { exports: [{ import: './dist/index.mjs' }, './dist/index.cjs'] },
      files: ['src/index.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'nested conditions and subpaths, in their order',
      manifest: {
        exports: {
          './web': { import: { types: './dist/web.d.mts', default: './dist/web.mjs' } },
          '.': { node: { import: './dist/index.mjs', require: './dist/index.cjs' } },
        },
      },
      files: ['src/index.ts', 'src/web.ts'],
      entries: ['./web src/web.ts', '. src/index.ts'],
    },
    {
      name: 'another source for another environment',
      manifest: { exports: { '.': { browser: './dist/browser.js', default: './dist/node.js' } } },
      files: ['src/browser.ts', 'src/node.ts'],
      entries: ['. src/browser.ts', '. src/node.ts'],
    },
    {
      name: 'types above exports that name none',
      manifest: { types: './index.d.ts', exports: { '.': './main.js', './sub': './sub.js' } },
      files: ['index.d.ts', 'main.js', 'sub.js'],
      entries: ['. index.d.ts', './sub sub.js'],
    },
    {
      name: 'exports instead of main',
      manifest: { main: './src/old.ts', exports: { './sub': './src/sub.ts' } },
      files: ['src/old.ts', 'src/sub.ts'],
      entries: ['./sub src/sub.ts'],
    },
    {
      name: 'no subpath that is closed',
      manifest: { exports: { '.': './src/index.ts', './internal': null, './off': { node: null } } },
      files: ['src/index.ts', 'src/internal.ts', 'src/off.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'no styles, data, pages or binaries',
      manifest: {
        exports: {
          './package.json': './package.json',
          './style.css': './dist/style.css',
          './data': './data.json',
          './core': './core.wasm',
          './addon': './addon.node',
          './page': './page.html',
        },
      },
      files: ['data.json', 'core.wasm', 'addon.node', 'page.html', 'dist/style.css'],
      entries: [],
    },
    {
      name: 'nothing outside the package',
      manifest: { exports: { '.': '../other/index.js', './x': './node_modules/x/index.js' } },
      files: ['node_modules/x/index.js'],
      entries: [],
    },
    {
      name: 'main, module and types of one source',
      manifest: { main: 'lib/index.js', module: 'es/index.js', types: 'lib/index.d.ts' },
      files: ['src/index.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'typings, without extension',
      manifest: { main: '', typings: 'index' },
      files: ['index.d.ts'],
      entries: ['. index.d.ts'],
    },
    {
      name: 'a package of types, with an empty main',
      manifest: { main: '', types: 'index.d.ts' },
      files: ['index.d.ts'],
      entries: ['. index.d.ts'],
    },
    {
      name: 'main without extension, and a folder',
      manifest: { main: './lib' },
      files: ['lib/index.js'],
      entries: ['. lib/index.js'],
    },
    {
      name: "Node's default",
      manifest: {},
      files: ['index.js', 'index.d.ts'],
      entries: ['. index.d.ts'],
    },
    {
      name: "compilers' default",
      manifest: {},
      files: ['index.d.ts'],
      entries: ['. index.d.ts'],
    },
    {
      name: 'the browser field, and not its map of replacements',
      manifest: { main: './node.js', browser: { './node.js': './web.js' } },
      files: ['node.js', 'web.js'],
      entries: ['. node.js'],
    },
    {
      name: 'a command by the name of the package',
      manifest: { name: '@acme/queue', bin: './dist/cli.js' },
      files: ['src/cli.ts'],
      entries: ['bin:queue src/cli.ts'],
    },
    {
      name: 'commands by their names, as scripts and not as what declares them',
      manifest: { bin: { queue: 'bin/queue.js', q: './bin/q.mjs' } },
      files: ['bin/queue.js', 'bin/q.mjs', 'bin/q.d.mts'],
      entries: ['bin:queue bin/queue.js', 'bin:q bin/q.mjs'],
    },
    {
      name: 'no script that only its first line says to be one',
      manifest: { bin: './bin/queue' },
      files: ['bin/queue'],
      entries: [],
    },
    {
      name: 'nothing of an application',
      manifest: { private: true },
      files: ['src/main.ts'],
      entries: [],
    },
    {
      name: 'nothing where exports is empty',
      manifest: { exports: {} },
      files: ['index.js'],
      entries: [],
    },
    {
      name: 'what replaces the fields on publishing, by the sources it replaces',
      manifest: {
        exports: { '.': './src/main.ts', './internal': './src/internal.ts' },
        bin: './src/run.ts',
        publishConfig: { exports: { '.': './dist/bundle.js' }, bin: { run: './dist/command.js' } },
      },
      files: ['src/main.ts', 'src/internal.ts', 'src/command.ts'],
      entries: ['. src/main.ts', 'bin:run src/command.ts'],
    },
    {
      name: 'main as a source, replaced on publishing',
      manifest: {
        main: './src/entry.ts',
        publishConfig: { main: './dist/main.js', types: './dist/main.d.ts', access: 'public' },
      },
      files: ['src/entry.ts'],
      entries: ['. src/entry.ts'],
    },
  ])('is $name', ({ manifest, files, entries }) => {
    expect(found(packageOf(manifest, files))).toStrictEqual({ entries, untraced: [] });
  });
});

describe('a pattern', () => {
  it.each<{ name: string; manifest: object; files: string[]; entries: string[] }>([
    {
      name: 'is filled from the sources, without their tests',
      manifest: { exports: { './locales/*': './dist/locales/*.js' } },
      files: [
        'src/locales/de.ts',
        'src/locales/fr.tsx',
        'src/locales/de.test.ts',
        'src/locales/__tests__/fr.ts',
        'src/locales/test/helper.ts',
        'src/locales/sub/__mocks__/fr.ts',
        'src/locales/.cache/fr.ts',
        'src/locales/readme.md',
        'src/other.ts',
      ],
      entries: ['./locales/de src/locales/de.ts', './locales/fr src/locales/fr.tsx'],
    },
    {
      name: 'may have its extension, and span folders',
      manifest: { exports: { './*.js': './dist/*.js' } },
      files: ['src/index.ts', 'src/http/client.ts'],
      entries: ['./http/client.js src/http/client.ts', './index.js src/index.ts'],
    },
    {
      name: 'may leave the extension to users',
      manifest: { exports: { './locales/*': './locales/*' } },
      files: ['src/locales/de.ts', 'src/locales/fr.mts'],
      entries: ['./locales/de.js src/locales/de.ts', './locales/fr.mjs src/locales/fr.mts'],
    },
    {
      name: 'may stand for a folder',
      manifest: {
        exports: { './*': { types: './dist/*/index.d.ts', default: './dist/*/index.js' } },
      },
      files: ['src/list/index.ts', 'src/map/index.ts', 'src/map/entry.ts'],
      entries: ['./list src/list/index.ts', './map src/map/index.ts'],
    },
    {
      name: 'does not answer for what is closed or has a key of its own',
      manifest: {
        exports: {
          './features/*': './src/features/*.ts',
          './features/private/*': null,
          './features/secret': null,
          './features/own': './src/own.ts',
          './features/deep/*': './src/deep/*.ts',
        },
      },
      files: [
        'src/features/open.ts',
        'src/features/private/key.ts',
        'src/features/secret.ts',
        'src/features/own.ts',
        'src/features/deep/hidden.ts',
        'src/own.ts',
        'src/deep/shown.ts',
      ],
      entries: [
        './features/open src/features/open.ts',
        './features/own src/own.ts',
        './features/deep/shown src/deep/shown.ts',
      ],
    },
    {
      name: 'may use its star twice, and stand before a suffix',
      manifest: { exports: { './*/config': './dist/*/*.config.js' } },
      files: ['src/app/app.config.ts', 'src/app/other.config.ts'],
      entries: ['./app/config src/app/app.config.ts'],
    },
    {
      name: 'may be written as a folder',
      manifest: { exports: { './lib/': './lib/' } },
      files: ['lib/a.js', 'lib/b/c.cjs'],
      entries: ['./lib/a.js lib/a.js', './lib/b/c.cjs lib/b/c.cjs'],
    },
    {
      name: 'opens only what is packed',
      manifest: { files: ['lib', '!lib/private.js', 'index.js'], exports: { './*': './*' } },
      files: ['index.js', 'lib/a.js', 'lib/private.js', 'eslint.config.js', 'test/a.js'],
      entries: ['./index.js index.js', './lib/a.js lib/a.js'],
    },
    {
      name: 'takes declarations that stand beside scripts',
      manifest: { exports: { './*': { types: './types/*.d.ts', default: './lib/*.js' } } },
      files: ['lib/a.js', 'types/a.d.ts'],
      entries: ['./a types/a.d.ts'],
    },
    {
      name: 'may name a folder of tests or fixtures itself',
      manifest: { exports: { './fixtures/*': './dist/test/__fixtures__/*.js' } },
      files: ['src/test/__fixtures__/a.ts', 'src/test/__fixtures__/__generated__/b.ts'],
      entries: [
        './fixtures/__generated__/b src/test/__fixtures__/__generated__/b.ts',
        './fixtures/a src/test/__fixtures__/a.ts',
      ],
    },
    {
      name: 'that only opens a folder of built files tells nothing of what is in it',
      manifest: { exports: { './dist/*': './dist/*', './lib/*': './lib/*' } },
      files: ['src/a.ts', 'dist/a.js', 'dist/chunk.js', 'lib/b.js', 'src/other.md'],
      entries: ['./lib/a.js src/a.ts'],
    },
    {
      name: 'of assets is no code',
      manifest: { exports: { './icons/*': './icons/*', './*.css': './dist/*.css' } },
      files: ['icons/a.svg'],
      entries: [],
    },
    {
      name: 'finds nothing in what is installed',
      manifest: { exports: { './lib/*': './lib/*.js' } },
      files: ['lib/a.js', 'lib/node_modules/b/c.js'],
      entries: ['./lib/a lib/a.js'],
    },
    {
      name: 'holds for folders whose names mean something to globs',
      manifest: { exports: { './routes/*': './src/[id] (x)/*.ts' } },
      files: ['src/[id] (x)/a.ts'],
      entries: ['./routes/a src/[id] (x)/a.ts'],
    },
  ])('$name', ({ manifest, files, entries }) => {
    expect(found(packageOf(manifest, files))).toStrictEqual({ entries, untraced: [] });
  });

  it('is untraced where no source matches', () => {
    const files = packageOf({ exports: { './*': './dist/*.js' } }, [
      'dist/chunk.js',
      'vite.config.js',
    ]);
    expect(found(files)).toStrictEqual({ entries: [], untraced: ['./* ./dist/*.js'] });
  });
});
