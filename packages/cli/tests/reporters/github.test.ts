import { describe, expect, it } from 'vitest';

import { reportAsGithub } from '../../src/reporters/github.js';
import type { DetailedReport } from '../../src/reporters/reporter.js';
import { reportAsText } from '../../src/reporters/text.js';
import { findingOf } from '../support/finding-of.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { gateReportOf, plainContext, reportOf } from '../support/report-of.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a log as the runner does: commands stand at the start of a line, and may be paused. */
function readLog(log: string): { readonly text: string; readonly commands: readonly Command[] } {
  const text: string[] = [];
  const commands: Command[] = [];
  let pausedUntil: string | undefined;
  for (const line of log.split(/\r\n|[\n\r]/u)) {
    const command = parse(line);
    if (pausedUntil !== undefined) {
      if (command?.name === pausedUntil) pausedUntil = undefined;
      else text.push(line);
    } else if (command?.name === 'stop-commands') {
      pausedUntil = command.message;
    } else if (command !== undefined) {
      commands.push(command);
    } else if (line !== '') {
      throw new Error(`Neither text nor command: ${line}`);
    }
  }
  return { text: text.map((line) => `${line}\n`).join(''), commands };
}

function parse(line: string): Command | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const head = trimmed.slice(2, end);
  const [name = ''] = head.split(' ', 1);
  const pairs = head
    .slice(name.length + 1)
    .split(',')
    .map((pair) => pair.split('='))
    .filter((pair) => pair.length > 1);
  return {
    name,
    properties: Object.fromEntries(
      pairs.map(([key = '', ...value]) => [key, unescape(value.join('='))]),
    ),
    message: unescape(trimmed.slice(end + 2)),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function commandsOf(report: DetailedReport): readonly Command[] {
  return readLog(reportAsGithub(report, plainContext)).commands;
}

const commandLines = (report: DetailedReport): string[] =>
  reportAsGithub(report, plainContext)
    .split('\n')
    .filter((line) => /^::(?:error|warning|notice) /u.test(line));

it('shows the text with commands paused, by a token of its own each time', () => {
  const report = reportOf([findingOf()], { exitCode: 1 });
  expect(readLog(reportAsGithub(report, plainContext)).text).toBe(
    reportAsText(report, plainContext),
  );
  expect(reportAsGithub(report, plainContext)).not.toBe(reportAsGithub(report, plainContext));
});

it.each<readonly [string, Parameters<typeof findingOf>, string]>([
  [
    'a finding',
    [],
    '::error file=src/store.ts,line=12,col=5,title=swallowed-error (groundrules/no-swallowed-error)::Any error is dropped here.',
  ],
  [
    'an end on the same line',
    [{ severity: 'warning' }, { endLine: 12, endColumn: 9 }],
    '::warning file=src/store.ts,line=12,col=5,endColumn=9,title=swallowed-error (groundrules/no-swallowed-error)::Any error is dropped here.',
  ],
  [
    'an end on a later line, which leaves no columns',
    [
      { practice: null, rule: 'TS2322' },
      { endLine: 14, endColumn: 2 },
    ],
    '::error file=src/store.ts,line=12,endLine=14,title=TS2322::Any error is dropped here.',
  ],
  [
    'what has to be escaped',
    [{ practice: null, rule: 'a:b,c%3A', file: 'a,b:c%\n.ts', message: '100%,\r\nsee: a::b%0A' }],
    '::error file=a%2Cb%3Ac%25%0A.ts,line=12,col=5,title=a%3Ab%2Cc%253A::100%25,%0Asee: a::b%250A',
  ],
  [
    'an empty message',
    [{ practice: null, rule: 'empty', message: ' \n' }],
    '::error file=src/store.ts,line=12,col=5,title=empty::empty',
  ],
])('annotates %s', (_, [part, raw], line) => {
  expect(commandLines(reportOf([findingOf(part, raw)]))).toEqual([line]);
});

it('annotates the layout of a file once', () => {
  const layout = ['src/a.ts', 'src/b.ts'].flatMap((file) =>
    Array.from({ length: 15 }, (_, index) =>
      findingOf({
        gate: 'format',
        practice: 'unformatted',
        rule: 'prettier',
        file,
        line: index + 3,
        column: 1,
      }),
    ),
  );
  const message = "15 places differ from Prettier's layout, the first at line 3.";
  const title = 'title=unformatted (prettier)';
  expect(commandLines(reportOf(layout))).toEqual([
    `::error file=src/a.ts,line=3,col=1,${title}::${message}`,
    `::error file=src/b.ts,line=3,col=1,${title}::${message}`,
  ]);
});

it('annotates what is open only, errors before warnings and what blocks before what advises', () => {
  const commands = commandsOf(
    reportOf(
      [
        findingOf({ severity: 'warning', message: 'warning' }),
        findingOf({ gate: 'docs', message: 'advice' }),
        findingOf({ status: 'waived', message: 'waived' }),
        findingOf({ status: 'baselined', message: 'known' }),
        findingOf({ message: 'error' }),
      ],
      {
        gates: [
          gateReportOf(),
          gateReportOf({ name: 'docs', mode: 'advise' }),
          gateReportOf({ name: 'types', status: 'error', reason: 'TypeScript is missing.' }),
        ],
      },
    ),
  );
  expect(commands.map(({ message, name }) => `${name}: ${message}`)).toEqual([
    'error: TypeScript is missing.',
    'error: error',
    'error: advice',
    'warning: warning',
  ]);
});

it.each([
  [10, 10, undefined],
  [11, 0, '1 more error without an annotation'],
  [0, 13, '3 more warnings without an annotation'],
  [9000, 1000, '8990 more errors and 990 more warnings without an annotation'],
])('of %i errors and %i warnings shows what GitHub shows', (errors, warnings, rest) => {
  const findings = [
    ...Array.from({ length: errors }, () => findingOf()),
    ...Array.from({ length: warnings }, () => findingOf({ severity: 'warning' })),
  ];
  const commands = commandsOf(reportOf(findings));
  const countOf = (kind: string): number => commands.filter(({ name }) => name === kind).length;
  expect(countOf('error')).toBe(Math.min(errors, 10));
  expect(countOf('warning')).toBe(Math.min(warnings, 10));
  const notices = commands.filter(({ name }) => name === 'notice');
  expect(notices.map(({ message }) => message.split(':', 1)[0])).toEqual(
    rest === undefined ? [] : [rest],
  );
});

it('cuts a message that GitHub would not take', () => {
  const [command] = commandsOf(reportOf([findingOf({ message: 'x'.repeat(100_000) })]));
  expect(command?.message).toHaveLength(4001);
});

describe('is led to no command by', () => {
  it.each(hostileTexts)('%s', (_, text) => {
    const rule = text.trim() === '' ? 'rule' : text;
    const report = reportOf(
      [
        findingOf({ message: text, rule, practice: null }),
        findingOf({ file: `${text}.ts` }),
        findingOf({ file: text === '' ? 'x' : text, workspace: text }),
      ],
      {
        gates: [gateReportOf({ status: 'error', reason: text })],
        workspaces: [
          { name: 'lablink', folder: '.' },
          { name: text, folder: text },
        ],
        notes: [text],
      },
    );
    const commands = commandsOf(report);
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'error', 'error']);
    expect(commands.map(({ properties }) => properties['file'])).toEqual([
      undefined,
      'src/store.ts',
      `${text}.ts`,
      text === '' ? 'x' : text,
    ]);
  });
});
