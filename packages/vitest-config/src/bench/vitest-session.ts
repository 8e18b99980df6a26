import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestProject,
  TestSpecification,
  Vitest,
} from 'vitest/node';

import { BenchError } from './bench-error.js';
import { builtFolder } from './built-folder.js';
import type { CountingPool } from './instructions/counting-pool.js';
import { loadVitest, type InstalledVitest } from './load-vitest.js';
import {
  nameSeparator,
  resultField,
  settingsVariable,
  type WorkerResult,
  type WorkerSettings,
} from './worker/worker-settings.js';

/** Benchmarks that are run with one config of Vitest. */
export interface BenchProject {
  /** Absolute path of the folder of the config. */
  readonly folder: string;
  /** Absolute paths of the files of benchmarks. */
  readonly files: readonly string[];
}

/** One benchmark after it has run. */
export interface RunBenchmark {
  /** Absolute path. */
  readonly file: string;
  /** Its own name after those of the suites around it. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly state: 'failed' | 'passed' | 'skipped';
  /** Why it failed. */
  readonly error?: string;
  readonly result: WorkerResult;
}

/** A file that could not be run, or has nothing to run. */
interface BrokenFile {
  readonly file: string;
  readonly error: string;
}

/** What came of one run. */
export interface RunResult {
  readonly benchmarks: readonly RunBenchmark[];
  readonly broken: readonly BrokenFile[];
}

/** What one run is told. */
interface RunOptions {
  /** The only benchmarks that are run, by file and name. */
  readonly only?: ReadonlyMap<string, readonly string[]>;
  /** A text that the names of a file's benchmarks must hold. */
  readonly nameFilter?: (file: string) => string | undefined;
  readonly profileFolder?: string;
  /** Told which benchmark is about to run. */
  readonly onBenchmark?: (file: string, name: string) => void;
}

/** A Vitest that runs the same files as often as it is asked to, each time in new processes. */
export interface VitestSession {
  readonly run: (options: RunOptions) => Promise<RunResult>;
  /** Where code comes from that the process saw in another form. */
  readonly sourceMapOf: (file: string) => unknown;
  readonly close: () => Promise<void>;
}

/**
 * What makes processes alike: the compiler and the garbage collector of V8 take no threads of their own, whose time
 * comes and goes, and nothing depends on chance.
 */
const steady = ['--single-threaded', '--hash-seed=1', '--random-seed=1'];

/**
 * Starts the repository's Vitest for files of benchmarks.
 *
 * @param project - The files, and the folder of the config that they are run with.
 * @param counting - Counts instructions in each process, in place of measuring time.
 * @returns The session, to be closed.
 * @throws {@link BenchError} where Vitest is missing, its config can't be loaded, or it does not take a file for one of benchmarks.
 */
export async function startVitest(
  project: BenchProject,
  counting?: CountingPool,
): Promise<VitestSession> {
  const installed = await loadVitest(project.folder);
  const listener: Listener = {};
  const vitest = await create(installed, project.folder, listener);
  try {
    for (const one of vitest.projects) {
      configure(one);
      if (counting !== undefined) configureCounting(one, counting);
    }
    const all = await vitest.globTestSpecifications();
    const specifications = project.files.map((file) => specificationOf(file, all, project.folder));
    return {
      run: async (options) =>
        await run(
          { counting, folder: project.folder, installed, listener, vitest },
          specifications,
          options,
        ),
      sourceMapOf: (file) => sourceMapOf(vitest, file),
      close: async () => {
        await vitest.close();
      },
    };
  } catch (error) {
    await vitest.close();
    throw error;
  }
}

/** Told by Vitest, and told anew for each run what to do about it. */
interface Listener {
  onBenchmark?: RunOptions['onBenchmark'];
}

interface Started {
  readonly counting: CountingPool | undefined;
  readonly folder: string;
  readonly installed: InstalledVitest;
  readonly listener: Listener;
  readonly vitest: Vitest;
}

async function create(
  { api }: InstalledVitest,
  folder: string,
  listener: Listener,
): Promise<Vitest> {
  const reporter: Reporter = {
    onTestCaseReady: (test) => {
      listener.onBenchmark?.(test.module.moduleId, fullName(test));
    },
  };
  try {
    return await api.createVitest('benchmark', {
      root: folder,
      watch: false,
      run: true,
      includeTaskLocation: true,
      // A file without benchmarks is an error of ours, told by its name.
      passWithNoTests: true,
      fileParallelism: false,
      // Nothing is printed, but for what the repository's own reporters do.
      benchmark: { reporters: [reporter] },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new BenchError(`Vitest can't be started in ${folder}: ${message}`, { cause: error });
  }
}

/** A process of its own for each file, one at a time, in which we measure. */
function configure({ config, name }: TestProject): void {
  if (config.browser.enabled) {
    throw new BenchError(
      `The project ${name} of Vitest runs in a browser. Benchmarks are measured in Node.js only.`,
    );
  }
  // It is a file of its own, which Vitest loads by its path.
  config.runner = fileURLToPath(new URL('bench-runner.js', builtFolder()));
  config.pool = 'forks';
  config.isolate = true;
  config.maxWorkers = 1;
  config.retry = 0;
  config.includeTaskLocation = true;
  config.execArgv = [...config.execArgv, ...steady];
}

/** In valgrind everything takes longer; how long a process may take is for the pool to say. */
function configureCounting({ config }: TestProject, { pool }: CountingPool): void {
  config.pool = pool.name;
  config.poolRunner = pool;
  config.hookTimeout = 0;
}

function specificationOf(
  file: string,
  all: readonly TestSpecification[],
  folder: string,
): TestSpecification {
  const [first, second] = all.filter(
    ({ moduleId }) => path.resolve(moduleId) === path.resolve(file),
  );
  if (first === undefined) {
    throw new BenchError(
      `${file} is no file of benchmarks by the config of Vitest in ${folder}. See "benchmark.include" and "benchmark.exclude" there, or "bench.files" in groundrules.json.`,
    );
  }
  if (second !== undefined) {
    throw new BenchError(
      `${file} belongs to two projects of Vitest, ${first.project.name} and ${second.project.name}. Each would measure it, so say in the config of Vitest which does: "benchmark": { "include": [] } in the other one.`,
    );
  }
  return first;
}

async function run(
  { counting, folder, installed, listener, vitest }: Started,
  specifications: readonly TestSpecification[],
  { nameFilter, onBenchmark, only, profileFolder }: RunOptions,
): Promise<RunResult> {
  const { main, suite } = installed;
  listener.onBenchmark = onBenchmark;
  const benchmarks: RunBenchmark[] = [];
  const broken: BrokenFile[] = [];
  for (const specification of specifications) {
    const names = only?.get(path.resolve(specification.moduleId));
    const filter = nameFilter?.(path.resolve(specification.moduleId));
    if (only !== undefined && names === undefined) continue;
    const settings: WorkerSettings = {
      folder,
      vitest: main,
      vitestSuite: suite,
      ...(names !== undefined && { only: names }),
      ...(filter !== undefined && { filter }),
      ...(profileFolder !== undefined && { profileFolder }),
      ...(counting !== undefined && { counter: counting.settings }),
    };
    for (const { config } of vitest.projects) {
      config.env = { ...config.env, [settingsVariable]: JSON.stringify(settings) };
    }
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
    const file = path.resolve(specification.moduleId);
    // It remembers the files that ran before.
    const module = testModules.find(({ moduleId }) => path.resolve(moduleId) === file);
    const read = readModule(module, names);
    benchmarks.push(...read.benchmarks);
    // Where the process did not start or has ended, nothing but these tells why.
    const ended = counting?.lastWords();
    const [error] = [
      ...(ended === undefined ? [] : [ended]),
      ...read.errors,
      ...unhandledErrors.map(describeError),
      ...read.lack,
    ];
    if (error !== undefined) broken.push({ file, error });
  }
  return { benchmarks, broken };
}

interface ReadModule {
  readonly benchmarks: readonly RunBenchmark[];
  readonly errors: readonly string[];
  /** What is wrong where no error tells. */
  readonly lack: readonly string[];
}

function readModule(
  module: TestModule | undefined,
  only: readonly string[] | undefined,
): ReadModule {
  if (module === undefined) return { benchmarks: [], errors: [], lack: ['It was not run.'] };
  const tests = [...module.children.allTests()];
  const benchmarks = tests
    .map((test): RunBenchmark => {
      const { errors, state } = test.result();
      const [error] = errors ?? [];
      return {
        file: path.resolve(module.moduleId),
        name: fullName(test),
        line: test.location?.line ?? 1,
        column: test.location?.column ?? 1,
        state: state === 'pending' ? 'failed' : state,
        ...(error !== undefined && { error: describeError(error) }),
        result: resultOf(test),
      };
    })
    .filter(({ name }) => only === undefined || only.includes(name));
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const errors = [...module.errors(), ...suites].map(describeError);
  return { benchmarks, errors, lack: tests.length === 0 ? ['It has no benchmark.'] : [] };
}

function resultOf(test: TestCase): WorkerResult {
  const { [resultField]: result } = test.meta() as { readonly [resultField]?: WorkerResult };
  return result ?? {};
}

function fullName(test: TestCase): string {
  const names = [test.name];
  for (let { parent } = test; parent.type === 'suite'; { parent } = parent) {
    names.unshift(parent.name);
  }
  return names.join(nameSeparator);
}

function describeError(error: unknown): string {
  const { cause, message, name } = error as Partial<SerializedError>;
  // What Vite quotes of a file comes with colours.
  const text = stripVTControlCharacters(message ?? String(error));
  const named =
    name === undefined || name === 'Error' || text.startsWith(name) ? text : `${name}: ${text}`;
  return cause === undefined ? named : `${named} ${describeError(cause)}`;
}

function sourceMapOf(vitest: Vitest, file: string): unknown {
  for (const project of vitest.projects) {
    for (const environment of Object.values(project.vite.environments)) {
      for (const module of environment.moduleGraph.getModulesByFile(file) ?? []) {
        const map = module.transformResult?.map;
        if (map !== undefined && map !== null) return map;
      }
    }
  }
  return undefined;
}
