import { symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  createTemporaryRepository,
  type RepositoryFiles,
  type TemporaryRepository,
} from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkExamples, type ExampleOptions } from '../../src/examples/check-examples.js';
import { ExamplesError, type ExamplesErrorReason } from '../../src/examples/examples-error.js';

function temporary(files: RepositoryFiles): TemporaryRepository {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository;
}

const manifest = {
  name: '@x/y',
  type: 'module',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './sub': { types: './dist/sub.d.ts', default: './dist/sub.js' },
  },
};
const tsconfig = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    outDir: 'dist',
    rootDir: 'src',
    composite: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
  },
  include: ['src'],
};

/** A package whose function `add` has an example. */
function withExample(
  ...code: readonly string[]
): RepositoryFiles & { readonly 'src/index.ts': string } {
  return {
    'package.json': manifest,
    'tsconfig.json': tsconfig,
    'src/index.ts': [
      '/**',
      ' * Adds.',
      ' *',
      ' * @example',
      ...code.map((line) => ` * ${line}`.trimEnd()),
      ' */',
      'export function add(a: number, b: number): number { return a + b; }',
      '/** Numbers. */',
      'export interface Pair { readonly a: number }',
      '/** A queue. */',
      'export default class Queue<T> { items: T[] = []; }',
      'export * as schemas from "./schemas.js";',
    ].join('\n'),
    'src/schemas.ts': '/** A schema. */\nexport const text = "text";\n',
    'src/sub.ts': 'import { add } from "./index.js";\n/** One. */\nexport const one = add(1, 0);\n',
    'src/internal.ts': 'export const hidden = 1;\n',
  };
}

function check(
  files: RepositoryFiles,
  options: ExampleOptions & { readonly folder?: string } = {},
): { readonly problems: string[]; readonly checked: number; readonly unchecked: number } {
  const repository = temporary(files);
  const { folder = '.', ...rest } = options;
  const report = checkExamples(path.join(repository.path, folder), rest);
  return {
    checked: report.checked.length,
    unchecked: report.unchecked.length,
    problems: report.problems.map(
      ({ code, column, file, line, message, symbol }) =>
        `${path.relative(repository.path, file).replaceAll(path.sep, '/')}:${String(line)}:${String(column)} ` +
        `TS${String(code)} ${message}${symbol === undefined ? '' : ` (${symbol})`}`,
    ),
  };
}

describe('an example that compiles', () => {
  it.each<[string, readonly string[]]>([
    ['imports by the published name', ["import { add } from '@x/y';", 'add(1, 2);']],
    [
      'imports a default export',
      ["import Queue from '@x/y';", 'const queue = new Queue<string>();', 'queue.items.at(0);'],
    ],
    ['imports a subpath', ["import { one } from '@x/y/sub';", 'one.toFixed();']],
    [
      'imports a type without saying so, and leaves names unused',
      ["import { add, Pair } from '@x/y';", 'const pair: Pair = { a: 1 };'],
    ],
    [
      'waits at its top level',
      ["import { add } from '@x/y';", 'await Promise.resolve(add(1, 2));'],
    ],
    ['knows the globals of every runtime', ['console.log(new URL("https://a.example"));']],
    ['imports dynamically', ["const { add } = await import('@x/y');", 'add(1, 2).toFixed();']],
    ['asserts and is generic as in any file', ['const id = <T>(it: T): T => <T>it;', 'id(1);']],
    ['is JavaScript', ['```js', "import { add } from '@x/y';", 'add("1", undefined);', '```']],
    [
      'is CommonJS',
      ['```js', "const { add, schemas } = require('@x/y');", 'add(1, 2); schemas.text;', '```'],
    ],
    [
      "holds a fence's other languages",
      ['```text', 'what?', '```', '```ts', 'const a = 1;', '```'],
    ],
    [
      'is one of several, which share no names',
      ['```ts', 'let a;', '```', '```ts', 'let a;', '```'],
    ],
  ])('%s', (_title, code) => {
    const { checked, problems } = check(withExample(...code));
    expect(problems).toEqual([]);
    expect(checked).toBeGreaterThan(0);
  });
});

describe('an example that does not compile', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'passes what is not accepted',
      ["import { add } from '@x/y';", '', "add(1, '2');"],
      [
        "7:11 TS2345 Argument of type 'string' is not assignable to parameter of type 'number'. (add)",
      ],
    ],
    [
      'stands in a fence, indented',
      ['Text.', '  ```ts', "  import { add } from '@x/y';", '    add(true, 1);', '  ```'],
      [
        "8:12 TS2345 Argument of type 'boolean' is not assignable to parameter of type 'number'. (add)",
      ],
    ],
    [
      'uses what it does not import',
      [
        'add(1, 2);',
        'schemas.text;',
        'new Queue();',
        'const a: Pair = { a: 1 };',
        'nothing();',
        'text; items;',
      ],
      [
        "5:4 TS2304 `add` is published by '@x/y': import it. (add)",
        "6:4 TS2304 `schemas` is published by '@x/y': import it. (add)",
        "7:8 TS2304 `Queue` is published by '@x/y' as its default: import it. (add)",
        "8:13 TS2304 `Pair` is published by '@x/y': import it. (add)",
        "9:4 TS2304 Cannot find name 'nothing'. (add)",
        "10:4 TS2552 `text` is published by '@x/y' as `schemas.text`: import it. (add)",
        "10:10 TS2304 Cannot find name 'items'. (add)",
      ],
    ],
    [
      'uses what another entry publishes',
      ['one.toFixed();', 'const a = { one };'],
      [
        "5:4 TS2304 `one` is published by '@x/y/sub': import it. (add)",
        "6:16 TS18004 `one` is published by '@x/y/sub': import it. (add)",
      ],
    ],
    [
      'imports what is not published',
      [
        "import { hidden } from '@x/y/dist/internal';",
        "import { add } from './src/index.js';",
        "import { more } from '@x/y';",
        "import { none } from 'no-such-package';",
      ],
      [
        "5:27 TS2307 '@x/y/dist/internal' is not published; others can import '@x/y', '@x/y/sub'. (add)",
        "6:24 TS2307 Who reads the example has no './src/index.js'. Show what it holds, or mark the fence with `no-check`. (add)",
        `7:13 TS2614 Module '"@x/y"' has no exported member 'more'. Did you mean to use 'import more from "@x/y"' instead? (add)`,
        "8:25 TS2307 Cannot find module 'no-such-package' or its corresponding type declarations. (add)",
      ],
    ],
    [
      'can not be parsed',
      ["import { add } from '@x/y';", 'add(1, 2;', 'add(true);'],
      ["6:12 TS1005 ')' expected. (add)"],
    ],
    ['ends too early', ['if (true) {'], ["5:15 TS1005 '}' expected. (add)"]],
    [
      'is JavaScript and names what is not there',
      [
        '```js',
        "import { add, more } from '@x/y';",
        "import * as all from '@x/y';",
        'all.other(); schemas.text; add.name2;',
        'const thing = { a: 1 }; thing.b; "".nothing;',
        '```',
      ],
      [
        `6:18 TS2614 Module '"@x/y"' has no exported member 'more'. Did you mean to use 'import more from "@x/y"' instead? (add)`,
        `8:8 TS2339 Property 'other' does not exist on type 'typeof import("@x/y")'. (add)`,
        "8:17 TS2304 `schemas` is published by '@x/y': import it. (add)",
        "8:35 TS2339 Property 'name2' does not exist on type '(a: number, b: number) => number'. (add)",
      ],
    ],
    [
      'is JavaScript with types',
      ['```js', 'const a: number = 1;', '```'],
      ['6:13 TS8010 Type annotations can only be used in TypeScript files. (add)'],
    ],
    [
      'is CommonJS and names what is not there',
      ['```js', "const { more } = require('@x/y');", "require('@x/y/dist/a');", '```'],
      [
        `6:12 TS2614 Module '"@x/y"' has no exported member 'more'. Did you mean to use 'import more from "@x/y"' instead? (add)`,
        "7:12 TS2307 '@x/y/dist/a' is not published; others can import '@x/y', '@x/y/sub'. (add)",
      ],
    ],
  ])('%s', (_title, code, expected) => {
    expect(check(withExample(...code)).problems).toEqual(
      expected.map((problem) => `src/index.ts:${problem}`),
    );
  });

  it('does not share what it declares for all with other examples', () => {
    const declaring = (type: string): string[] => [
      '```ts',
      "declare module '@x/y' {",
      `  interface Pair { readonly b: ${type} }`,
      '}',
      `declare global { const all: ${type}; }`,
      'const b: string = all;',
      '```',
    ];
    const code = [...declaring('string'), ...declaring('number'), '```ts', 'all;', '```'];
    expect(check(withExample(...code)).problems).toEqual([
      "src/index.ts:17:10 TS2322 Type 'number' is not assignable to type 'string'. (add)",
      "src/index.ts:20:4 TS2304 Cannot find name 'all'. (add)",
    ]);
  });

  it('is placed right where Windows ends the lines', () => {
    const files = withExample('```ts', 'let a: number;', "a = '';", '```');
    const index = files['src/index.ts'].replaceAll('\n', '\r\n');
    expect(check({ ...files, 'src/index.ts': index }).problems).toEqual([
      "src/index.ts:7:4 TS2322 Type 'string' is not assignable to type 'number'. (add)",
    ]);
  });

  it('is found at members of all kinds, under their public names', () => {
    const index = [
      'export class Queue {',
      '  /** @example nothing1; */',
      '  add(): void {}',
      '}',
      'export namespace outer {',
      '  export namespace inner {',
      '    /** @example nothing2; */',
      '    export const deep = 1;',
      '  }',
      '}',
      '/** @example nothing3; */',
      'const local = 1;',
      'export { local as renamed };',
      '/** @example nothing4; */',
      'export const internal = 1;',
    ].join('\n');
    const files = {
      ...withExample(),
      'src/index.ts':
        'export { Queue, outer, renamed } from "./all.js";\nexport const add = Number;',
      'src/all.ts': index,
    };
    expect(check(files).problems).toEqual([
      "src/all.ts:2:16 TS2304 Cannot find name 'nothing1'. (Queue.add)",
      "src/all.ts:7:18 TS2304 Cannot find name 'nothing2'. (outer.inner.deep)",
      "src/all.ts:11:14 TS2304 Cannot find name 'nothing3'. (renamed)",
    ]);
  });
});

it('leaves out what opts out, and says how much that is', () => {
  const files = withExample('```ts no-check', 'a;', '```', '```ts ignore', 'b;', '```', 'c');
  expect(check(files)).toEqual({ problems: [], checked: 0, unchecked: 1 });
});

it('compiles JSX as the package does', () => {
  const jsx =
    'export namespace JSX { interface IntrinsicElements { b: { id?: string } } interface Element {} }\nexport function jsx(): JSX.Element;\n';
  const files = {
    'package.json': { ...manifest, exports: './dist/view.js' },
    'tsconfig.json': {
      compilerOptions: { ...tsconfig.compilerOptions, jsx: 'react-jsx', jsxImportSource: 'view' },
    },
    'node_modules/view/package.json': { name: 'view', exports: { './jsx-runtime': './a.d.ts' } },
    'node_modules/view/a.d.ts': jsx,
    'src/view.tsx': [
      '/**',
      ' * @example',
      " * import { View } from '@x/y';",
      ' *',
      ' * <View title="a"><b id="c" /></View>;',
      ' * <View title={1} />;',
      ' */',
      'export function View(props: { title: string; children?: unknown }) { return <b>{props.title}</b>; }',
    ].join('\n'),
  };
  expect(check(files).problems).toEqual([
    "src/view.tsx:6:10 TS2322 Type 'number' is not assignable to type 'string'. (View)",
  ]);
});

it('reads Markdown on request', () => {
  const files = {
    ...withExample('const a = 1;'),
    'README.md':
      "# Title\n\n- Text:\n\n  ```ts\n  import { add } from '@x/y';\n\n  add('1', 2);\n  ```\n\n```ts\nadd(1, 2);\n```\n",
  };
  expect(check(files)).toEqual({ problems: [], checked: 1, unchecked: 0 });
  expect(check(files, { markdown: ['README.md'] })).toEqual({
    checked: 3,
    unchecked: 0,
    problems: [
      "README.md:8:7 TS2345 Argument of type 'string' is not assignable to parameter of type 'number'.",
      "README.md:12:1 TS2304 `add` is published by '@x/y': import it.",
    ],
  });
});

describe('what an example finds', () => {
  const main = { name: 'main', types: './lib/index.d.ts', main: './lib/index.js' };

  it.each<[string, object]>([
    ['of a CommonJS package', { module: 'commonjs', target: 'es5', moduleResolution: 'node10' }],
    ['of a bundled package', { module: 'esnext', moduleResolution: 'bundler', target: 'es2020' }],
    ['of a package with named libraries and types', { lib: ['es2022'], types: [] }],
    ['of a package that checks nothing', { noCheck: true, module: 'node16' }],
    ['of a package with an alias', { paths: { '@/*': ['./src/*'] }, module: 'preserve' }],
  ])('is the package and the runtime: %s', (_title, compilerOptions) => {
    const files = {
      'package.json': main,
      'tsconfig.json': {
        compilerOptions: { ...compilerOptions, outDir: 'lib', ignoreDeprecations: '6.0' },
        include: ['src'],
      },
      'src/index.ts': [
        '/**',
        ' * @example',
        " * import { a } from 'main';",
        " * import { b } from '@/index';",
        ' * console.log(await Promise.resolve(a));',
        ' * a.nothing;',
        ' */',
        'export const a = 1;',
      ].join('\n'),
    };
    const found = check(files).problems;
    expect(found.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      'src/index.ts:4:22 TS2307',
      'src/index.ts:6:6 TS2339',
    ]);
  });

  it('is the source of a sibling in the workspace, and what is installed', () => {
    const repository = temporary({
      'packages/one/package.json': { name: 'one', exports: './dist/index.js', type: 'module' },
      'packages/one/tsconfig.json': { compilerOptions: { outDir: 'dist', module: 'nodenext' } },
      'packages/one/src/index.ts': 'export { two } from "two";\nexport const one = 1;\n',
      'packages/two/package.json': {
        name: 'two',
        exports: { './sub': './dist/sub.js', '.': './dist/index.js' },
        type: 'module',
      },
      'packages/two/tsconfig.json': { compilerOptions: { outDir: 'dist', module: 'nodenext' } },
      'packages/two/src/sub.ts': 'export const sub = "";\n',
      'packages/two/src/index.ts': [
        '/**',
        ' * @example',
        " * import { one, two as again } from 'one';",
        " * import { two } from 'two';",
        " * import { sub } from 'two/sub';",
        " * import installed from 'installed';",
        ' * const all: [1, 2, string, boolean] = [one, again, sub, installed];',
        ' * one.a; two.b; sub.c; installed.d;',
        ' */',
        'export const two = 2;',
      ].join('\n'),
      'node_modules/installed/package.json': { name: 'installed', types: 'a.d.ts', type: 'module' },
      'node_modules/installed/a.d.ts': 'declare const it: boolean;\nexport default it;\n',
    });
    for (const name of ['one', 'two']) {
      const folder = path.join(repository.path, 'packages', name);
      symlinkSync(folder, path.join(repository.path, 'node_modules', name), 'junction');
    }
    const { problems } = checkExamples(path.join(repository.path, 'packages/two'));
    expect(problems.map(({ line, message }) => `${String(line)} ${message}`)).toEqual([
      "8 Property 'a' does not exist on type '1'.",
      "8 Property 'b' does not exist on type '2'.",
      `8 Property 'c' does not exist on type '""'.`,
      "8 Property 'd' does not exist on type 'boolean'.",
    ]);
  });

  it('is JavaScript where the package is written in it', () => {
    const files = {
      'package.json': { name: 'plain', exports: './index.js', type: 'module' },
      'index.js':
        '/**\n * @example\n * import { a, b } from "plain";\n * a.c;\n */\nexport const a = {};\n',
    };
    expect(check(files).problems).toEqual([
      `index.js:3:16 TS2305 Module '"plain"' has no exported member 'b'. (a)`,
      "index.js:4:6 TS2339 Property 'c' does not exist on type '{}'. (a)",
    ]);
  });

  it.each<[string, RepositoryFiles]>([
    [
      'declarations beside JavaScript',
      {
        'package.json': { name: 'old', main: './index.js', types: './index.d.ts' },
        'index.js': 'module.exports = (it) => it;\n',
        'index.d.ts': '%\ndeclare function old<T>(it: T): T;\nexport = old;\n',
      },
    ],
    [
      'TypeScript that assigns its export',
      {
        'package.json': { name: 'old', main: './lib/index.js' },
        'tsconfig.json': {
          compilerOptions: { outDir: 'lib', module: 'node16', esModuleInterop: true },
        },
        'src/index.ts': '%\nfunction old<T>(it: T): T { return it; }\nexport = old;\n',
      },
    ],
  ])('is a function that is the module itself: %s', (_title, template) => {
    const docs = [
      '/**',
      ' * @example',
      ' * ```ts',
      " * import old from 'old';",
      " * old<number>('');",
      ' * ```',
      ' * ```js',
      " * const old = require('old');",
      ' * old(1).toFixed(); old.nothing;',
      ' * ```',
      ' */',
    ].join('\n');
    const files = Object.fromEntries(
      Object.entries(template).map(([name, content]) => [
        name,
        typeof content === 'string' ? content.replace('%', docs) : content,
      ]),
    );
    expect(check(files).problems.map((it) => it.replace(/^[^:]*:/u, ''))).toEqual([
      "5:16 TS2345 Argument of type 'string' is not assignable to parameter of type 'number'. (default)",
      "9:26 TS2339 Property 'nothing' does not exist on type '<T>(it: T) => T'. (default)",
    ]);
  });

  it('comes from the project that includes the entries, where the tsconfig only refers to others', () => {
    const files = {
      ...withExample('const a: string = null;'),
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.lib.json' }] },
      'tsconfig.lib.json': {
        ...tsconfig,
        compilerOptions: { ...tsconfig.compilerOptions, strict: false },
      },
    };
    expect(check(files)).toMatchObject({ problems: [], checked: 1 });
  });

  it('holds what a declaration file of the package declares', () => {
    const files = {
      ...withExample('declared.toFixed();', 'declared.nothing;'),
      'src/globals.d.ts': 'declare const declared: number;\n',
    };
    expect(check(files).problems).toEqual([
      "src/index.ts:6:13 TS2339 Property 'nothing' does not exist on type 'number'. (add)",
    ]);
  });
});

describe('entries that the manifest does not show', () => {
  const files = {
    ...withExample("import { add } from '@x/y';", 'add();'),
    'package.json': { ...manifest, exports: './bundle/index.js' },
  };

  it.each<[string, ExampleOptions]>([
    ['a folder of sources', { sources: { bundle: 'src' } }],
    ['an entry file', { entries: ['src/index.ts'] }],
  ])('are named by %s', (_title, options) => {
    expect(check(files, options).problems).toEqual([
      'src/index.ts:6:4 TS2554 Expected 2 arguments, but got 0. (add)',
    ]);
  });
});

describe('what can not be checked does not pass', () => {
  it.each<[string, ExamplesErrorReason, RepositoryFiles, ExampleOptions, string, RegExp]>([
    [
      'a published path without a source',
      'untraced',
      { ...withExample('a;'), 'package.json': { ...manifest, exports: './dist/lost.js' } },
      {},
      'package.json',
      /publishes "\.\/dist\/lost\.js" as "\.", whose source was not found .* option "sources"/u,
    ],
    [
      'no code',
      'no-code',
      { 'package.json': { name: 'a', exports: './a.json' }, 'a.json': {} },
      {},
      'package.json',
      /publishes no code\. Name its entry files by the option "entries"/u,
    ],
    [
      'no package',
      'no-package',
      {},
      {},
      'package.json',
      /has no package\.json, nor has a folder around it\. Name the folder of a package/u,
    ],
    [
      'a re-export of nothing',
      'untraced',
      { ...withExample('a;'), 'src/sub.ts': 'export * from "./lost.js";\n' },
      {},
      'src/sub.ts',
      /exports from "\.\/lost\.js", which was not found/u,
    ],
    [
      'a source with a mistake',
      'broken',
      { ...withExample('a;'), 'src/sub.ts': 'export const a = {;\n' },
      {},
      'src/sub.ts',
      /sub\.ts:1:19 can't be read: .*\. Mend it/u,
    ],
    [
      'a tsconfig that is no JSON',
      'tsconfig',
      { ...withExample('a;'), 'tsconfig.json': '{ "compilerOptions": [' },
      {},
      'tsconfig.json',
      /tsconfig\.json can't be used: .* Mend it/u,
    ],
    [
      'a tsconfig with an unknown value',
      'tsconfig',
      { ...withExample('a;'), 'tsconfig.json': { compilerOptions: { module: 'latest' } } },
      {},
      'tsconfig.json',
      /tsconfig\.json can't be used: Argument for '--module' option must be/u,
    ],
    [
      'a tsconfig whose base is missing',
      'tsconfig',
      { ...withExample('a;'), 'tsconfig.json': { extends: './lost.json' } },
      {},
      'tsconfig.json',
      /tsconfig\.json can't be used: .*lost\.json/u,
    ],
    [
      'a tsconfig that is missing',
      'tsconfig',
      withExample('a;'),
      { tsconfig: 'tsconfig.lost.json' },
      'tsconfig.lost.json',
      /tsconfig\.lost\.json can't be used: .* Mend it/u,
    ],
    [
      'a Markdown file that is missing',
      'markdown',
      withExample('const a = 1;'),
      { markdown: ['LOST.md'] },
      'LOST.md',
      /LOST\.md does not exist\. Name a Markdown file/u,
    ],
  ])('%s', (_title, reason, files, options, file, message) => {
    const { path: folder } = temporary(files);
    let thrown: unknown;
    try {
      checkExamples(folder, options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ExamplesError);
    expect(thrown).toMatchObject({
      reason,
      file: path.join(folder, file),
      message: expect.stringMatching(message) as unknown,
    });
  });
});

describe('what is asked wrongly', () => {
  it.each<{ at?: string; options?: object; says: RegExp }>([
    { at: 'nope', says: /nope does not exist\. Name the folder of a package/u },
    { at: 'src/index.ts', says: /index\.ts is no folder\. Name the folder of a package/u },
    {
      options: { bogus: 1 },
      says: /There is no option "bogus"\. There are markdown, tsconfig, language, /,
    },
    {
      options: { markDown: [] },
      says: /There is no option "markDown"\. Did you mean "markdown"\?/u,
    },
    {
      options: { sources: { dist: 'nope' } },
      says: /The folder of sources "nope" does not exist in /u,
    },
    { options: { language: 'python' }, says: /"language" has to be 'ts' or 'js', not 'python'/u },
  ])('$at $options', ({ at = '', options, says }) => {
    const { path: folder } = temporary(withExample('a;'));
    expect(() => checkExamples(path.join(folder, at), options)).toThrow(says);
  });

  it('but for a folder in a package, which stands for it', () => {
    const { path: folder } = temporary(withExample('const a = 1;'));
    expect(checkExamples(path.join(folder, 'src')).folder).toBe(folder);
  });
});

describe('examples without a language', () => {
  it.each<{ language?: 'ts' | 'js'; file?: string; expected: string[] }>([
    { expected: ['ts', 'ts', 'js'] },
    { language: 'ts', expected: ['ts', 'ts', 'js'] },
    { language: 'js', expected: ['js', 'js', 'js'] },
    { language: 'js', file: 'src/index.tsx', expected: ['jsx', 'jsx', 'js'] },
    { language: 'ts', file: 'src/index.js', expected: ['ts', 'ts', 'js'] },
  ])('are $expected where $language is asked for in $file', ({ expected, file, language }) => {
    const index = `/**
 * @example
 * one;
 * @example
 * \`\`\`
 * two;
 * \`\`\`
 * \`\`\`js
 * three;
 * \`\`\`
 */
export const a = 1;
`;
    const { path: folder } = temporary({
      'package.json': { name: 'a', exports: `./${file ?? 'src/index.ts'}` },
      [file ?? 'src/index.ts']: index,
    });
    const report = checkExamples(folder, language === undefined ? {} : { language });
    expect(report.checked.map((example) => example.language)).toEqual(expected);
  });
});
