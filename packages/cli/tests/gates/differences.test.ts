import { describe, expect, it } from 'vitest';

import { differences } from '../../src/gates/format/differences.js';

function tell(before: string, after: string, isCode = true): [string, number][] {
  return differences(before, after, { printWidth: 30, isCode }).map(({ line, practice }) => [
    practice,
    line,
  ]);
}

describe('differences', () => {
  it.each([
    ['equal texts', 'a\n', 'a\n', []],
    ['one line', 'const a=1;\n', 'const a = 1;\n', [['unformatted', 1]]],
    [
      'two places',
      'a=1\nb\nc=1\n',
      'a = 1\nb\nc = 1\n',
      [
        ['unformatted', 1],
        ['unformatted', 3],
      ],
    ],
    [
      'a long line that is wrapped',
      `f(${'a, '.repeat(10)}b);\n`,
      'f(\n  a,\n);\n',
      [['line-too-long', 1]],
    ],
    [
      'a long line that stays',
      `// ${'a'.repeat(40)}\nb=1\n`,
      `// ${'a'.repeat(40)}\nb = 1\n`,
      [['unformatted', 2]],
    ],
    ['a break before an operator', 'a\n  + b;\n', 'a +\n  b;\n', [['operator-linebreak', 2]]],
    [
      'a break before a word that is an operator',
      'a\n  instanceof B;\n',
      'a instanceof B;\n',
      [['operator-linebreak', 2]],
    ],
    [
      'a question mark, which stands first',
      'a\n  ? b : c;\n',
      'a ? b : c;\n',
      [['unformatted', 1]],
    ],
    ['a sign, which is no operator', 'f(\n-1);\n', 'f(-1);\n', [['unformatted', 1]]],
    ['lines that are too many', 'a\n\n\n\nb\n', 'a\n\nb\n', [['unformatted', 3]]],
    ['a line that is missing', 'a\nb\n', 'a\n\nb\n', [['unformatted', 2]]],
    ['a missing line end', 'a', 'a\n', [['unformatted', 1]]],
    [
      'an operator that Prettier leaves in front, as it can be told to',
      'a\n    + b;\n',
      'a\n  + b;\n',
      [['unformatted', 2]],
    ],
    [
      'a long line that stays long, but for its quotes',
      `f('${'a'.repeat(40)}');\n`,
      `f("${'a'.repeat(40)}");\n`,
      [['unformatted', 1]],
    ],
    [
      'other line ends of a line that is just short enough',
      `${'a'.repeat(30)}\r\n`,
      `${'a'.repeat(30)}\n`,
      [['unformatted', 1]],
    ],
    ['other line ends', 'a\r\nb\r\n', 'a\nb\n', [['unformatted', 1]]],
  ])('tells %s', (_name, before, after, expected) => {
    expect(tell(before, after)).toEqual(expected);
  });

  it.each([
    ['a list in Markdown', '* a\n* b\n', '- a\n- b\n', [['unformatted', 1]]],
    ['a list in YAML', 'a:\n    - b\n', 'a:\n  - b\n', [['unformatted', 2]]],
    ['a combinator in CSS', 'a\n> b {}\n', 'a > b {\n}\n', [['unformatted', 1]]],
  ])('takes no operator for one in %s', (_name, before, after, expected) => {
    expect(tell(before, after, false)).toEqual(expected);
  });

  it('tells many in little time', () => {
    const lines = Array.from({ length: 30_000 }, (_, line) => `a${String(line)}=1`);
    const before = [
      ...lines,
      'same',
      `f(${'a, '.repeat(10)}b)`,
      'same',
      'a',
      '  + b',
      'same',
      'c=1',
      '',
    ];
    const after = [
      ...lines.map((line) => line.replace('=', ' = ')),
      ...['same', 'f(', ')', 'same', 'a +', '  b', 'same', 'c = 1', ''],
    ];
    const started = performance.now();
    expect(
      differences(before.join('\n'), after.join('\n'), { printWidth: 30, isCode: true }),
    ).toEqual([
      { practice: 'unformatted', line: 1 },
      { practice: 'line-too-long', line: 30_002 },
      { practice: 'operator-linebreak', line: 30_005 },
      { practice: 'unformatted', line: 30_007 },
    ]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is one where many lines only change their places', () => {
    const lines = Array.from({ length: 3000 }, (_, line) => String(line));
    expect(
      differences(lines.join('\n'), lines.toReversed().join('\n'), {
        printWidth: 30,
        isCode: true,
      }),
    ).toEqual([{ practice: 'unformatted', line: 1 }]);
  });
});
