import path from 'node:path';
import {
  describeEnvironment,
  type BenchmarkName,
  type BenchProblem,
  type BenchProject,
  type BenchResult,
  type Recorded,
} from '@groundrules/vitest-config/bench';

import { benchAsMarkdown } from '../bench/bench-as-markdown.js';
import { benchAsText } from '../bench/bench-as-text.js';
import type { BenchFormat } from '../bench/bench-formats.js';
import type { BenchReport } from '../bench/bench-report.js';
import { makeProfile, printProfile } from '../bench/profile.js';
import { toBenchReport } from '../bench/to-bench-report.js';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { benchFile, type BenchFile } from '../gates/bench/bench-record.js';
import {
  compareBenchmarks,
  isFailure,
  listRecorded,
  type Compared,
  type CompareOptions,
  type Comparison,
} from '../gates/bench/compare-benchmarks.js';
import { describeProblem } from '../gates/bench/describe-comparison.js';
import { describeLack, describeNoRecord } from '../gates/bench/describe-lack.js';
import { listBenchProjects } from '../gates/bench/list-bench-projects.js';
import { readBenchFile } from '../gates/bench/read-bench-file.js';
import { runBench } from '../gates/bench/run-bench.js';
import { updateBenchFile } from '../gates/bench/update-bench-file.js';
import { writeBenchFile } from '../gates/bench/write-bench-file.js';
import { headCommit } from '../git/head-commit.js';
import type { Io } from '../io.js';
import { hasColors, startProgress } from '../progress/start-progress.js';
import { formatDuration } from '../reporters/format-duration.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { UserError } from '../user-error.js';
import { isReason } from '../waivers/is-reason.js';
import { findRoot } from '../workspaces/find-root.js';
import { listWorkspaces } from '../workspaces/list-workspaces.js';
import { withoutIgnored } from '../workspaces/without-ignored.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What `groundrules bench` can be told. */
export interface BenchOptions {
  /** Only benchmarks whose file or name holds this text. */
  readonly filter?: string;
  /** Whether what is measured is recorded. */
  readonly update: boolean;
  /** Why it is. */
  readonly reason?: string;
  readonly rounds?: number;
  /** Whether instructions are counted as well; by the settings where it is left out. */
  readonly instructions?: boolean;
  /** The benchmark to make a profile of. */
  readonly profile?: string;
  readonly format: BenchFormat;
  /** A file for the report or a folder for the profile, relative to the current folder. */
  readonly output?: string;
  /** Milliseconds for all of it. */
  readonly timeoutMs?: number;
}

/**
 * Runs the benchmarks and compares them with what was recorded, or records them.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code: 1 where one has become slower.
 * @throws {@link UserError} for bad input, and where a benchmark is missing, broken, or can't be measured.
 */
export async function bench(options: BenchOptions, io: Io): Promise<0 | 1> {
  const reason = reasonOf(options);
  const root = findRoot(io.cwd);
  const config = await readConfig(root);
  const content = await readBenchFile(root);
  const workspaces = withoutIgnored(await listWorkspaces(root), config.ignores);
  const projects = await listBenchProjects({ root, config, workspaces });
  if (projects.length === 0) {
    throw new UserError(describeLack(config.bench.files, listRecorded(content).length));
  }
  const work: Work = { root, config, content, projects, io, options };
  if (options.profile !== undefined) return await profile(work, options.profile);
  const { output } = options;
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  const report = await (reason === undefined ? compare(work) : record(work, reason));
  await print(report, options, io);
  return exitCodeOf(report, work);
}

/** What there was to measure has been shown by then, whatever came of it. */
function exitCodeOf(
  { problems, status }: BenchReport,
  { config, content, io, options }: Work,
): 0 | 1 {
  if (status === 'error') throw new UserError(describeProblems(problems));
  // Somewhere else it may be the first try. In CI a record that was lost must not look like one that is kept to.
  if (status === 'unrecorded' && io.isCI) {
    throw new UserError(describeNoRecord(content, isCounting({ config, options })));
  }
  return status === 'failed' ? 1 : 0;
}

interface Work {
  readonly root: string;
  readonly config: Config;
  readonly content: BenchFile | undefined;
  readonly projects: readonly BenchProject[];
  readonly io: Io;
  readonly options: BenchOptions;
}

/** Shows where a benchmark spends its time. */
async function profile({ config, io, options, projects, root }: Work, name: string): Promise<0> {
  const { format, output = '.', timeoutMs = config.timeoutMs } = options;
  const progress = startProgress(['bench'], io);
  progress.onStart('bench');
  const made = await makeProfile(
    {
      root,
      signal: AbortSignal.any([io.signal, AbortSignal.timeout(timeoutMs)]),
      progress: () => undefined,
    },
    projects,
    name,
    path.resolve(io.cwd, output),
  ).finally(() => {
    progress.stop();
  });
  io.signal.throwIfAborted();
  io.stdout.write(printProfile(made, format, io.cwd));
  return 0;
}

/** Why benchmarks are recorded; `undefined` where they are not. */
function reasonOf(options: BenchOptions): string | undefined {
  const { filter, instructions, profile: profiled, reason, update } = options;
  if (profiled !== undefined && (update || filter !== undefined)) {
    throw new UserError('--profile is about one benchmark: give neither --update nor --filter.');
  }
  if (profiled !== undefined && instructions === true) {
    throw new UserError('--profile shows time: leave out --instructions.');
  }
  if (!update) {
    if (reason === undefined) return undefined;
    throw new UserError('--reason belongs to --update.');
  }
  if (reason === undefined) {
    throw new UserError(
      `--update needs a reason, which is recorded: ${localCommand('groundrules')} bench --update --reason "…"`,
    );
  }
  if (!isReason(reason)) {
    throw new UserError(
      `--reason ${JSON.stringify(reason)} is no reason. Say in a sentence why what is measured now is what to compare with.`,
    );
  }
  return reason.trim();
}

async function compare(work: Work): Promise<BenchReport> {
  const { config, content, options } = work;
  const recorded = listRecorded(content);
  const isFirst = recorded.length === 0;
  const { comparisons, problems } = compareAll(work, await measure(work, recorded), recorded);
  const { otherMachines, threshold } = config.bench;
  if (problems.length > 0) {
    return toBenchReport(comparisons, { threshold, status: 'error', isFirst, problems });
  }
  if (comparisons.length === 0) throw new UserError(nothingMeasured(options));
  const isFailed = comparisons.some((one) => isFailure(one, otherMachines));
  const status = isFirst ? 'unrecorded' : 'passed';
  return toBenchReport(comparisons, { threshold, status: isFailed ? 'failed' : status, isFirst });
}

async function record(work: Work, reason: string): Promise<BenchReport> {
  const { config, content, io, options, root } = work;
  const result = await measure(work, undefined);
  // What was recorded and is gone goes from the record as well, and how steady it was does not matter any more.
  const recorded = listRecorded(content).map((one): Recorded => ({ ...one, spread: 0 }));
  const { comparisons, problems } = compareAll(work, result, recorded, () => false);
  if (problems.length > 0) throw new UserError(describeProblems(problems));
  if (comparisons.length === 0) throw new UserError(nothingMeasured(options));
  const environment = describeEnvironment();
  const commit = await headCommit(root);
  await writeBenchFile(
    root,
    updateBenchFile(
      content,
      result.measurements,
      { recorded: io.today, commit, reason, environment },
      (entry) => !isWanted(options, entry),
    ),
  );
  const { threshold } = config.bench;
  return toBenchReport(comparisons, {
    threshold,
    status: 'recorded',
    isFirst: recorded.length === 0,
    dropped: recorded
      .filter((one) => isWanted(options, one))
      .filter(({ file, name }) => !comparisons.some((one) => isOf(one, { file, name })))
      .map(({ file, name }) => ({ file, name })),
  });
}

/** Runs what is wanted and refuses to go on without what is broken: a benchmark that throws is no pass. */
async function measure(
  { config, io, options, projects, root }: Work,
  recorded: readonly Recorded[] | undefined,
): Promise<BenchResult> {
  const { filter, rounds = config.bench.rounds, timeoutMs = config.timeoutMs } = options;
  const progress = startProgress(['bench'], io, { everyMs: 5000 });
  const timeout = AbortSignal.timeout(timeoutMs);
  const started = performance.now();
  progress.onStart('bench');
  const end = await runBench(
    {
      root,
      config,
      signal: AbortSignal.any([io.signal, timeout]),
      progress: (text) => {
        progress.onProgress('bench', text);
      },
    },
    {
      projects,
      recorded,
      rounds,
      instructions: isCounting({ config, options }),
      ...(filter !== undefined && { filter }),
    },
  ).finally(() => {
    progress.stop();
  });
  io.signal.throwIfAborted();
  if (end.kind === 'error') {
    const isLate = timeout.aborted && performance.now() - started >= timeoutMs;
    throw new UserError(
      isLate
        ? `The benchmarks did not finish within ${formatDuration(timeoutMs)}. ${end.at === undefined ? '' : `${end.at} `}Give them longer with --timeout, or with "timeout" in groundrules.json.`
        : end.reason,
    );
  }
  return end.result;
}

function compareAll(
  work: Pick<Work, 'config' | 'options'>,
  result: BenchResult,
  recorded: readonly Recorded[],
  isExpected: CompareOptions['isExpected'] = (name) => isWanted(work.options, name),
): Compared {
  const { instructionThreshold, threshold } = work.config.bench;
  return compareBenchmarks(result, {
    recorded,
    environment: describeEnvironment(),
    threshold: threshold / 100,
    ...(isCounting(work) && { instructionThreshold: instructionThreshold / 100 }),
    isExpected,
  });
}

function describeProblems(problems: readonly BenchProblem[]): string {
  return `Not every benchmark could be measured:\n${problems.map((one) => describeProblem(one)).join('\n')}`;
}

function isOf({ measurement }: Comparison, { file, name }: BenchmarkName): boolean {
  return measurement.file === file && measurement.name === name;
}

function isCounting({ config, options }: Pick<Work, 'config' | 'options'>): boolean {
  return options.instructions ?? config.bench.instructions;
}

function isWanted(
  { filter }: BenchOptions,
  { file, name }: { readonly file: string; readonly name: string },
): boolean {
  return filter === undefined || file.includes(filter) || name.includes(filter);
}

function nothingMeasured({ filter }: BenchOptions): string {
  return filter === undefined
    ? 'No benchmark was measured: all are skipped.'
    : `No benchmark was measured: none has ${JSON.stringify(filter)} in its file or name.`;
}

async function print(report: BenchReport, { format, output }: BenchOptions, io: Io): Promise<void> {
  // What is wrong is told at the end, and there is nothing else for people.
  if (report.benchmarks.length === 0 && format !== 'json') return;
  const write = (color: boolean): string => {
    if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
    return format === 'markdown' ? benchAsMarkdown(report) : benchAsText(report, color);
  };
  if (output === undefined) io.stdout.write(write(hasColors(io.stdout, io.env)));
  else {
    await writeOutput(path.resolve(io.cwd, output), write(false));
    io.stdout.write(
      `${report.status === 'recorded' ? `${benchFile} is written: commit it. ` : ''}See ${output}.\n`,
    );
  }
}
