import { execa } from 'execa';

import { guardProcess } from './guard-processes.js';

/** What is run. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All its variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How it ended. */
export type ProgramEnd =
  | { readonly kind: 'ended'; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'late' }
  | { readonly kind: 'broken'; readonly reason: string };

const mebibyte = 1024 * 1024;
const hasGroups = process.platform !== 'win32';

/**
 * Runs a package manager to its end. Exit codes are not looked at: 1 stands for findings as well as for failures.
 *
 * @param call - What is run.
 * @returns What it wrote, or what kept it from its end. Never rejects.
 * @throws what `signal` was aborted with.
 */
export async function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  call.signal?.throwIfAborted();
  const subprocess = execa(call.program, [...call.args], {
    cwd: call.cwd,
    env: call.env,
    extendEnv: false,
    // A group of its own: most are a wrapper that starts the one that works.
    detached: hasGroups,
    reject: false,
    stdin: 'ignore',
    encoding: 'utf8',
    maxBuffer: 256 * mebibyte,
    windowsHide: true,
  });
  const release = guardProcess(subprocess.pid);
  const end = (): void => {
    endGroup(subprocess.pid);
  };
  let stop = (): void => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => {
      end();
      resolve(undefined);
    };
  });
  const timer = setTimeout(() => {
    stop();
  }, call.timeoutMs);
  const abort = (): void => {
    stop();
  };
  call.signal?.addEventListener('abort', abort, { once: true });
  process.once('exit', end);
  try {
    const result = await Promise.race([subprocess, stopped]);
    call.signal?.throwIfAborted();
    if (result === undefined) return { kind: 'late' };
    if (result.code === 'ENOENT' || result.code === 'EACCES') return { kind: 'missing' };
    if (result.isMaxBuffer) return { kind: 'broken', reason: 'it printed more than 256 MB' };
    if (result.exitCode === undefined) {
      const reason = result.signal ?? result.originalMessage ?? 'it could not be started';
      return { kind: 'broken', reason: `it was ended by ${reason}` };
    }
    return { kind: 'ended', stdout: result.stdout, stderr: result.stderr };
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', abort);
    process.removeListener('exit', end);
    // What it started may outlive it.
    end();
    release();
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups ? -pid : pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
