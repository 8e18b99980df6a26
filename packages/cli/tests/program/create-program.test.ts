import type { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';

import { createProgram } from '../../src/program/create-program.js';
import { explainMistake } from '../../src/program/explain-mistake.js';

interface Parsed {
  readonly called: readonly unknown[];
  readonly exitCode: number;
  readonly stderr: string;
}

async function parse(...args: readonly string[]): Promise<Parsed> {
  const called: unknown[] = [];
  let stderr = '';
  const call = (options: unknown): Promise<void> => {
    called.push(options);
    return Promise.resolve();
  };
  const program = createProgram({
    check: call,
    audit: call,
    baseline: call,
    bench: call,
    waive: call,
    report: call,
    explain: call,
    doctor: call,
    drift: call,
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ writeErr: (text) => (stderr += text), writeOut: () => undefined });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const ended = error as CommanderError;
    return { called, exitCode: ended.exitCode, stderr: `${stderr}${explainMistake(ended)}` };
  }
  return { called, exitCode: 0, stderr };
}

const defaults = { gates: [], format: 'text', fix: false };

describe('check reads', () => {
  it.each<readonly [readonly string[], object]>([
    [[], defaults],
    [['--gate', 'lint'], { ...defaults, gates: ['lint'] }],
    [['--gate', 'lint', '--gate=dead-code'], { ...defaults, gates: ['lint', 'dead-code'] }],
    [['--since', 'origin/main'], { ...defaults, since: 'origin/main' }],
    [['--since='], { ...defaults, since: '' }],
    [['--format', 'json'], { ...defaults, format: 'json' }],
    [['--output', 'out/report.txt'], { ...defaults, output: 'out/report.txt' }],
    [['--fix'], { ...defaults, fix: true }],
    [['--concurrency', '3'], { ...defaults, concurrency: 3 }],
    [['--timeout', '90'], { ...defaults, timeoutMs: 90_000 }],
    [['--timeout', '5m'], { ...defaults, timeoutMs: 300_000 }],
  ])('%j', async (args, options) => {
    expect(await parse('check', ...args)).toEqual({ called: [options], exitCode: 0, stderr: '' });
  });
});

describe('bench reads', () => {
  const untold = { update: false, format: 'text' };

  it.each<readonly [readonly string[], object]>([
    [[], untold],
    [['--filter', 'hash'], { ...untold, filter: 'hash' }],
    [
      ['--update', '--reason', 'a new machine'],
      { ...untold, update: true, reason: 'a new machine' },
    ],
    [['--rounds', '3'], { ...untold, rounds: 3 }],
    [['--instructions'], { ...untold, instructions: true }],
    [['--no-instructions'], { ...untold, instructions: false }],
    [
      ['--profile', 'hash', '--output', 'profiles'],
      { ...untold, profile: 'hash', output: 'profiles' },
    ],
    [['--format', 'markdown'], { ...untold, format: 'markdown' }],
    [['--timeout', '30'], { ...untold, timeoutMs: 30_000 }],
  ])('%j', async (args, options) => {
    expect(await parse('bench', ...args)).toEqual({ called: [options], exitCode: 0, stderr: '' });
  });

  it.each([
    [['--rounds', '0'], 'It must be a whole number from 1 to 99.'],
    [['--rounds', '1.5'], 'It must be a whole number from 1 to 99.'],
    [['--format', 'sarif'], 'Allowed choices are text, json, markdown.'],
  ])('no %j', async (args, message) => {
    const { called, exitCode, stderr } = await parse('bench', ...args);
    expect({ called, exitCode }).toEqual({ called: [], exitCode: 1 });
    expect(stderr).toContain(message);
  });
});

describe('audit reads', () => {
  const untold = { format: 'text' };

  it.each<readonly [readonly string[], object]>([
    [[], untold],
    [['--format', 'vex', '--output', 'vex.json'], { format: 'vex', output: 'vex.json' }],
    [['--offline', 'osv.zip'], { ...untold, offline: 'osv.zip' }],
    [['--timeout', '30'], { ...untold, timeoutMs: 30_000 }],
    [
      ['--accept', 'GHSA-1', '--package', 'ecc', '--versions', '1.x', '--path', 'a', '--path', 'b'],
      { ...untold, accept: 'GHSA-1', package: 'ecc', versions: '1.x', path: ['a', 'b'] },
    ],
    [
      ['--fix-not-taken', 'It breaks.', '--justification', 'code_not_reachable'],
      { ...untold, fixNotTaken: 'It breaks.', justification: 'code_not_reachable' },
    ],
    [
      ['--reason', 'a', '--investigation', 'b', '--mitigation', 'c', '--owner', 'd'],
      { ...untold, reason: 'a', investigation: 'b', mitigation: 'c', owner: 'd' },
    ],
  ])('%j', async (args, options) => {
    expect(await parse('audit', ...args)).toEqual({ called: [options], exitCode: 0, stderr: '' });
  });
});

describe('baseline reads', () => {
  const untold = { prune: false, grow: false };

  it.each<readonly [readonly string[], object]>([
    [[], untold],
    [['--prune'], { ...untold, prune: true }],
    [['--grow', '--reason', 'A new rule.'], { ...untold, grow: true, reason: 'A new rule.' }],
    [['--concurrency', '3'], { ...untold, concurrency: 3 }],
    [['--timeout', '5m'], { ...untold, timeoutMs: 300_000 }],
  ])('%j', async (args, options) => {
    const called = [options];
    expect(await parse('baseline', ...args)).toEqual({ called, exitCode: 0, stderr: '' });
  });
});

describe('waive reads', () => {
  const untold = { drift: false, files: [], force: false, list: false, remove: false };

  it.each<readonly [readonly string[], object]>([
    [[], untold],
    [['no-console'], { ...untold, id: 'no-console' }],
    [['no-console', '--gate', 'lint'], { ...untold, id: 'no-console', gate: 'lint' }],
    [['--files', 'a/**', '--files', 'b.ts'], { ...untold, files: ['a/**', 'b.ts'] }],
    [['--list'], { ...untold, list: true }],
    [['x', '--remove'], { ...untold, id: 'x', remove: true }],
    [['x', '--force'], { ...untold, id: 'x', force: true }],
    [
      ['--reason', 'a b', '--owner', 'ann', '--expires', '2027-04-01'],
      { ...untold, reason: 'a b', owner: 'ann', expires: '2027-04-01' },
    ],
    [
      ['--investigation', 'a b', '--mitigation', 'c d'],
      { ...untold, investigation: 'a b', mitigation: 'c d' },
    ],
  ])('%j', async (args, options) => {
    const called = [options];
    expect(await parse('waive', ...args)).toEqual({ called, exitCode: 0, stderr: '' });
  });
});

describe('report reads', () => {
  const untold = { format: 'markdown' };

  it.each<readonly [readonly string[], object]>([
    [[], untold],
    [['--format', 'html'], { format: 'html' }],
    [['--output', 'out/progress.html'], { ...untold, output: 'out/progress.html' }],
    [['--input', 'report.json'], { ...untold, input: 'report.json' }],
    [['--since', 'v1.0.0'], { ...untold, since: 'v1.0.0' }],
    [['--record'], { ...untold, record: true }],
    [['--no-record'], { ...untold, record: false }],
    [['--concurrency', '3'], { ...untold, concurrency: 3 }],
    [['--timeout', '5m'], { ...untold, timeoutMs: 300_000 }],
  ])('%j', async (args, options) => {
    expect(await parse('report', ...args)).toEqual({ called: [options], exitCode: 0, stderr: '' });
  });
});

describe('explain reads', () => {
  it.each<readonly [readonly string[], object]>([
    [[], { format: 'text' }],
    [['TS2304'], { format: 'text', name: 'TS2304' }],
    [['--format', 'json'], { format: 'json' }],
  ])('%j', async (args, options) => {
    const called = [options];
    expect(await parse('explain', ...args)).toEqual({ called, exitCode: 0, stderr: '' });
  });
});

describe('doctor reads', () => {
  it.each<readonly [readonly string[], object]>([
    [[], { format: 'text' }],
    [['--format', 'json'], { format: 'json' }],
  ])('%j', async (args, options) => {
    expect(await parse('doctor', ...args)).toEqual({ called: [options], exitCode: 0, stderr: '' });
  });
});

describe('refuses', () => {
  it.each<readonly [readonly string[], string]>([
    [['check', '--gate', 'lnt'], 'Allowed choices are format, lint'],
    [['check', '--format', 'xml'], 'Allowed choices are text, json'],
    [['check', '--concurrency', '0'], 'It must be a whole number from 1.'],
    [['check', '--concurrency', '1.5'], 'It must be a whole number from 1.'],
    [['check', '--timeout', 'soon'], 'It must be a time of up to a day'],
    [['check', '--timeout', '0'], 'It must be a time of up to a day'],
    [['check', '--since'], 'argument missing'],
    [['check', '--fixx'], '(Did you mean --fix?)'],
    [['explain', '--format', 'sarif'], 'Allowed choices are text, json.'],
    [['report', '--format', 'text'], 'Allowed choices are markdown, html, json.'],
    [['check', 'src'], 'check --since <ref>'],
    [['check', 'src', 'test'], 'It looks at the whole repository.'],
    [['bench', 'src'], 'bench --filter <text>'],
    [['drift', 'src'], 'It is about the whole repository, and takes no files.'],
    [['explain', 'unused', 'import'], 'Give one name'],
    [['check', '--fixx'], 'Run npx groundrules --help for what there is.'],
    [['check', 'src'], 'Run npx groundrules check --help for what there is.'],
    [['check', '--gate', 'lnt'], '\n(Did you mean lint?)\n'],
    [['check', '--gate', 'dead_code'], '\n(Did you mean dead-code?)\n'],
    [['waive', 'x', '--gate', 'tpyes'], '\n(Did you mean types?)\n'],
    [['check', '--format', 'jsn'], '\n(Did you mean json?)\n'],
    [['audit', '--format', 'txt'], '\n(Did you mean text?)\n'],
    [['bench', '--format', 'markdwn'], '\n(Did you mean markdown?)\n'],
    [['drift', '--format', 'JSON'], '\n(Did you mean json?)\n'],
    [['report', '--format', 'htm'], '\n(Did you mean html?)\n'],
    [['explain', '--format', 'jsom'], '\n(Did you mean json?)\n'],
    [['doctor', '--format', 'tex'], '\n(Did you mean text?)\n'],
    [['chek'], '(Did you mean check?)'],
    [[], 'Usage: groundrules'],
  ])('%j', async (args, message) => {
    const { called, exitCode, stderr } = await parse(...args);
    expect({ called, exitCode }).toEqual({ called: [], exitCode: 1 });
    expect(stderr).toContain(message);
  });
});

it.each([
  ['check', '--gate', 'everything'],
  ['check', '--format', "it's"],
  ['check', '--concurrency', 'lint'],
])('guesses nothing for %s %s %s', async (...args) => {
  const { stderr } = await parse(...args);
  expect(stderr).toContain('is invalid');
  expect(stderr).not.toContain('Did you mean');
});

it.each([['--help'], ['--version'], ['check', '--help']])(
  'answers %s without a mistake',
  async (...args) => {
    expect(await parse(...args)).toEqual({ called: [], exitCode: 0, stderr: '' });
  },
);
