import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { PoolOptions, PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';

import type { CounterSettings } from '../worker/count-instructions.js';
import { countingArguments, predictable, type Valgrind } from './valgrind.js';

/** Milliseconds that one process may take. */
const longestCount = 300_000;

/** Milliseconds that it may take to end once it was asked to. */
const grace = 5000;

/** Runs the processes of Vitest in valgrind. */
export interface CountingPool {
  /** What Vitest is told as its pool. */
  readonly pool: PoolRunnerInitializer;
  /** What the processes are told. */
  readonly settings: CounterSettings;
  /** Says why the last process ended early, in its own words; `undefined` where it did not. */
  readonly lastWords: () => string | undefined;
}

/**
 * Makes a pool for Vitest whose processes are those of its own pool `forks`, but for running in valgrind.
 *
 * @param valgrind - What counts.
 * @param folder - Absolute path of the folder for all that it writes.
 * @returns The pool.
 */
export function createCountingPool(valgrind: Valgrind, folder: string): CountingPool {
  const { counts, pipes } = countingArguments(folder);
  let last: CountingWorker | undefined;
  return {
    pool: {
      name: 'groundrules-valgrind',
      createPoolWorker: (options) => {
        last = new CountingWorker(options, valgrind, folder);
        return last;
      },
    },
    settings: { control: valgrind.control, counts, pipes },
    lastWords: () => last?.lastWords(),
  };
}

/** One process. */
class CountingWorker implements PoolWorker {
  readonly name = 'groundrules-valgrind';
  readonly cacheFs = true;
  readonly #options: PoolOptions;
  readonly #valgrind: Valgrind;
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isLate = false;
  #isStopped = false;
  #said = '';

  constructor(options: PoolOptions, valgrind: Valgrind, folder: string) {
    this.#options = options;
    this.#valgrind = valgrind;
    this.#folder = folder;
  }

  start(): Promise<void> {
    const { distPath, env, execArgv } = this.#options;
    const { args } = countingArguments(this.#folder);
    const child = fork(path.join(distPath, 'workers/forks.js'), [], {
      env,
      // Node.js and its arguments are arguments of valgrind.
      execPath: this.#valgrind.file,
      execArgv: [...args, process.execPath, ...execArgv, ...predictable],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said = `${this.#said}${chunk.toString()}`.slice(-2000);
      });
    }
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      child.kill('SIGKILL');
    }, longestCount);
    this.#process = child;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const child = this.#process;
    clearTimeout(this.#timer);
    this.#isStopped = true;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), grace);
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill();
    await ended;
    clearTimeout(timer);
  }

  on(event: string, callback: (value: unknown) => void): void {
    this.#process?.on(event, callback);
  }

  off(event: string, callback: (value: unknown) => void): void {
    this.#process?.off(event, callback);
  }

  send(message: WorkerRequest): void {
    this.#process?.send(message);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  lastWords(): string | undefined {
    if (this.#isLate) {
      return `It could not be counted within ${String(longestCount / 60_000)} minutes: let it do less, or leave it out by --filter.`;
    }
    const child = this.#process;
    const code = child?.exitCode ?? child?.signalCode ?? null;
    if (code === null || this.#isStopped) return undefined;
    return `valgrind ended with ${String(code)}${this.#said === '' ? '' : `: ${this.#said.trim()}`}.`;
  }
}
