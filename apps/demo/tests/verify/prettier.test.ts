import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { differences } from '../../verify/tools/prettier.js';

const options = { parser: 'typescript', printWidth: 40, singleQuote: true } as const;

describe('differences', () => {
  it.each([
    ['what Prettier would not touch', "const a = 'b';\n", []],
    ['double quotes', 'const a = "b";\n', [['unformatted', 1]]],
    [
      'a line that Prettier wraps',
      "const a = 'b';\nconst sum = first(one, two) + second(three, four);\n",
      [['line-too-long', 2]],
    ],
    ['a long template that Prettier leaves', `const a = \`${'b'.repeat(60)}\`;\n`, []],
    [
      'breaks before operators',
      'const sum =\n  alphabetical + bravissimo + charlies\n  + delta\n  + echo;\n',
      [
        ['operator-linebreak', 3],
        ['operator-linebreak', 4],
      ],
    ],
    [
      'a break before a logical operator, after a good one',
      'if (\n  alphabetical === bravissimo &&\n  charlie === deltaforce\n  || echo === foxtrotting\n) {\n  go();\n}\n',
      [['operator-linebreak', 4]],
    ],
    [
      'conditional operators, which stand first',
      'const a =\n  bravo === charlie\n  ? delta : echo;\n',
      [['unformatted', 2]],
    ],
    [
      'a negative number, which is no operator',
      'call(\n    -1,\n  alphabetical, bravissimo, charlies);\n',
      [['unformatted', 2]],
    ],
    ['a missing line end', "const a = 'b';", [['unformatted', 1]]],
    [
      'a missing blank',
      'const a=1;\n\n\n\nconst b = 2;\n',
      [
        ['unformatted', 1],
        ['unformatted', 3],
      ],
    ],
  ])('%s', async (_name, before, expected) => {
    const after = await format(before, options);
    expect(
      differences(before, after, options.printWidth).map(({ line, practice }) => [practice, line]),
    ).toEqual(expected);
  });
});
