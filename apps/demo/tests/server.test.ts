import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

const entry = path.join(import.meta.dirname, '../dist/server.js');

let folder: string;

function start(environment: Record<string, string>): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [entry], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lablink-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the built server', () => {
  it('starts, answers and stops when it is told to', async () => {
    const server = start({
      LABLINK_PORT: '0',
      LABLINK_SCRYPT_COST: '14',
      LABLINK_TOKEN_SECRET: 'a secret that is only good for tests',
      LABLINK_ADMIN_PASSWORD: 'opensesame-42',
    });
    const exit = once(server, 'exit');
    const log: { message: string; url?: string }[] = [];
    for await (const line of createInterface(server.stdout)) {
      const entry = JSON.parse(line) as { message: string; url?: string };
      log.push(entry);
      if (entry.url === undefined) continue;
      const response = await fetch(`${entry.url}/health`);
      expect(await response.json()).toEqual({ status: 'ok' });
      server.kill('SIGTERM');
    }
    expect(await exit).toEqual([0, null]);
    expect(log.map(({ message }) => message)).toEqual(['Listening', 'Stopped']);
  });

  it('says what is wrong with its configuration and exits with 2', async () => {
    const server = start({ LABLINK_PORT: '0' });
    const exit = once(server, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface(server.stdout)) lines.push(line);
    expect(await exit).toEqual([2, null]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('LABLINK_TOKEN_SECRET');
  });
});
