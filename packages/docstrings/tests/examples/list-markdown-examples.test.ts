import { describe, expect, it } from 'vitest';
import { listMarkdownExamples } from '../../src/examples/list-markdown-examples.js';

describe('listMarkdownExamples', () => {
  it.each<[string, string, readonly string[]]>([
    ['a fence', '# Title\n\n```ts\na;\n\nb;\n```\n', ['4:1 a;\n5:1 \n6:1 b;']],
    ['a fence in a list', '- Text:\n\n  ```ts\n  a;\n    b;\n  ```\n', ['4:3 a;\n5:3   b;']],
    [
      'a fence in a list in a quote',
      '> 1. Text:\n>    ```ts\n>    a;\n>\n>    b;\n>    ```\n',
      ['3:6 a;\n4:2 \n5:6 b;'],
    ],
    ['a fence behind tabs', '- Text:\n\n\t```ts\n\ta;\n\t\tb;\n\t```\n', ['4:2 a;\n5:2 \tb;']],
    ['a tab of which a list takes a part', '- Text:\n\n  ```ts\n\ta;\n  ```\n', ['4:2 a;']],
    ['tildes', '~~~tsx\na;\n~~~\n', ['2:1 a;']],
    ['lines that Windows ends', '```ts\r\na;\r\nb;\r\n```\r\n', ['2:1 a;\n3:1 b;']],
    [
      'a fence in a fence, which is text',
      '````md\n```ts\na;\n```\n````\n\n```js\nb;\n```\n',
      ['8:1 b;'],
    ],
    ['a fence in a comment, which nobody reads', '<!--\n```ts\na;\n```\n-->\n', []],
    ['indented text', 'Text\n\n    a;\n', []],
    ['other languages, and none', '```sh\na\n```\n\n```\nb\n```\n\n```json\n{}\n```\n', []],
    ['opt-outs', '```ts ignore\na;\n```\n\n```ts no-check\nb;\n```\n', ['6:1 b;']],
    ['an empty fence', '```ts\n```\n', []],
    ['a fence that nobody closed', 'Text\n```ts\na;', ['3:1 a;']],
  ])('reads %s', (_title, text, expected) => {
    const found = listMarkdownExamples('README.md', text).map(({ code, lines }) =>
      code
        .split('\n')
        .map((line, index) => {
          const place = lines[index];
          expect(text.slice(place?.start, (place?.start ?? 0) + line.length)).toBe(line);
          return `${String(place?.line)}:${String(place?.column)} ${line}`;
        })
        .join('\n'),
    );
    expect(found).toEqual(expected);
  });
});
