import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { CountFailure, CountRound } from '../instructions/instruction-count.js';

/** How the process is counted that this runs in. */
export interface CounterSettings {
  /** Absolute path of `vgdb`, by which counting is turned on. */
  readonly control: string;
  /** What the names of its pipes begin with. */
  readonly pipes: string;
  /** What the names of the files with counts begin with. */
  readonly counts: string;
}

/** How many instructions are counted at a time: enough calls for the garbage collector to come by as often each time. */
const batchSize = 1e8;

/** How many batches are held against as many before them, and make up the count. */
const window = 4;

/** What the compiler of V8 makes faster comes after this many instructions at the latest, but for rare paths. */
const warmUp = 5e8;
const fewestCalls = 30;

/** So many calls are warm, however few instructions they are told to be by the first of them. */
const growth = 8;

/** It has settled where the last batches differ from those before by less than this share. */
const settled = 0.005;

/** It goes on until it has settled, up to this many instructions. */
const most = 3e9;

/** Milliseconds until the counter has to answer. It is asked once. */
const patience = 60_000;

/** What a compiler can see that nobody reads, it may leave out. */
let kept: unknown;

/**
 * Counts the instructions of a function, in a process that runs in valgrind. All that it decides depends on counts and
 * never on time, so that it does the same in each process.
 *
 * @param work - The function; a promise that it returns is waited for.
 * @param settings - How the process is counted.
 * @returns What it counted, or why the function can't be counted, as where it throws: in valgrind all takes longer, so that what
 *   has a time limit may come too late.
 * @throws Where the counter does not count.
 */
export async function countInstructions(
  work: () => unknown,
  settings: CounterSettings,
): Promise<CountFailure | CountRound> {
  await turnOn(settings);
  collectGarbage();
  const counter = new Counter(settings.counts);
  const batches: number[] = [];
  let total = 0;
  let allCalls = 0;
  let calls = 1;
  for (;;) {
    counter.read();
    try {
      for (let call = 0; call < calls; call += 1) {
        kept = work();
        if (isThenable(kept)) kept = await kept;
      }
    } catch (error) {
      return { failure: `It fails in valgrind: ${describe(error)}` };
    }
    const count = counter.read();
    if (counter.isDisturbed()) {
      return { failure: 'It calls os.getPriority(), by which the counts are read.' };
    }
    total += count;
    allCalls += calls;
    // A power of two stays the same where the counts differ a little.
    const wanted = 2 ** Math.max(0, Math.round(Math.log2((batchSize * calls) / count)));
    if (wanted > calls) {
      calls = Math.min(wanted, calls * growth);
      batches.length = 0;
      continue;
    }
    batches.push(count / calls);
    const isWarm = total >= warmUp && allCalls >= fewestCalls;
    if (batches.length < 2 * window || !(isWarm || total >= most)) continue;
    const drift = driftOf(batches);
    if (drift > settled && total < most) continue;
    return { perCall: mean(batches.slice(-window)), drift };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause === undefined ? message : `${message}: ${describe(cause)}`;
}

function driftOf(batches: readonly number[]): number {
  return Math.abs(mean(batches.slice(-window)) / mean(batches.slice(-2 * window, -window)) - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/** Until here nothing was counted, which is several times as fast. */
async function turnOn({ control, pipes }: CounterSettings): Promise<void> {
  const asked = spawn(
    control,
    [`--pid=${String(process.pid)}`, `--vgdb-prefix=${pipes}`, 'instrumentation on'],
    { stdio: 'ignore' },
  );
  const state: { end?: string } = {};
  asked.on('error', ({ message }) => {
    state.end ??= `vgdb can't be run: ${message}`;
  });
  asked.on('exit', (code, signal) => {
    state.end ??= code === 0 ? '' : `vgdb ended with ${String(code ?? signal)}`;
  });
  const giveUpAt = performance.now() + patience;
  // It answers while it runs code. While it sleeps it could only be woken by ptrace, which containers may forbid.
  while (state.end === undefined && performance.now() < giveUpAt) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  if (state.end === '') return;
  asked.kill('SIGKILL');
  throw new Error(`valgrind did not begin to count: ${state.end ?? 'vgdb got no answer'}.`);
}

/** How much garbage there is depends on how long the counter took to answer. From here on it does not. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

/** Reads how much was counted. */
class Counter {
  readonly #prefix: string;
  #reads = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Tells what was counted since it was read before. */
  read(): number {
    // Where the process enters this function of the C library, valgrind writes what it has counted and begins anew.
    getPriority();
    this.#reads += 1;
    const file = this.#fileOf(this.#reads);
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    const count = Number(/^(?:summary|totals): (\d+)$/mu.exec(text)?.[1]);
    if (!(count > 0)) throw new Error('valgrind counted nothing.');
    return count;
  }

  /** Tells whether something else has made valgrind write as well. */
  isDisturbed(): boolean {
    return existsSync(this.#fileOf(this.#reads + 1));
  }

  #fileOf(read: number): string {
    return `${this.#prefix}.${String(process.pid)}.${String(read)}`;
  }
}
