import { beforeEach, expect, it } from 'vitest';

import { guardProcesses } from '../../src/sources/guard-processes.js';
import { runProgram } from '../../src/sources/run-program.js';

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  const pids: number[] = [];
  guardProcesses((pid) => {
    pids.push(pid);
    const name = `process ${String(pids.length)}`;
    told.push(`${name} started`);
    return () => told.push(`${name} ended`);
  });
});

const wait = 'setTimeout(() => {}, 60_000)';

it.each<readonly [string, string, readonly string[], string, readonly string[]]>([
  [
    'ends by itself',
    process.execPath,
    ['-e', ''],
    'ended',
    ['process 1 started', 'process 1 ended'],
  ],
  [
    'takes too long',
    process.execPath,
    ['-e', wait],
    'late',
    ['process 1 started', 'process 1 ended'],
  ],
  ['is not there', 'no-such-program', [], 'missing', []],
])('tells of a program that %s', async (_, program, args, kind, expected) => {
  const end = await runProgram({
    program,
    args,
    cwd: import.meta.dirname,
    env: process.env,
    timeoutMs: args.includes(wait) ? 500 : 60_000,
  });
  expect(end.kind).toBe(kind);
  expect(told).toEqual(expected);
});
