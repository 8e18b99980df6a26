import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished, vi } from 'vitest';

import { gates } from '../../src/gates/list-gates.js';
import { linkTools } from './support/tools.js';

const command = fileURLToPath(new URL('../../bin.js', import.meta.url));

/** Loaded into each process: a tool starts another process, notes both, and is then too busy to listen. */
const busy = `
import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
if (process.argv[1] !== process.env.TEST_COMMAND) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  writeFileSync(process.env.TEST_PIDS + '.part', JSON.stringify([process.pid, child.pid]));
  renameSync(process.env.TEST_PIDS + '.part', process.env.TEST_PIDS);
  for (;;);
}
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** One that has ended and whose parent is gone may wait for somebody to ask about it. */
function isZombie(pid: number): boolean {
  const file = `/proc/${String(pid)}/stat`;
  return existsSync(file) && /\) Z /u.test(readFileSync(file, 'utf8'));
}

/** Gates that start a tool whatever the repository holds. */
const started = gates.map(({ name }) => name).filter((name) => name !== 'bench');

// Windows has no groups of processes: there only the tool itself is ended.
it.skipIf(process.platform === 'win32').each(started)(
  'the tool of the gate %s and what it started end when the command is killed',
  async (gate) => {
    const repository = createTemporaryRepository({
      'package.json': {
        name: 'example',
        version: '1.0.0',
        type: 'module',
        exports: './a.js',
        dependencies: { b: '1.0.0' },
      },
      'package-lock.json': {
        name: 'example',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: {
          '': { name: 'example', version: '1.0.0', dependencies: { b: '1.0.0' } },
          'node_modules/b': { version: '1.0.0', integrity: 'sha512-AAAA' },
        },
      },
      'tsconfig.json': { compilerOptions: { allowJs: true, noEmit: true }, include: ['*.js'] },
      'eslint.config.js': 'export default [{}];\n',
      'a.js': 'export const a = 1;\n',
      'node_modules/busy.mjs': busy,
    });
    onTestFinished(repository.dispose);
    const root = repository.path;
    linkTools(root, 'eslint', 'knip', 'prettier', 'typescript');
    const pidsFile = path.join(root, 'node_modules/pids.json');
    const checking = spawn(process.execPath, [command, 'check', '--gate', gate], {
      cwd: root,
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${path.join(root, 'node_modules/busy.mjs')}`,
        TEST_COMMAND: command,
        TEST_PIDS: pidsFile,
      },
    });
    await vi.waitUntil(() => existsSync(pidsFile), { timeout: 20_000, interval: 50 });
    const pids = JSON.parse(readFileSync(pidsFile, 'utf8')) as number[];
    onTestFinished(() => {
      for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL');
    });
    expect(pids.filter(isAlive)).toEqual(pids);
    checking.kill('SIGKILL');
    await vi.waitUntil(() => !pids.some(isAlive), { timeout: 10_000, interval: 50 });
  },
  40_000,
);
