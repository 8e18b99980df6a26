import path from 'node:path';
import { readFileSync } from 'node:fs';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import js from '@eslint/js';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRequire } from 'node:module';
import { groundrules, presets } from '../src/index.js';

const tseslint = createRequire(import.meta.url)('typescript-eslint') as {
  configs: Record<'strictTypeChecked', Linter.Config[]>;
};

const source = [
  '/**',
  ' * Adds.',
  ' *',
  ' * @param a - One.',
  ' * @param b - Another.',
  ' * @returns The sum.',
  ' * @example',
  ' * ```ts',
  " * import { add, more } from 'a';",
  ' *',
  ' * var sum = add(1, 2);',
  ' * const promise = Promise.resolve(sum);',
  ' * promise.then(() => console.log(sum == 3));',
  ' * undefinedName(sum as any);',
  ' * ```',
  ' */',
  'export function add(a: number, b: number): number {',
  '  return a + b;',
  '}',
  '',
].join('\n');

const files: RepositoryFiles = {
  'package.json': { name: 'a', type: 'module', exports: './src/index.ts' },
  'tsconfig.json': {
    compilerOptions: { strict: true, module: 'nodenext', types: [] },
    include: ['src'],
  },
  'src/index.ts': source,
};

const inExample = [
  'src/index.ts:9 unused-imports/no-unused-imports',
  'src/index.ts:11 no-var',
  'src/index.ts:13 eqeqeq',
];

async function lint(
  configure: (root: string) => readonly Linter.Config[],
  {
    repositoryFiles = files,
    options = {},
  }: { readonly repositoryFiles?: RepositoryFiles; readonly options?: ESLint.Options } = {},
): Promise<{
  readonly found: string[];
  readonly root: string;
  readonly again: () => Promise<string[]>;
}> {
  const repository = createTemporaryRepository(repositoryFiles);
  onTestFinished(repository.dispose);
  const run = async (): Promise<string[]> => {
    const eslint = new ESLint({
      cwd: repository.path,
      overrideConfigFile: true,
      overrideConfig: [...configure(repository.path)],
      ...options,
    });
    const results = await eslint.lintFiles(['src']);
    if (options.fix === true) await ESLint.outputFixes(results);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, message, ruleId }) =>
          `${path.relative(repository.path, filePath)}:${String(line)} ${ruleId ?? message}`,
      ),
    );
  };
  return { found: await run(), root: repository.path, again: run };
}

describe('examples in docstrings', () => {
  it.each<[string, (root: string) => readonly Linter.Config[], readonly string[]]>([
    ['are linted lightly', (root) => groundrules({ root }), inExample],
    ['are left alone by request', (root) => groundrules({ root, examples: false }), []],
    ['are left alone at recommended', (root) => groundrules({ root, level: 'recommended' }), []],
    [
      'are asked at recommended for what is broken, by request',
      (root) => groundrules({ root, level: 'recommended', examples: true }),
      [],
    ],
    [
      'are linted by the preset alone',
      (root) => [...presets.typescript({ root }), ...presets.examples({ root })],
      inExample,
    ],
  ])('%s', async (_title, configure, expected) => {
    expect((await lint(configure)).found).toEqual(expected);
  });

  it.each<[string, readonly Linter.Config[]]>([
    ["ESLint's own rules", [js.configs.recommended]],
    ['all of them', [{ rules: js.configs.all.rules }]],
    [
      'rules with type information',
      [
        // The plugin is there already, and ESLint refuses a second copy.
        ...tseslint.configs.strictTypeChecked.map(({ plugins: _plugins, ...config }) => config),
        { languageOptions: { parserOptions: { projectService: true } } },
      ],
    ],
    [
      'options of a parser',
      [{ languageOptions: { parserOptions: { project: './tsconfig.json' }, ecmaVersion: 5 } }],
    ],
    ['directives', [{ linterOptions: { reportUnusedDisableDirectives: 'error' } }]],
  ])('do not meet a config object without files: %s', async (_title, configs) => {
    for (const configure of [
      (root: string) => groundrules({ root }, configs),
      (root: string) => [...configs, ...groundrules({ root })],
    ]) {
      const { found } = await lint(configure);
      expect(found.filter((it) => /:(?:9|1[0-4]) /u.test(it))).toEqual(inExample);
    }
  });

  it('keep the types of the file, its fixes, its directives and what comes out of the cache', async () => {
    const code = [
      source,
      "import { z } from 'node:fs';",
      'export async function wait(): Promise<void> {',
      '  Promise.resolve();',
      '  // eslint-disable-next-line eqeqeq -- on purpose',
      '  if (add(1, 2) == 3) await Promise.resolve();',
      '}',
      '',
    ].join('\n');
    const rules = [
      '@typescript-eslint/no-floating-promises',
      'unused-imports/no-unused-imports',
      'eqeqeq',
      'no-var',
    ];
    const configure = (root: string): Linter.Config[] => groundrules({ root });
    const repositoryFiles = { ...files, 'src/index.ts': code };
    const options: ESLint.Options = {
      cache: true,
      cacheLocation: '.cache',
      fix: true,
      ruleFilter: ({ ruleId }) => rules.includes(ruleId),
    };
    const { again, found, root } = await lint(configure, { repositoryFiles, options });
    const expected = [...inExample, 'src/index.ts:22 @typescript-eslint/no-floating-promises'];
    expect(found).toEqual(expected);
    const fixed = readFileSync(path.join(root, 'src/index.ts'), 'utf8');
    expect(fixed).toBe(code.replace("import { z } from 'node:fs';\n", ''));
    const cached = await again();
    expect(cached).toEqual(expected);
    expect(await again()).toEqual(cached);
  });

  it('may show how to import, and nothing more', async () => {
    const text = (code: string): string =>
      `/**\n * @example\n * import { a } from "a";${code}\n */\nrun();\n`;
    const { found } = await lint((root) => presets.examples({ root }), {
      repositoryFiles: { 'src/a.js': text(''), 'src/b.js': text('\n * b;') },
    });
    expect(found).toEqual(['src/b.js:3 unused-imports/no-unused-imports']);
  });

  it('say what can not be read, and where', async () => {
    const text = '/**\n * @example\n * const a = ;\n */\nexport const a = 1;\n';
    const { found } = await lint((root) => presets.examples({ root }), {
      repositoryFiles: { 'src/a.js': text, 'package.json': { type: 'module' } },
    });
    expect(found).toEqual([
      "src/a.js:3 This example can't be read: Expression expected. Where it is no code, mark its fence `text`.",
    ]);
  });

  it('are read in each language, at the top level of a module', async () => {
    const fences = ['ts', 'tsx', 'js', 'jsx'].flatMap((language) => [
      '/**',
      ' * @example',
      ` * \`\`\`${language}`,
      ...(language.startsWith('ts') ? [' * let a: number;'] : [' * let a;']),
      ...(language.endsWith('x') ? [' * a = await (<b>{c}</b>);'] : [' * a = await c;']),
      ' * if (a === a.b) { a = a; }',
      ' * ```',
      ' */',
      'export let _;',
    ]);
    const { found } = await lint((root) => presets.examples({ root }), {
      repositoryFiles: {
        'src/a.js': fences.join('\n').replaceAll('export let _', ';'),
        'package.json': { type: 'module' },
      },
    });
    expect(found).toEqual([6, 15, 24, 33].map((line) => `src/a.js:${String(line)} no-self-assign`));
  });

  it.each(['recommended', 'strict'] as const)(
    'resolve to the committed rules at %s',
    async (level) => {
      const eslint = new ESLint({
        overrideConfigFile: true,
        overrideConfig: presets.examples({ level }),
      });
      const { rules } = (await eslint.calculateConfigForFile(
        'src/queue.ts/1_1.example-ts',
      )) as Linter.Config;
      await expect(`${JSON.stringify(rules, null, 2)}\n`).toMatchFileSnapshot(
        `resolved/examples/${level}.snap`,
      );
    },
  );

  it('are left alone in tests', async () => {
    const { found } = await lint((root) => presets.examples({ root }), {
      repositoryFiles: { 'src/a.test.js': '/** @example var a; */\nrun();\n' },
    });
    expect(found).toEqual([]);
  });
});
