import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listExamples } from '../../src/examples/list-examples.js';
import type { Example } from '../../src/examples/example.js';

/** Each line of each example as it stands in the text, so that code and places are held against each other. */
function placed(text: string, examples: readonly Example[]): string[] {
  const fileLines = text.split('\n');
  return examples.map(({ code, isChecked, language, lines }) => {
    const codeLines = code.split('\n');
    expect(lines).toHaveLength(codeLines.length);
    const shown = codeLines.map((codeLine, index) => {
      const { column = 0, line = 0, start = 0 } = lines[index] ?? {};
      expect(text.slice(start, start + codeLine.length)).toBe(codeLine);
      expect(fileLines[line - 1]?.slice(column - 1, column - 1 + codeLine.length)).toBe(codeLine);
      return `${String(line)}:${String(column)} ${codeLine}`;
    });
    return [`${language}${isChecked ? '' : ' no-check'}`, ...shown].join('\n');
  });
}

function docs(...lines: readonly string[]): string {
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */', 'let a;'].join(
    '\n',
  );
}

describe('listExamples', () => {
  it.each<[string, string, readonly string[]]>([
    ['a fence', docs('Text.', '', '@example', '```ts', 'a(1);', '```'), ['ts\n6:4 a(1);']],
    [
      'several fences, each by itself, without the sentences between',
      docs('@example Title', '```ts', 'a;', '```', 'and then', '~~~js', 'b;', '~~~'),
      ['ts\n4:4 a;', 'js\n8:4 b;'],
    ],
    [
      'no fence: all of the text',
      docs('@example', 'a(1);', '', '  b(2);', '', '@param a - It.'),
      ['ts\n3:4 a(1);\n4:3 \n5:4   b(2);'],
    ],
    ['no fence, on the line of the tag', docs('@example a(1); // 2'), ['ts\n2:13 a(1); // 2']],
    ['a comment of one line', '/** @example a(1) */\nlet a;', ['ts\n1:14 a(1)']],
    [
      'a caption before code without a fence',
      docs('@example <caption>Adding</caption>', 'a(1);'),
      ['ts\n3:4 a(1);'],
    ],
    [
      'a caption of several lines',
      docs('@example <caption>Adding', 'numbers</caption> a(1);', 'b;'),
      ['ts\n3:22 a(1);\n4:4 b;'],
    ],
    [
      'several tags',
      docs('@example', 'a;', '@example', 'b;', '@returns It.', 'c;'),
      ['ts\n3:4 a;', 'ts\n5:4 b;'],
    ],
    [
      'an indented fence, whose lines are indented alike',
      docs('@example', '  ```ts', '  a(', '    1,', ' );', '  ```'),
      ['ts\n4:6 a(\n5:6   1,\n6:5 );'],
    ],
    ['a fence on the line of the tag', docs('@example ```ts', 'a;', '```'), ['ts\n3:4 a;']],
    [
      'a decorator in a fence, which is no tag',
      docs('@example', '```ts', '@it()', 'class A {}', '```', '@example', 'b;'),
      ['ts\n4:4 @it()\n5:4 class A {}', 'ts\n8:4 b;'],
    ],
    [
      'a tag in a fence of the description, which is none',
      docs('```ts', '@example', '```', '@example', 'b;'),
      ['ts\n6:4 b;'],
    ],
    [
      'a fence with a longer mark, which holds a shorter one',
      docs('@example', '````ts', 'const md = `', '```', '`;', '````'),
      ['ts\n4:4 const md = `\n5:4 ```\n6:4 `;'],
    ],
    ['a fence that nobody closed', docs('@example', '```ts', 'a;'), ['ts\n4:4 a;']],
    ['a fence without a language', docs('@example', '```', 'a;', '```'), ['ts\n4:4 a;']],
    [
      'languages by any of their names',
      docs(
        ...['typescript', 'TSX', 'mts', 'cts', 'javascript', 'jsx', 'mjs', 'cjs'].flatMap(
          (language) => ['@example', `\`\`\`${language} {1,3}`, 'a;', '```'],
        ),
      ),
      ['ts', 'tsx', 'ts', 'ts', 'js', 'jsx', 'js', 'js'].map(
        (language, index) => `${language}\n${String(index * 4 + 4)}:4 a;`,
      ),
    ],
    [
      'other languages, which are no code',
      docs(
        ...['text', 'console', 'json', 'sh', 'output', 'constructor'].flatMap((language) => [
          '@example',
          `\`\`\`${language}`,
          'a;',
          '```',
        ]),
      ),
      [],
    ],
    [
      'opt-outs',
      docs('@example', '```ts no-check', 'a;', '```', '```ts,ignore', 'b;', '```'),
      ['ts no-check\n4:4 a;'],
    ],
    ['nothing in an example', docs('@example', '', '@example', '```ts', '', '```'), []],
    [
      'lines without asterisks',
      '/**\n  @example\n    a(1);\n    b(2);\n*/\nlet a;',
      ['ts\n3:5 a(1);\n4:5 b(2);'],
    ],
    [
      'lines that Windows ends',
      docs('@example', '```ts', 'a(', '1);', '```').replaceAll('\n', '\r\n'),
      ['ts\n4:4 a(\n5:4 1);'],
    ],
    [
      'a member of a nested namespace',
      'namespace A {\n  export namespace B {\n    /**\n     * @example\n     * a;\n     */\n    export let c = 1;\n  }\n}',
      ['ts\n5:8 a;'],
    ],
    [
      'strings, templates and patterns that look like docstrings',
      'const a = ["/** @example a */", `\n/**\n * @example\n * a;\n */\nlet b;`, /\\/** @example *\\//];',
      [],
    ],
    ['a plain comment', '/* @example a; */\n// @example b;\nlet a;', []],
    ['a docstring at the end', 'let a;\n/** @example a; */\n', ['ts\n2:14 a;']],
    [
      'a file that can not be parsed',
      'let = = ;\n/** @example a; */\nfunction b( {',
      ['ts\n2:14 a;'],
    ],
  ])('reads %s', (_title, text, expected) => {
    expect(placed(text, listExamples('/a/file.ts', text))).toEqual(expected);
  });

  it.each([
    ['a.ts', 'ts'],
    ['a.mts', 'ts'],
    ['a.tsx', 'tsx'],
    ['a.js', 'js'],
    ['a.cjs', 'js'],
    ['a.jsx', 'jsx'],
    ['a.d.ts', 'ts'],
  ])('takes the language of %s where no fence tells it', (file, language) => {
    const [example] = listExamples(file, '/** @example a; */\nlet a;');
    expect(example).toMatchObject({ language, file: path.resolve(file), symbol: undefined });
  });

  it('says that a file can not be read', () => {
    expect(() => listExamples('/nowhere/a.ts')).toThrow(/ENOENT/u);
  });
});

it('refuses an option that nobody knows', () => {
  const options = { langauge: 'js' } as const;
  expect(() => listExamples([], options as object)).toThrow(
    'There is no option "langauge". Did you mean "language"?',
  );
});
