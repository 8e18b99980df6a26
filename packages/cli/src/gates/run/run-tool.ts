import { execa } from 'execa';

import { endGroup, hasGroups } from './end-group.js';
import { guardGroup } from './guard-group.js';
import { isRecord } from './is-record.js';

/** What a tool is started with. */
export interface ToolCall {
  /** What it is called in messages. */
  readonly tool: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Ends the tool and all that it started. */
  readonly signal: AbortSignal;
  /** What it reads from its standard input. */
  readonly input?: string;
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told what it is at; only for processes of ours, which say so. */
  readonly onProgress?: (text: string) => void;
}

/** A tool came to an end of its own, whatever it thinks of that, or did not. */
export type ToolEnd =
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'broken'; readonly reason: string };

const mebibyte = 1024 * 1024;
const largestOutput = 256 * mebibyte;

/** How long a tool may take to end after it was asked to, and after it was ended. */
const grace = { term: 2000, kill: 1000 };

/**
 * Runs a tool in a process of its own, so that it can crash, hang or run out of memory without harm to ours.
 *
 * @param call - What is run.
 * @returns What it printed, or what kept it from its end. Never rejects.
 */
export async function runTool(call: ToolCall): Promise<ToolEnd> {
  const { signal, tool } = call;
  if (isStopped(signal)) return broken(`${tool} was not started: ${stopReason(signal)}`);
  const subprocess = execa(call.file, [...call.args], {
    ...settings,
    cwd: call.cwd,
    env: { FORCE_COLOR: '0', ...call.env },
    ...(call.input === undefined ? { stdin: 'ignore' as const } : { input: call.input }),
    ipc: call.onProgress !== undefined,
  });
  const { pid } = subprocess;
  const endOnExit = (): void => {
    endGroup(pid, 'SIGKILL');
  };
  process.once('exit', endOnExit);
  const release = pid === undefined ? undefined : guardGroup(pid);
  let at = '';
  subprocess.on('message', (message: unknown) => {
    if (!isRecord(message) || typeof message['progress'] !== 'string') return;
    at = message['progress'];
    call.onProgress?.(at);
  });
  const stopped = stopOn(signal, pid);
  try {
    const result = await Promise.race([subprocess, stopped.promise]);
    const where = at === '' ? '' : ` It was at ${at}.`;
    if (result === undefined || isStopped(signal)) {
      return broken(`${tool} was ended before it was through: ${stopReason(signal)}.${where}`);
    }
    if (result.isMaxBuffer) {
      return broken(`${tool} printed more than ${String(largestOutput / mebibyte)} MB.`);
    }
    if (result.exitCode === undefined) {
      return broken(
        result.signal === undefined
          ? `${tool} could not be started: ${result.originalMessage ?? result.shortMessage ?? ''}`
          : `${tool} was killed by ${result.signal}${memoryHint(result.signal, result.stderr)}.${where}`,
      );
    }
    const { exitCode, stderr, stdout } = result;
    if (isOutOfMemory(stderr)) return broken(`${tool} ran out of memory.${where} ${memoryAdvice}`);
    return { kind: 'ended', exitCode, stdout, stderr };
  } finally {
    stopped.dispose();
    process.removeListener('exit', endOnExit);
    // What it started may outlive it.
    endGroup(pid, 'SIGKILL');
    release?.();
  }
}

/** What is the same for every tool. */
const settings = {
  // A group of its own: some tools are only a wrapper that starts the one that works.
  detached: hasGroups,
  reject: false,
  encoding: 'utf8',
  stripFinalNewline: false,
  maxBuffer: largestOutput,
  windowsHide: true,
  buffer: { stdout: true, stderr: true, ipc: false },
} as const;

interface Stop {
  /** Settles where the tool does not end in time after it was ended. */
  readonly promise: Promise<undefined>;
  readonly dispose: () => void;
}

function stopOn(signal: AbortSignal, pid: number | undefined): Stop {
  const timers: NodeJS.Timeout[] = [];
  const { promise, resolve } = withResolvers();
  const stop = (): void => {
    endGroup(pid, 'SIGTERM');
    timers.push(
      setTimeout(() => {
        endGroup(pid, 'SIGKILL');
      }, grace.term),
      setTimeout(resolve, grace.term + grace.kill),
    );
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    promise,
    dispose: () => {
      signal.removeEventListener('abort', stop);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function withResolvers(): { promise: Promise<undefined>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<undefined>((settle) => {
    resolve = () => {
      settle(undefined);
    };
  });
  return { promise, resolve };
}

/** Asked anew each time: it changes while a tool runs. */
function isStopped({ aborted }: AbortSignal): boolean {
  return aborted;
}

function stopReason({ reason }: AbortSignal): string {
  const text = reason instanceof Error ? reason.message : String(reason);
  return text.replace(/\.$/u, '');
}

const memoryAdvice =
  "Leave generated files out in the tool's settings, or give it more, as by NODE_OPTIONS=--max-old-space-size=8192.";

function isOutOfMemory(stderr: string): boolean {
  return /JavaScript heap out of memory|ERR_WORKER_OUT_OF_MEMORY/u.test(stderr);
}

function memoryHint(signal: string, stderr: string): string {
  if (isOutOfMemory(stderr)) return `, out of memory. ${memoryAdvice}`;
  return signal === 'SIGKILL' ? ', as the system does when memory runs short' : '';
}

function broken(reason: string): ToolEnd {
  return { kind: 'broken', reason: reason.replaceAll('..', '.').trim() };
}
