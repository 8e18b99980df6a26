import { ESLint, type Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { examples } from '../../src/processors/examples.js';

const exampleFiles = ['**/*.example-{ts,tsx,js,jsx}'];
const parser = typescriptParser as Linter.Parser;

const config: Linter.Config[] = [
  {
    files: ['**/*.{js,ts,tsx}'],
    plugins: { groundrules: plugin },
    processor: 'groundrules/examples',
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'no-console': 'error', semi: 'error' },
  },
  {
    files: exampleFiles,
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'no-var': 'error', eqeqeq: 'error', 'no-empty': 'error' },
  },
];

async function lint(
  lines: readonly string[],
  { filePath = 'file.ts', fix = false, more = [] as readonly Linter.Config[] } = {},
): Promise<{
  readonly found: string[];
  readonly output: string | undefined;
  result: ESLint.LintResult;
}> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [...config, ...more],
    fix,
  });
  const [result] = await eslint.lintText(lines.join('\n'), { filePath });
  if (result === undefined) throw new Error('ESLint gave no result');
  const found = result.messages.map(
    ({ column, endColumn, endLine, line, message, ruleId }) =>
      `${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)} ${ruleId ?? message}`,
  );
  return { found, output: result.output, result };
}

describe('the processor of examples', () => {
  it('lints the file and its examples, and reports in the order of the text', async () => {
    const { found } = await lint([
      'console.log();',
      '/**',
      ' * Text.',
      ' *',
      ' * @example',
      ' * Text:',
      ' *',
      ' * ```ts',
      ' * const a: number = 1;',
      ' * if (a == 1) {}',
      ' * ```',
      ' * ```text',
      ' * var output = 1',
      ' * ```',
      ' */',
      'export function f(): void { console.log(); }',
      'class A {',
      '  /** @example var b = 1; */',
      '  b = 1;',
      '}',
    ]);
    expect(found).toEqual([
      '1:1-1:12 no-console',
      '10:10-10:12 eqeqeq',
      '10:16-10:18 no-empty',
      '16:29-16:40 no-console',
      '18:16-18:26 no-var',
    ]);
  });

  it('reports over several lines, and in files of Windows', async () => {
    const lines = ['/**', ' * @example', ' *   var a =', ' *     1;', ' */', 'export {};'];
    expect((await lint(lines)).found).toEqual(['3:6-4:10 no-var']);
    expect((await lint([lines.join('\r\n')])).found).toEqual(['3:6-4:10 no-var']);
  });

  it('fixes the file and leaves examples as they are', async () => {
    const lines = ['/**', ' * @example', ' * if (a == 1) b() // no semicolon', ' */', 'run()'];
    const { output, found, result } = await lint(lines, { fix: true });
    expect(output).toBe([...lines.slice(0, -1), 'run();'].join('\n'));
    expect(found).toEqual(['3:10-3:12 eqeqeq']);
    expect(result.messages.filter((it) => 'fix' in it || 'suggestions' in it)).toEqual([]);
  });

  it('heeds the directives of the file in the file, and those of an example in the example', async () => {
    const { found } = await lint([
      '/* eslint-disable no-console, no-var */',
      '/**',
      ' * @example',
      ' * // eslint-disable-next-line no-var',
      ' * var a = 1;',
      ' * var b = 1;',
      ' * // eslint-disable-next-line eqeqeq',
      ' */',
      'console.log();',
    ]);
    expect(found).toEqual([
      "1:1-undefined:undefined Unused eslint-disable directive (no problems were reported from 'no-var').",
      '6:4-6:14 no-var',
      "7:4-undefined:undefined Unused eslint-disable directive (no problems were reported from 'eqeqeq').",
    ]);
  });

  it.each<[string, readonly string[], string]>([
    ['a brace', ['if (a) {'], "3:12 This example can't be read: '}' expected."],
    // The parser counts columns from 0, as it does in files.
    ['an expression', ['const a = ;'], "3:13 This example can't be read: Expression expected."],
  ])('says in plain words what can not be read: %s', async (_title, code, expected) => {
    const { result } = await lint([
      '/**',
      ' * @example',
      ...code.map((it) => ` * ${it}`),
      ' */',
      '',
    ]);
    expect(
      result.messages.map(
        ({ column, line, message }) => `${String(line)}:${String(column)} ${message}`,
      ),
    ).toEqual([`${expected} Where it is no code, mark its fence \`text\`.`]);
    expect(result.fatalErrorCount).toBe(0);
  });

  it('reads JSX and JavaScript as what they are', async () => {
    const lines = (language: string): string[] => [
      '/**',
      ' * @example',
      ` * \`\`\`${language}`,
      ' * var a = <b>text</b>;',
      ' * ```',
      ' */',
      'run();',
    ];
    const jsx = { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } };
    const more = [{ files: ['**/*.example-{tsx,jsx}'], ...jsx }];
    for (const language of ['tsx', 'jsx']) {
      expect((await lint(lines(language), { more })).found).toEqual(['4:4-4:24 no-var']);
    }
    expect((await lint(lines('ts'), { more })).found).toHaveLength(1);
    expect((await lint(lines('ts'), { more })).found[0]).toContain("can't be read");
  });

  it('meets no config object but those for its extension, and those for everything', async () => {
    const code = ['/**', ' * @example', ' * var a = 1;', ' * console.log(a);', ' */', 'run();'];
    const everything = { rules: { 'no-console': 'warn' as const } };
    expect((await lint(code)).found).toEqual(['3:4-3:14 no-var']);
    expect((await lint(code, { more: [everything] })).found).toEqual([
      '3:4-3:14 no-var',
      '4:4-4:15 no-console',
    ]);
  });

  it('does not go into itself where a config object has no files', async () => {
    const code = [
      '/**',
      ' * @example',
      ' * ```ts',
      ' * /** @example var a = 1; *\\/',
      ' * var b;',
      ' * ```',
      ' */',
      'run();',
    ];
    const more = [
      { processor: 'groundrules/examples', plugins: { groundrules: plugin as ESLint.Plugin } },
    ];
    // The comment inside ends nowhere, so that this example has a text that can't be read.
    expect((await lint(code, { more })).found).toHaveLength(1);
  });

  it('has nothing to add to a file without examples, nor to one that can not be parsed', async () => {
    expect(examples.preprocess?.('const a = "@param";', 'file.ts')).toEqual([
      'const a = "@param";',
    ]);
    const { result } = await lint(['/** @example var a; */', 'let = = ;']);
    expect(result.messages.filter(({ fatal }) => fatal)).toHaveLength(1);
  });

  it('is known to the cache', () => {
    expect(examples.meta).toEqual({
      name: '@groundrules/eslint-plugin/examples',
      version: expect.stringMatching(/^\d/u) as unknown,
    });
  });
});
