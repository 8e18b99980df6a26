import { describe, expect, it } from 'vitest';

import { parseKnipReport } from '../../src/gates/dead-code/parse-report.js';

function report(...issues: object[]): string {
  return JSON.stringify({ issues });
}

describe('parseKnipReport', () => {
  it.each([
    [
      'an export',
      report({ file: 'a.ts', exports: [{ name: 'x', line: 3, col: 14, pos: 40 }] }),
      ['a.ts:3:14 exports unused-export x'],
    ],
    [
      'a type',
      report({ file: 'a.ts', types: [{ name: 'T', line: 1, col: 1, pos: 0 }] }),
      ['a.ts:1:1 types unused-export T'],
    ],
    [
      'an unused file',
      report({ file: 'a.ts', files: [{ name: 'a.ts' }] }),
      ['a.ts:1:1 files unused-file a.ts'],
    ],
    [
      'unused files as knip 5 has them',
      JSON.stringify({ files: ['a.ts', 'b.ts'], issues: [] }),
      ['a.ts:1:1 files unused-file a.ts', 'b.ts:1:1 files unused-file b.ts'],
    ],
    [
      'dependencies',
      report({
        file: 'package.json',
        dependencies: [{ name: 'd', line: 5, col: 6, pos: 9 }],
        devDependencies: [{ name: 'e' }],
        optionalPeerDependencies: [{ name: 'f' }],
      }),
      [
        'package.json:5:6 dependencies unused-dependency d',
        'package.json:1:1 devDependencies unused-dependency e',
        'package.json:1:1 optionalPeerDependencies unused-dependency f',
      ],
    ],
    [
      'packages that are not listed',
      report({
        file: 'a.ts',
        unlisted: [{ name: 'u', line: 1, col: 8 }],
        unresolved: [{ name: './x', line: 2, col: 1 }],
        binaries: [{ name: 'b' }],
      }),
      [
        'a.ts:1:8 unlisted unlisted-dependency u',
        'a.ts:2:1 unresolved unlisted-dependency ./x',
        'a.ts:1:1 binaries unlisted-dependency b',
      ],
    ],
    [
      'members, with what they are of',
      report({
        file: 'a.ts',
        enumMembers: [{ namespace: 'Color', name: 'Blue', line: 2, col: 3 }],
        namespaceMembers: [{ namespace: 'N', name: 'm', line: 4, col: 5 }],
      }),
      [
        'a.ts:2:3 enumMembers unused-member Color.Blue',
        'a.ts:4:5 namespaceMembers unused-member N.m',
      ],
    ],
    [
      'groups',
      report({
        file: 'a.ts',
        duplicates: [
          [
            { name: 'x', line: 7, col: 1 },
            { name: 'default', line: 8, col: 1 },
          ],
        ],
        cycles: [[{ name: 'a.ts' }, { name: 'b.ts' }]],
      }),
      ['a.ts:7:1 duplicates unused-export x, default', 'a.ts:1:1 cycles - a.ts → b.ts'],
    ],
    [
      'a type that it does not know',
      report({ file: 'a.ts', novelties: [{ name: 'n', line: 2, col: 2 }] }),
      ['a.ts:2:2 novelties - n'],
    ],
    [
      'owners, which are no issues',
      report({ file: 'a.ts', owners: [{ name: '@team' }], exports: [] }),
      [],
    ],
    ['nothing', report(), []],
    [
      'a report behind what a config prints',
      `loading config\n{}\n${report({ file: 'a.ts', files: [{ name: 'a.ts' }] })}\n`,
      ['a.ts:1:1 files unused-file a.ts'],
    ],
    [
      'paths of Windows',
      report({ file: 'src\\a.ts', files: [{ name: 'a.ts' }] }),
      ['src/a.ts:1:1 files unused-file a.ts'],
    ],
  ])('reads %s', (_name, stdout, expected) => {
    const parsed = parseKnipReport(stdout, new Set());
    expect(parsed.kind).toBe('report');
    expect(
      parsed.kind === 'report' &&
        parsed.findings.map(
          ({ column, file, line, practice, rule, subject }) =>
            `${file}:${String(line)}:${String(column)} ${rule} ${practice ?? '-'} ${subject ?? ''}`,
        ),
    ).toEqual(expected);
  });

  it('makes warnings of the types that the rules make warnings', () => {
    const stdout = report({ file: 'a.ts', exports: [{ name: 'x' }], types: [{ name: 'T' }] });
    const parsed = parseKnipReport(stdout, new Set(['types']));
    expect(parsed).toMatchObject({ findings: [{ severity: 'error' }, { severity: 'warning' }] });
  });

  it.each([
    ['nothing', ''],
    ['a half', '{"issues":[{"file":"a.ts"'],
    ['something else', '<html>'],
    ['a list', '[]'],
    ['no issues', '{}'],
    ['an issue without a file', report({ exports: [] })],
    ['an issue without a name', report({ file: 'a.ts', exports: [{ line: 1 }] })],
    ['an issue that is a word', report({ file: 'a.ts', exports: 'x' })],
    ['an empty group', report({ file: 'a.ts', duplicates: [[]] })],
    ['a line that is a word', report({ file: 'a.ts', exports: [{ name: 'x', line: '1' }] })],
  ])('refuses %s', (_name, stdout) => {
    expect(parseKnipReport(stdout, new Set())).toEqual({
      kind: 'broken',
      reason: expect.stringMatching(/^knip reported something that is not understood: /u) as string,
    });
  });
});

it.each([
  ['./dist/x.js', 'leads nowhere. If a build makes it, build before the check'],
  ['./x.js', /leads nowhere\.$/u],
])('says of an import of %s that it may not be built, where it may', (name, expected) => {
  const parsed = parseKnipReport(
    report({ file: 'bin.js', unresolved: [{ name, line: 2, col: 1 }] }),
    new Set(),
  );
  expect(parsed).toHaveProperty('findings.0.message', expect.stringMatching(expected));
});
