import { performance } from 'node:perf_hooks';

import { quantile } from '../quantile.js';
import type { Round } from '../measurement.js';
import { createClock, type Reading } from './clock.js';
import { createProgramReference } from './program-reference.js';
import { references } from './references.js';
import { measureTouchedCode } from './touched-code.js';

/** How much is measured. */
export interface SampleOptions {
  /** Milliseconds of the processor that the benchmark runs before anything counts. */
  readonly warmupTime: number;
  /** Calls before anything counts. */
  readonly warmupIterations: number;
  /** Milliseconds of samples: of the processor, and on the wall for what waits. */
  readonly time: number;
  /** Least number of calls. */
  readonly iterations: number;
}

/** A sample that is much longer than a slice of the scheduler is interrupted; a much shorter one is all clock. */
const sampleTime = 1.2;
const referenceTime = 0.7;

/** Nothing goes on for longer than this on the wall, in milliseconds, once it has a few samples. */
const patience = 30_000;
const fewestSamples = 5;

/** What takes long has a second of the processor to become warm, however few calls that is, unless it asks for more. */
const longestWarmUp = 1000;

/** What goes through the event loop is much code of Node.js and of libraries, which takes longer to become warm. */
const moreWarmUp = 3;

/**
 * What goes through more code than this, in bytes, loses it from the caches of a core where others have their turn, and is a
 * large program. The references and what is like them touch less than 1.3 million, or 2 more where the system has a huge page of
 * them; a linter 5 to 9.
 */
const largeProgram = 4 * 1024 * 1024;

/** As many in every process: the first of them finds the caches lost, and costs more than the others. */
const programCalls = 4;

/**
 * Where the system does not tell, what takes so many milliseconds of the processor may be one. What goes through the event loop
 * and takes less, as a request does, finds the caches lost in each call, and is judged by how much of the core was to be had.
 */
const longCall = 10;

/** Noise makes slower and never faster: what counts is the fast end, though not a single sample. */
const fastEnd = 0.05;

/**
 * Measures a function and the reference work in turns, a sample of each at a time, so that whatever slows the
 * machine down slows them alike.
 *
 * @param work - The function; a promise that it returns is waited for.
 * @param options - How much is measured.
 * @returns What it costs, and what the references cost meanwhile.
 * @throws Whatever the function throws.
 */
export async function sampleBenchmark(work: () => unknown, options: SampleOptions): Promise<Round> {
  const clock = createClock();
  const { isAsync, yields } = await warmUp(work, clock, options);
  if (yields) {
    await warmUp(work, clock, { ...options, warmupTime: options.warmupTime * moreWarmUp });
  }
  const run = isAsync ? repeatAsync(work) : repeat(work);
  const program = (await isLargeProgram(work, run, clock, yields))
    ? samplerOf(repeat(createProgramReference()), clock, programCalls)
    : undefined;
  const compute = await createSampler(repeat(references.compute), clock, referenceTime);
  const memory = await createSampler(repeat(references.memory), clock, referenceTime);
  const benchmark = await createSampler(run, clock, sampleTime);
  const started = performance.now();
  const isEnough = (): boolean => {
    if (benchmark.readings.length < fewestSamples) return false;
    if (performance.now() - started > patience) return true;
    const spent = benchmark.total()[isWaiting(benchmark) ? 'wall' : 'cpu'];
    return spent >= options.time && benchmark.calls() >= options.iterations;
  };
  while (!isEnough()) {
    await compute.take();
    await memory.take();
    await program?.take();
    // The caches have lost some of the code that it goes through. What is measured is to find it there again.
    if (yields) await run(1);
    await benchmark.take();
  }
  return {
    cpu: fastEndOf(benchmark, 'cpu'),
    wall: fastEndOf(benchmark, 'wall'),
    compute: fastEndOf(compute, 'cpu'),
    memory: fastEndOf(memory, 'cpu'),
    ...(program !== undefined && { program: fastEndOf(program, 'cpu') }),
    interruptions: interruptionsOf(benchmark),
    yields,
    available: Math.min(1, shareOf([compute, memory])),
    busy: busyShareOf(benchmark, [compute, memory]),
    samples: benchmark.readings.length,
  };
}

/** Runs something a number of times. */
type Repeat = (count: number) => Promise<void> | void;

/** What a sample came to, for one call. */
interface Sample extends Reading {
  /** How often another program was given the core. */
  readonly interruptions: number;
}

/** Takes samples of one piece of work. */
interface Sampler {
  readonly readings: readonly Sample[];
  readonly take: () => Promise<void>;
  readonly calls: () => number;
  /** Milliseconds of all samples. */
  readonly total: () => Reading;
  /** How often the process has given its core away by itself, which it does to wait. */
  readonly waits: () => number;
}

/** What a compiler can see that nobody reads, it may leave out. */
let kept: unknown;

function repeat(work: () => unknown): Repeat {
  return (count) => {
    for (let call = 0; call < count; call += 1) kept = work();
  };
}

function repeatAsync(work: () => unknown): Repeat {
  return async (count) => {
    for (let call = 0; call < count; call += 1) kept = await work();
  };
}

/** What is known of a function once it has run. */
interface WarmedUp {
  readonly isAsync: boolean;
  /** Whether the event loop turns or the process waits before it is done, at most of its calls. */
  readonly yields: boolean;
}

/**
 * Runs the function until the compiler of V8 has done its best. It counts the processor's time: where others take most
 * of the core, it would else be measured half compiled.
 */
async function warmUp(
  work: () => unknown,
  clock: () => Reading,
  { warmupIterations, warmupTime }: SampleOptions,
): Promise<WarmedUp> {
  const start = clock();
  const turnsBefore = turns();
  let isAsync = false;
  for (let calls = 1; ; calls += 1) {
    kept = work();
    if (isThenable(kept)) {
      isAsync = true;
      kept = await kept;
    }
    const now = clock();
    const wall = now.wall - start.wall;
    // What waits hardly uses the processor.
    const cpu = now.cpu - start.cpu;
    const isWarm = cpu >= warmupTime || (isAsync && wall >= warmupTime * 5);
    const isLate = cpu > Math.max(longestWarmUp, warmupTime) || wall > patience;
    if ((isWarm && calls >= warmupIterations) || isLate) {
      return { isAsync, yields: (turns() - turnsBefore) * 2 >= calls };
    }
  }
}

/** How often the event loop has turned, and the process has given its core away by itself. */
function turns(): number {
  const { loopCount } = performance.nodeTiming.uvMetricsInfo;
  return loopCount + process.resourceUsage().voluntaryContextSwitches;
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/** Finds out how often the work has to run for a sample of the length asked for; that warms it up as well. */
async function createSampler(
  run: Repeat,
  clock: () => Reading,
  milliseconds: number,
): Promise<Sampler> {
  let count = 1;
  for (;;) {
    const { wall } = await measure(run, clock, count);
    if (wall >= milliseconds) {
      // One that was interrupted took longer than it should.
      const again = await measure(run, clock, count);
      if (again.wall >= milliseconds * 0.8) break;
    }
    const factor = wall === 0 ? 8 : Math.min(8, Math.max(1.2, milliseconds / wall));
    count = Math.ceil(count * factor);
  }
  return samplerOf(run, clock, count);
}

async function measure(run: Repeat, clock: () => Reading, count: number): Promise<Reading> {
  const start = clock();
  const running = run(count);
  // To wait for what is no promise costs more than a short sample.
  if (running !== undefined) await running;
  const end = clock();
  return { cpu: end.cpu - start.cpu, wall: end.wall - start.wall };
}

function samplerOf(run: Repeat, clock: () => Reading, count: number): Sampler {
  const readings: Sample[] = [];
  let cpu = 0;
  let wall = 0;
  let waits = 0;
  return {
    readings,
    take: async () => {
      const before = process.resourceUsage();
      const reading = await measure(run, clock, count);
      const after = process.resourceUsage();
      waits += after.voluntaryContextSwitches - before.voluntaryContextSwitches;
      const interruptions = after.involuntaryContextSwitches - before.involuntaryContextSwitches;
      cpu += reading.cpu;
      wall += reading.wall;
      readings.push({
        cpu: reading.cpu / count,
        wall: reading.wall / count,
        interruptions: interruptions / count,
      });
    },
    calls: () => readings.length * count,
    total: () => ({ cpu, wall }),
    waits: () => waits,
  };
}

function fastEndOf({ readings }: Sampler, clock: keyof Reading): number {
  const nanoseconds = readings.map((reading) => reading[clock] * 1e6);
  return quantile(nanoseconds, fastEnd);
}

/** Of the samples that count. */
function interruptionsOf({ readings }: Sampler): number {
  const fastest = readings
    .toSorted((a, b) => a.cpu - b.cpu)
    .slice(0, Math.ceil(readings.length * fastEnd));
  return fastest.reduce((sum, { interruptions }) => sum + interruptions, 0) / fastest.length;
}

async function isLargeProgram(
  work: () => unknown,
  run: Repeat,
  clock: () => Reading,
  yields: boolean,
): Promise<boolean> {
  const touched = await measureTouchedCode(work);
  if (touched !== undefined && (touched <= largeProgram || !yields)) return touched > largeProgram;
  const readings = [await measure(run, clock, 1)];
  for (let call = 1; call < 3; call += 1) readings.push(await measure(run, clock, 1));
  const milliseconds = readings.map(({ cpu }) => cpu);
  return quantile(milliseconds, 0.5) > longCall;
}

/** The share of its time that it used the core, of the share that was to be had: the references use all they can get. */
function busyShareOf(benchmark: Sampler, references: readonly Sampler[]): number {
  if (!isWaiting(benchmark)) return 1;
  return Math.min(1, shareOf([benchmark]) / shareOf(references));
}

function shareOf(samplers: readonly Sampler[]): number {
  const sum = (clock: keyof Reading): number =>
    samplers.reduce((total, sampler) => total + sampler.total()[clock], 0);
  return sum('cpu') / sum('wall');
}

/** What was only interrupted, as it is on a loaded machine, did not wait. */
function isWaiting({ readings, waits }: Sampler): boolean {
  // On a loaded machine what it waits for may be there before it comes to wait.
  return waits() * 2 >= readings.length;
}
