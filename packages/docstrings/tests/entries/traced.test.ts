import { describe, expect, it } from 'vitest';
import { found, packageOf } from './package.js';

interface Case {
  target: string;
  files: string[];
  source: string;
}

const index = { main: './dist/index.js', types: './dist/index.d.ts' };

describe('the usual shapes', () => {
  it.each<Case>([
    { target: './dist/index.js', files: ['src/index.ts'], source: 'src/index.ts' },
    {
      target: './dist/index.mjs',
      files: ['src/index.ts', 'src/index.mts'],
      source: 'src/index.mts',
    },
    {
      target: './dist/index.js',
      files: ['src/index.js', 'src/index.tsx'],
      source: 'src/index.tsx',
    },
    { target: './dist/index.js', files: ['src/index.jsx'], source: 'src/index.jsx' },
    { target: './dist/index.js', files: ['source/index.ts'], source: 'source/index.ts' },
    { target: './build/index.js', files: ['lib/index.js'], source: 'lib/index.js' },
    { target: './out/index.js', files: ['index.ts'], source: 'index.ts' },
    { target: './lib/index.js', files: ['src/index.ts', 'lib/index.js'], source: 'src/index.ts' },
    { target: './dist/source/index.js', files: ['source/index.ts'], source: 'source/index.ts' },
    { target: './dist/src/index.js', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './dist/esm/index.js', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './dist/types/cjs/a.d.ts', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './lib/cjs/a.js', files: ['src/a.ts', 'lib/cjs/a.js'], source: 'src/a.ts' },
    { target: './build/modern/a.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './lib-commonjs/a.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './dist-types/sub/a.d.ts', files: ['src/sub/a.ts'], source: 'src/sub/a.ts' },
    { target: './_esm/a.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './fesm2022/queue.mjs', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './build-tools/a.js', files: ['build-tools/a.js'], source: 'build-tools/a.js' },
    { target: './es/a.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './umd/a.min.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './dist/a.esm.min.js', files: ['src/a.ts'], source: 'src/a.ts' },
    { target: './dist/a.min.js', files: ['src/a.ts', 'src/a.min.ts'], source: 'src/a.min.ts' },
    {
      target: './dist/types/index.js',
      files: ['src/index.ts', 'src/types/index.ts'],
      source: 'src/types/index.ts',
    },
    {
      target: './dist/types/index.d.ts',
      files: ['src/index.ts', 'src/types/index.ts'],
      source: 'src/index.ts',
    },
    { target: './dist/cli.js', files: ['src/cli/index.ts'], source: 'src/cli/index.ts' },
    { target: './dist/http/index.js', files: ['src/http.ts'], source: 'src/http.ts' },
    { target: './dist/queue.js', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './dist/queue.umd.js', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './dist', files: ['src/index.ts'], source: 'src/index.ts' },
    { target: './dist/types.d.ts', files: ['src/types.d.ts'], source: 'src/types.d.ts' },
    {
      target: './dist/index.js',
      files: ['src/index.js', 'src/index.d.ts'],
      source: 'src/index.d.ts',
    },
    { target: './src/index.js', files: ['src/index.js', 'src/index.ts'], source: 'src/index.ts' },
    { target: './mini/index.cjs', files: ['src/mini/index.ts'], source: 'src/mini/index.ts' },
    { target: './index.mjs', files: ['index.mjs', 'index.d.mts'], source: 'index.d.mts' },
    { target: './lib/index.js', files: ['lib/index.js', 'index.js'], source: 'lib/index.js' },
    {
      target: './types/index.d.ts',
      files: ['types/index.d.ts', 'index.js'],
      source: 'types/index.d.ts',
    },
    {
      target: './types/index.d.ts',
      files: ['types/index.d.ts', 'src/index.js'],
      source: 'types/index.d.ts',
    },
    { target: './.\\dist\\index.js', files: ['src/index.ts'], source: 'src/index.ts' },
  ])('trace $target to $source among $files', ({ target, files, source }) => {
    expect(found(packageOf({ exports: target }, files))).toStrictEqual({
      entries: [`. ${source}`],
      untraced: [],
    });
  });

  it.each([
    { bin: './dist/run.js', files: ['src/bin/run.ts'], source: 'src/bin/run.ts' },
    { bin: './dist/run.js', files: ['src/cli/run.ts'], source: 'src/cli/run.ts' },
    { bin: './dist/cli.mjs', files: ['src/cli/index.ts'], source: 'src/cli/index.ts' },
    { bin: './dist/bin/run', files: ['src/bin/run.ts'], source: 'src/bin/run.ts' },
  ])('trace the command $bin to $source', ({ bin, files, source }) => {
    expect(found(packageOf({ bin: { run: bin } }, files))).toStrictEqual({
      entries: [`bin:run ${source}`],
      untraced: [],
    });
  });

  it.each([
    ['./dist/index.js', ['dist/index.js', 'dist/index.d.ts', 'dist/index.ts.txt']],
    ['./build/index.js', ['build/index.js', 'src/main.ts']],
    ['./cjs/index.cjs', ['cjs/index.cjs']],
    ['./dist-cjs/index.js', ['dist-cjs/index.js', 'dist-cjs/index.d.ts']],
    ['./lib-esm/index.js', ['lib-esm/index.js']],
    ['./lib/esm/index.js', ['lib/esm/index.js']],
    ['./missing.js', ['src/other.ts']],
    ['./dist/missing.d.ts', []],
  ])('leave %s untraced among %j', (target, files) => {
    expect(found(packageOf({ exports: target }, files))).toStrictEqual({
      entries: [],
      untraced: [`. ${target}`],
    });
  });

  it('leave untraced what is another environment, and not what is another format', () => {
    const files = packageOf(
      {
        exports: {
          browser: { types: './dist/web.d.ts', default: './dist/web.js' },
          node: { import: './dist/node.mjs', require: './dist/other.cjs' },
        },
      },
      ['src/a.ts'],
    );
    expect(found(files)).toStrictEqual({
      entries: [],
      untraced: ['. ./dist/web.js', '. ./dist/node.mjs'],
    });
  });
});

describe('one subpath', () => {
  it.each<{ name: string; exports: object; files: string[]; entries: string[] }>([
    {
      name: 'is TypeScript under a condition of its own rather than the built file',
      exports: { '@queue/source': './src/main.ts', types: './dist/x.d.ts', default: './dist/x.js' },
      files: ['src/main.ts', 'dist/x.js', 'dist/x.d.ts'],
      entries: ['. src/main.ts'],
    },
    {
      name: 'is the source of its script rather than a built declaration',
      exports: { types: './types/index.d.ts', default: './dist/index.js' },
      files: ['src/index.ts', 'types/index.d.ts'],
      entries: ['. src/index.ts'],
    },
    {
      name: 'is what its script is made of where its declarations could be of something else',
      exports: { types: './dist/types/index.d.ts', default: './dist/types/index.js' },
      files: ['src/index.ts', 'src/types/index.ts'],
      entries: ['. src/types/index.ts'],
    },
    {
      name: 'is its declarations rather than the scripts beside them',
      exports: { types: './index.d.ts', browser: './browser.js', default: './index.js' },
      files: ['index.d.ts', 'browser.js', 'index.js'],
      entries: ['. index.d.ts'],
    },
    {
      name: 'is the JavaScript that scripts and declarations are made of',
      exports: { types: './dist/index.d.ts', browser: './dist/web.js', default: './dist/index.js' },
      files: ['src/index.js', 'src/web.js'],
      entries: ['. src/index.js', '. src/web.js'],
    },
    {
      name: 'is one file where each format has declarations of its own',
      exports: {
        import: { types: './index.d.ts', default: './index.js' },
        require: { types: './index.d.cts', default: './index.cjs' },
      },
      files: ['index.d.ts', 'index.d.cts', 'index.js', 'index.cjs'],
      entries: ['. index.d.ts'],
    },
    {
      name: 'keeps a script that only one environment has TypeScript for',
      exports: { deno: './mod.ts', default: './index.js' },
      files: ['mod.ts', 'index.js'],
      entries: ['. mod.ts', '. index.js'],
    },
    {
      name: 'is traced where one environment is',
      exports: { bun: './src/index.ts', default: './bundled.js' },
      files: ['src/index.ts'],
      entries: ['. src/index.ts'],
    },
  ])('$name', ({ exports, files, entries }) => {
    expect(found(packageOf({ exports }, files))).toStrictEqual({ entries, untraced: [] });
  });
});

describe('a package that has been built', () => {
  it.each([
    { folder: 'dist', source: 'src/index.ts' },
    { folder: 'dist', source: 'src/index.js' },
    { folder: 'lib', source: 'src/index.ts' },
    { folder: 'lib', source: 'src/index.js' },
    { folder: 'lib', source: 'index.ts' },
    { folder: 'lib/cjs', source: 'src/index.js' },
  ])('into $folder has the entries that it had before: $source', ({ folder, source }) => {
    const built = [`${folder}/index.js`, `${folder}/index.d.ts`];
    const manifest = { main: `./${folder}/index.js`, types: `./${folder}/index.d.ts` };
    const before = found(packageOf(manifest, [source]));
    expect(before).toStrictEqual({ entries: [`. ${source}`], untraced: [] });
    expect(found(packageOf(manifest, [source, ...built]))).toStrictEqual(before);
  });
});

describe('the source field', () => {
  it('says what a bundle is made of', () => {
    const files = packageOf({ ...index, source: 'code/start.ts' }, [
      'code/start.ts',
      'dist/index.js',
    ]);
    expect(found(files)).toStrictEqual({ entries: ['. code/start.ts'], untraced: [] });
  });
});

describe('the option sources', () => {
  it.each([
    {
      sources: { dist: 'code' },
      files: ['code/index.ts', 'src/index.ts'],
      source: 'code/index.ts',
    },
    { sources: { './dist/': './code/' }, files: ['code/index/index.ts'], source: undefined },
    { sources: { dist: 'code' }, files: ['src/index.ts'], source: 'src/index.ts' },
    { sources: { dist: '.', 'dist/': 'a' }, files: ['index.ts'], source: 'index.ts' },
  ])('$sources finds $source', ({ sources, files, source }) => {
    expect(found(packageOf(index, files), { sources }).entries).toStrictEqual(
      source === undefined ? [] : [`. ${source}`],
    );
  });

  it('takes the innermost folder first, and fills patterns', () => {
    const files = packageOf({ exports: { './*': './bundle/web/*.js' } }, [
      'web/a.ts',
      'code/web/b.ts',
    ]);
    const sources = { bundle: 'code', 'bundle/web': 'web' };
    expect(found(files, { sources })).toStrictEqual({ entries: ['./a web/a.ts'], untraced: [] });
  });
});

describe('tsconfig files', () => {
  const project = (compilerOptions: object, more: object = {}): object => ({
    compilerOptions,
    ...more,
  });

  it.each<{
    name: string;
    configs: Record<string, object | string>;
    files: string[];
    source: string;
  }>([
    {
      name: 'outDir and rootDir',
      configs: { 'tsconfig.json': project({ outDir: 'dist', rootDir: 'code' }) },
      files: ['code/index.ts', 'src/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'declarationDir',
      configs: { 'tsconfig.build.json': project({ declarationDir: './dist', rootDir: 'code' }) },
      files: ['code/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'the root that all files share',
      configs: { 'tsconfig.json': project({ outDir: 'dist' }, { include: ['code'] }) },
      files: ['code/index.ts', 'code/deep/other.ts', 'index.js'],
      source: 'code/index.ts',
    },
    {
      name: 'the folder of the config file as root',
      configs: { 'tsconfig.json': project({ outDir: 'dist' }) },
      files: ['index.ts', 'code/other.ts'],
      source: 'index.ts',
    },
    {
      name: 'what it extends',
      configs: {
        'tsconfig.json': { extends: './config/base.json' },
        'config/base.json': project({ outDir: '../dist', rootDir: '../code' }),
      },
      files: ['code/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'what it refers to, in a circle too',
      configs: {
        'tsconfig.json': { files: [], references: [{ path: './code' }, { path: '.' }] },
        'code/tsconfig.json': project(
          { outDir: '../dist', rootDir: '.', composite: true },
          { references: [{ path: '..' }] },
        ),
      },
      files: ['code/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'comments, a byte order mark and Windows lines',
      configs: {
        'tsconfig.json':
          '\uFEFF// built\r\n{ "compilerOptions": { "outDir": "dist", "rootDir": "code", }, }\r\n',
      },
      files: ['code/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'no script at the root that another config takes in',
      configs: {
        'tsconfig.json': project({ outDir: 'dist', rootDir: 'code' }),
        'tsconfig.check.json': project({ outDir: 'dist', rootDir: '.', allowJs: true }),
      },
      files: ['index.js', 'code/index.ts'],
      source: 'code/index.ts',
    },
    {
      name: 'the usual shapes where it has a base that is missing',
      configs: { 'tsconfig.json': { extends: './none.json', compilerOptions: { outDir: 'dist' } } },
      files: ['src/index.ts'],
      source: 'src/index.ts',
    },
    {
      name: 'the usual shapes where it is no JSON',
      configs: { 'tsconfig.json': 'export default {};' },
      files: ['src/index.ts'],
      source: 'src/index.ts',
    },
  ])('tell by $name', ({ configs, files, source }) => {
    expect(found({ ...packageOf(index, files), ...configs })).toStrictEqual({
      entries: [`. ${source}`],
      untraced: [],
    });
  });

  it('tell that a folder is built into, so that nothing in it is a source', () => {
    const files = {
      ...packageOf({ main: './lib/index.js' }, ['lib/index.js', 'code/other.ts']),
      'tsconfig.json': project({ outDir: 'lib', rootDir: 'code' }),
    };
    expect(found(files)).toStrictEqual({ entries: [], untraced: ['. ./lib/index.js'] });
  });

  it('tell by the base of a monorepo', () => {
    const files = {
      'package.json': { private: true, workspaces: ['packages/*'] },
      'tsconfig.base.json': project({ outDir: '${configDir}/dist', rootDir: '${configDir}/code' }),
      'packages/core/package.json': { name: 'core', exports: './dist/index.js' },
      'packages/core/tsconfig.json': { extends: '../../tsconfig.base.json' },
      'packages/core/code/index.ts': '',
    };
    expect(found(files, { at: 'packages/core' })).toStrictEqual({
      entries: ['. code/index.ts'],
      untraced: [],
    });
  });
});

describe('source maps', () => {
  // In two parts, so that it is not taken for a comment about this file.
  const comment = (url: string): string => `//# sourceMapping${'URL'}=${url}`;
  const map = (sources: string[], more: object = {}): object => ({ version: 3, sources, ...more });
  const bundle = { main: './dist/index.js' };

  it.each<{ name: string; files: Record<string, object | string> }>([
    { name: 'beside the script', files: { 'dist/index.js.map': map(['../code/start.ts']) } },
    {
      name: 'with a root',
      files: { 'dist/index.js.map': map(['start.ts'], { sourceRoot: '../code/' }) },
    },
    {
      name: 'declared by a comment',
      files: {
        'dist/index.js': `const text = "${comment('no')}";\n${comment('maps/i.map')}\n`,
        'dist/maps/i.map': map(['../../code/start.ts']),
      },
    },
    {
      name: 'in a comment',
      files: {
        'dist/index.js': comment(
          `data:application/json;base64,${Buffer.from(
            JSON.stringify(map(['../code/start.ts'])),
          ).toString('base64')}`,
        ),
      },
    },
  ])('$name tell the only source', ({ name: _name, files }) => {
    expect(
      found({ ...packageOf(bundle, ['dist/index.js', 'code/start.ts']), ...files }),
    ).toStrictEqual({ entries: ['. code/start.ts'], untraced: [] });
  });

  it('of declarations tell it as well', () => {
    const files = {
      ...packageOf({ types: './dist/index.d.ts' }, ['dist/index.d.ts', 'code/start.ts']),
      'dist/index.d.ts.map': map(['../code/start.ts']),
    };
    expect(found(files).entries).toStrictEqual(['. code/start.ts']);
  });

  it('of a bundle tell the source with its name', () => {
    const files = {
      ...packageOf(bundle, ['code/index.ts', 'code/other.ts']),
      'dist/index.js.map': map(['../code/other.ts', '../code/index.ts']),
    };
    expect(found(files).entries).toStrictEqual(['. code/index.ts']);
  });

  it.each<[string, string[] | string]>([
    ['two sources, none of the name', ['../code/a.ts', '../code/b.ts']],
    ['two sources of the name', ['../code/index.ts', '../code/deep/index.ts']],
    ['a source outside the package', ['../../index.ts']],
    ['a source that is installed', ['../node_modules/x/index.ts']],
    ['a source that is gone', ['../code/gone.ts']],
    ['an address', ['webpack://queue/./code/a.ts']],
    ['declarations', ['../code/index.d.ts']],
    ['itself', ['index.js']],
    ['no JSON', '{'],
    ['no sources', '{}'],
    ['a list', '[]'],
    ['sources of another type', '{ "sources": [1, null] }'],
  ])('with %s tell nothing', (_with, content) => {
    const files = {
      ...packageOf(bundle, [
        'dist/index.js',
        'code/a.ts',
        'code/b.ts',
        'code/index.ts',
        'code/deep/index.ts',
        'code/index.d.ts',
        'node_modules/x/index.ts',
      ]),
      'dist/index.js.map': typeof content === 'string' ? content : map(content),
    };
    expect(found(files)).toStrictEqual({ entries: [], untraced: ['. ./dist/index.js'] });
  });
});
