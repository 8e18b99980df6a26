import { beforeEach, expect, it, vi } from 'vitest';

import type { GateRun } from '../../src/gates/run-gates.js';
import { createLiveProgress } from '../../src/progress/live-progress.js';
import { createPlainProgress } from '../../src/progress/plain-progress.js';

const done: GateRun = {
  name: 'lint',
  durationMs: 4200,
  outcome: {
    kind: 'done',
    findings: [
      {
        rule: 'no-undef',
        practice: null,
        severity: 'error',
        file: 'a.ts',
        line: 1,
        column: 1,
        message: '',
      },
    ],
  },
};
const skipped: GateRun = {
  name: 'docs',
  durationMs: 3,
  outcome: { kind: 'skipped', reason: 'Nothing is published.' },
};
const broken: GateRun = {
  name: 'types',
  durationMs: 70_000,
  outcome: { kind: 'error', reason: 'TypeScript is missing.\nInstall it.' },
};

/** As much of a terminal as the display uses: what it shows after what was written. */
function createScreen(columns: number): {
  readonly columns: number;
  readonly write: (text: string) => void;
  readonly lines: () => readonly string[];
  readonly raw: () => string;
} {
  let raw = '';
  let rows: string[] = [''];
  return {
    columns,
    write: (text) => {
      raw += text;
      for (const [part, up] of text.matchAll(
        /\u001B\[(\d+)A|\u001B\[0J|\u001B\[\?25[hl]|[^\u001B]+/gu,
      )) {
        if (up !== undefined)
          rows = [...rows.slice(0, -1 - Number(up)), '', ...rows.slice(-Number(up))];
        else if (part === '\u001B[0J') rows = rows.slice(0, rows.indexOf('') + 1);
        else if (!part.startsWith('\u001B')) {
          rows = `${rows.join('\n')}${part.replaceAll('\r', '')}`.split('\n');
        }
      }
    },
    lines: () => rows.filter((row) => row !== ''),
    raw: () => raw,
  };
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'],
  });
  return () => {
    vi.useRealTimers();
  };
});

it('draws a line for each gate, and takes all away at the end', () => {
  const screen = createScreen(40);
  const progress = createLiveProgress(screen, ['lint', 'types', 'docs'], false);
  expect(screen.lines()).toEqual(['· lint   waiting', '· types  waiting', '· docs   waiting']);
  progress.onStart('lint');
  progress.onStart('types');
  progress.onProgress('types', 'packages/api');
  vi.advanceTimersByTime(2100);
  expect(screen.lines()).toEqual([
    expect.stringMatching(/^\S lint {3}running 2\.0 s$/u),
    expect.stringMatching(/^\S types {2}packages\/api 2\.0 s$/u),
    '· docs   waiting',
  ]);
  progress.onEnd(done);
  progress.onEnd(broken);
  progress.onEnd(skipped);
  progress.onProgress('lint', 'too late');
  vi.advanceTimersByTime(100);
  expect(screen.lines()).toEqual([
    '✔ lint   1 finding in 4.2 s',
    '✖ types  error after 1 min 10 s: TypeS…',
    '↓ docs   skipped: Nothing is published.',
  ]);
  progress.stop();
  expect(screen.lines()).toEqual([]);
  expect(screen.raw()).toMatch(/^\u001B\[\?25l[^]*\u001B\[\?25h$/u);
});

it('never lets a name steer the terminal', () => {
  // A terminal that does not know its size says so with 0.
  const screen = createScreen(0);
  const progress = createLiveProgress(screen, ['lint'], false);
  progress.onStart('lint');
  progress.onProgress('lint', 'a\u001B[2Jb\nc');
  vi.advanceTimersByTime(100);
  expect(screen.lines()).toEqual([expect.stringMatching(/^\S lint {2}a\\u001b\[2Jb\\nc$/u)]);
  progress.stop();
});

it('writes what goes on as well where it is asked to, and what lasts', () => {
  let text = '';
  const said = (): string[] => text.split('\n').slice(0, -1);
  const progress = createPlainProgress({ write: (part) => (text += part) }, { everyMs: 5000 });
  progress.onStart('bench');
  progress.onProgress('bench', 'a');
  vi.advanceTimersByTime(1000);
  progress.onProgress('bench', 'b');
  expect(said()).toEqual(['bench: started']);
  vi.advanceTimersByTime(4000);
  expect(said()).toEqual(['bench: started', 'bench: b']);
  vi.advanceTimersByTime(60_000);
  progress.onProgress('bench', 'c\n');
  progress.onProgress('bench', 'd');
  expect(said()).toEqual(['bench: started', 'bench: b', String.raw`bench: c\n`]);
  progress.stop();
  vi.advanceTimersByTime(60_000);
  expect(said()).toHaveLength(3);
});

it('writes lines where there is no terminal', () => {
  let text = '';
  const progress = createPlainProgress({ write: (part) => (text += part) });
  progress.onStart('lint');
  progress.onProgress('lint', 'half way');
  for (const run of [done, broken, skipped]) progress.onEnd(run);
  progress.stop();
  expect(text.split('\n')).toEqual([
    'lint: started',
    'lint: 1 finding in 4.2 s',
    'types: error after 1 min 10 s: TypeScript is missing.',
    'docs: skipped: Nothing is published.',
    '',
  ]);
});
