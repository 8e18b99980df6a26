import path from 'node:path';

import { settleBaseline } from '../baseline/settle-baseline.js';
import { assess } from '../check/assess.js';
import { describeFixed } from '../check/describe-fixed.js';
import { collectFindings, type CollectOptions } from '../check/collect-findings.js';
import { judgeFindings } from '../check/judge-findings.js';
import { noteFixed } from '../check/note-fixed.js';
import type { Io, OutputStream } from '../io.js';
import { version } from '../package-info.js';
import { columnsOf } from '../progress/columns-of.js';
import type { Progress } from '../progress/progress.js';
import { hasColors, startProgress } from '../progress/start-progress.js';
import { filesAddress } from '../reporters/files-address.js';
import type { Format } from '../reporters/formats.js';
import { loadReporter } from '../reporters/index.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { UserInterrupt } from '../user-interrupt.js';
import { findRoot } from '../workspaces/find-root.js';

/** What `groundrules check` can be told. */
export interface CheckOptions extends Pick<
  CollectOptions,
  'concurrency' | 'fix' | 'gates' | 'since' | 'timeoutMs'
> {
  readonly format: Format;
  /** A file to write the report to, relative to the current folder. */
  readonly output?: string;
}

/**
 * Runs the gates and reports.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code.
 * @throws {@link UserError} for bad input.
 */
export async function check(options: CheckOptions, io: Io): Promise<0 | 1 | 2> {
  const repaired: string[] = [];
  try {
    return await checkAll(options, io, ({ fixed, run }) => {
      if (fixed.length === 0) return;
      const { name, outcome } = run;
      repaired.push(`${name}: ${describeFixed(fixed, outcome.kind !== 'error')}`);
    });
  } catch (error) {
    throw error instanceof UserInterrupt ? error.after(repaired) : error;
  }
}

async function checkAll(
  options: CheckOptions,
  io: Io,
  onRepair: NonNullable<CollectOptions['onRepair']>,
): Promise<0 | 1 | 2> {
  const { format, output, ...collect } = options;
  const root = findRoot(io.cwd);
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  let progress: Progress | undefined;
  const collected = await collectFindings({
    ...collect,
    root,
    signal: io.signal,
    onRepair,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  const judgement = await judgeFindings(collected, io.today);
  io.signal.throwIfAborted();
  // In CI nobody would commit a baseline that was written.
  const notes = io.isCI
    ? noteFixed(collected, judgement)
    : await settleBaseline(collected, judgement);
  const report = await assess(collected, judgement, notes);
  const address = filesAddress(io.env);
  const contextFor = (stream?: OutputStream): ReporterContext => ({
    root,
    config: collected.config,
    version,
    color: stream !== undefined && hasColors(stream, io.env),
    columns: stream === undefined ? 80 : columnsOf(stream),
    ...(options.since !== undefined && { since: options.since }),
    ...(address !== undefined && { filesAddress: address }),
  });
  // GitHub reads annotations from what a step prints; they would spoil what a program is to read.
  const inActions = io.env['GITHUB_ACTIONS'] === 'true';
  if (output === undefined) {
    const isForPeople = format === 'text' || format === 'github';
    const write = await loadReporter(format === 'text' && inActions ? 'github' : format);
    io.stdout.write(write(report, contextFor(isForPeople ? io.stdout : undefined)));
  } else {
    const write = await loadReporter(format);
    await writeOutput(path.resolve(io.cwd, output), write(report, contextFor()));
    const summarize = inActions
      ? await loadReporter('github')
      : (await import('../reporters/text-summary.js')).summarizeAsText;
    io.stdout.write(summarize(report, contextFor(io.stdout)));
  }
  if (io.env['GITHUB_STEP_SUMMARY'] !== undefined) {
    const { writeStepSummary } = await import('../reporters/write-step-summary.js');
    await writeStepSummary(report, contextFor(), io);
  }
  return report.exitCode;
}
