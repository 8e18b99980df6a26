// The runner that Vitest loads in the process that measures: `test.runner` is its path.
import { setTimeout } from 'node:timers/promises';

import { countInstructions } from './count-instructions.js';
import { profileBenchmark } from './profile-benchmark.js';
import { sampleBenchmark, type SampleOptions } from './sample-benchmark.js';
import {
  nameSeparator,
  resultField,
  settingsVariable,
  type WorkerResult,
  type WorkerSettings,
} from './worker-settings.js';

/** As much as is needed of what Vitest gives to a runner. */
interface RunnerConfig {
  readonly env?: Readonly<Record<string, unknown>>;
}

/** As much as is needed of a task of Vitest. */
interface Task {
  readonly name: string;
  readonly type: string;
  readonly suite?: Task | undefined;
  readonly meta: { benchmark?: boolean; [resultField]?: WorkerResult };
}

/** As much as is needed of tinybench's options, which `bench()` takes. */
interface BenchOptions extends Partial<SampleOptions> {
  readonly setup?: (task: Task, mode: 'run' | 'warmup') => unknown;
  readonly teardown?: (task: Task, mode: 'run' | 'warmup') => unknown;
}

interface BenchAccess {
  readonly getBenchFn: (task: Task) => unknown;
  readonly getBenchOptions: (task: Task) => BenchOptions | undefined;
}

/** Enough for the compiler of V8 to have done its best. */
const defaults: SampleOptions = {
  warmupTime: 150,
  warmupIterations: 30,
  time: 200,
  iterations: 15,
};
const longestTime = 1000;

/** Milliseconds after which Vitest has told what has begun: it gathers what it tells for a tenth of a second. */
const untilTold = 150;

/** Runs benchmarks in the way that Vitest runs tests, hooks of every suite included, and measures them itself. */
export default class BenchmarkRunner {
  readonly config: RunnerConfig;

  /** Put in by Vitest: it loads modules by way of Vite. */
  declare readonly moduleRunner: { readonly import: (file: string) => unknown };

  constructor(config: RunnerConfig) {
    this.config = config;
    process.chdir(this.#settings().folder);
  }

  importFile(file: string): unknown {
    return this.moduleRunner.import(file);
  }

  async runTask(task: Task): Promise<void> {
    if (task.meta.benchmark !== true) {
      throw new Error('A file of benchmarks may hold bench() only, and no test() or it().');
    }
    const settings = this.#settings();
    const name = fullName(task);
    if (settings.only?.includes(name) === false) return;
    if (settings.filter !== undefined && !name.includes(settings.filter)) return;
    const { getBenchFn, getBenchOptions } = await accessBenchmarks(settings);
    const work = getBenchFn(task);
    if (typeof work !== 'function') throw new TypeError(`bench("${task.name}") has no function.`);
    const options = getBenchOptions(task) ?? {};
    const call = work.bind(task) as () => unknown;
    // One that never ends and never waits is only known by name if that was told before.
    await setTimeout(untilTold);
    await options.setup?.(task, 'run');
    try {
      task.meta[resultField] = await run(call, options, settings);
    } finally {
      await options.teardown?.(task, 'run');
    }
  }

  #settings(): WorkerSettings {
    return JSON.parse(String(this.config.env?.[settingsVariable])) as WorkerSettings;
  }
}

async function run(
  work: () => unknown,
  options: BenchOptions,
  { counter, profileFolder }: WorkerSettings,
): Promise<WorkerResult> {
  if (counter !== undefined) return { count: await countInstructions(work, counter) };

  const amount: SampleOptions = {
    warmupTime: options.warmupTime ?? defaults.warmupTime,
    warmupIterations: options.warmupIterations ?? defaults.warmupIterations,
    time: Math.min(options.time ?? defaults.time, longestTime),
    iterations: options.iterations ?? defaults.iterations,
  };
  if (profileFolder === undefined) return { round: await sampleBenchmark(work, amount) };

  return { profile: await profileBenchmark(work, profileFolder) };
}

/** The repository's own Vitest, as it is loaded in this process already: what `bench()` was given is in there. */
async function accessBenchmarks(settings: WorkerSettings): Promise<BenchAccess> {
  const { TestRunner } = (await import(/* @vite-ignore */ settings.vitest)) as {
    readonly TestRunner?: Partial<BenchAccess>;
  };
  if (TestRunner?.getBenchFn !== undefined && TestRunner.getBenchOptions !== undefined) {
    return TestRunner as BenchAccess;
  }
  return (await import(/* @vite-ignore */ settings.vitestSuite)) as BenchAccess;
}

/** Its own name after those of the suites around it. */
function fullName(task: Task): string {
  const names = [task.name];
  for (let { suite } = task; suite !== undefined; { suite } = suite) {
    const isFile = 'filepath' in suite;
    if (!isFile) names.unshift(suite.name);
  }
  return names.join(nameSeparator);
}
