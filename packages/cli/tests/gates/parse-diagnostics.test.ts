import { describe, expect, it } from 'vitest';

import { parseDiagnostics } from '../../src/gates/types/parse-diagnostics.js';

describe('parseDiagnostics', () => {
  it.each([
    ['nothing', '', [], [], undefined],
    [
      'one error',
      "a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
      ["a.ts 1:14 error TS2322 Type 'string' is not assignable to type 'number'."],
      [],
      undefined,
    ],
    [
      'details on further lines, and line ends of Windows',
      'src/b.ts(10,2): error TS2345: No overload.\r\n  First.\r\n    Second.\r\nc.ts(1,1): warning TS6133: Unused.\r\n',
      [
        'src/b.ts 10:2 error TS2345 No overload.\n  First.\n    Second.',
        'c.ts 1:1 warning TS6133 Unused.',
      ],
      [],
      undefined,
    ],
    [
      'names with blanks, parentheses and colons',
      'src/a (1,2)/b (copy): x.ts(3,4): error TS1005: ; expected.\n',
      ['src/a (1,2)/b (copy): x.ts 3:4 error TS1005 ; expected.'],
      [],
      undefined,
    ],
    [
      'names that hold line ends, and letters of all kinds',
      'src/line\nend größe.ts(3,4): error TS1005: x\n/r/src/line\nend größe.ts\n/r/b.ts\n',
      ['src/line\nend größe.ts 3:4 error TS1005 x'],
      ['/r/src/line\nend größe.ts', '/r/b.ts'],
      undefined,
    ],
    [
      'what is about no file',
      "error TS18003: No inputs were found in config file '/r/tsconfig.json'.\n",
      ["- 1:1 error TS18003 No inputs were found in config file '/r/tsconfig.json'."],
      [],
      undefined,
    ],
    [
      'files, of Windows too',
      '/lib/lib.es5.d.ts\nC:/r/a.ts\nD:\\r\\b.ts\n',
      [],
      [
        '/lib/lib.es5.d.ts',
        'C:/r/a.ts',
        process.platform === 'win32' ? 'D:/r/b.ts' : 'D:\\r\\b.ts',
      ],
      undefined,
    ],
    ['a message that is no diagnostic', 'Segmentation fault\n', [], [], 'Segmentation fault'],
    ['a diagnostic that is cut off', 'a.ts(1,14): error TS', [], [], 'a.ts(1,14): error TS'],
    [
      'a stack',
      'TypeError: x is not a function\n    at f (a.js:1:1)\n',
      [],
      [],
      'TypeError: x is not a function\n    at f (a.js:1:1)',
    ],
    [
      'a code that looks like more',
      "a.ts(1,1): error TS2304: Cannot find name 'b.ts(2,2): error TS1'.\n",
      ["a.ts 1:1 error TS2304 Cannot find name 'b.ts(2,2): error TS1'."],
      [],
      undefined,
    ],
  ])('reads %s', (_name, output, diagnostics, files, unknown) => {
    const parsed = parseDiagnostics(output);
    expect({
      ...parsed,
      diagnostics: parsed.diagnostics.map(
        ({ category, code, column, file, line, message }) =>
          `${file ?? '-'} ${String(line)}:${String(column)} ${category} ${code} ${message}`,
      ),
    }).toEqual({ diagnostics, files, unknown });
  });
});
