import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { Writable } from 'node:stream';

import { builtFile } from './built-file.js';

let guard: Writable | undefined;

/**
 * Has a tool ended where this process is gone before it, however it went: nothing tells a tool so by itself, and one
 * that is busy would not listen. One process watches over all tools.
 *
 * @param pid - The tool's process, the first of its group.
 * @returns To be called once the tool has ended.
 */
export function guardGroup(pid: number): () => void {
  guard ??= startGuard();
  const input = guard;
  input.write(`+${String(pid)}\n`);
  return () => {
    input.write(`-${String(pid)}\n`);
  };
}

function startGuard(): Writable {
  const child = spawn(process.execPath, [builtFile('guard.js')], {
    // Ctrl-C and the end of a terminal are not for it, and it keeps no folder in use.
    detached: true,
    cwd: tmpdir(),
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
    // What is loaded into every process has no business here.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  // Tools run without it as well as with it.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  // A pipe is a socket; nobody waits for it either.
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child.stdin;
}
