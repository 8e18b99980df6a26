import path from 'node:path';
import { isCI } from 'ci-info';
import type { Gate } from '@groundrules/catalogue';

import { collectFindings, type CollectOptions } from '../check/collect-findings.js';
import { assess } from '../check/assess.js';
import type { Io, OutputStream } from '../io.js';
import { version } from '../package-info.js';
import { createLiveProgress } from '../progress/live-progress.js';
import { createPlainProgress } from '../progress/plain-progress.js';
import type { Progress } from '../progress/progress.js';
import type { Format } from '../reporters/formats.js';
import { loadReporter } from '../reporters/index.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { writeOutput } from '../reporters/write-output.js';

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
  const { format, output, ...collect } = options;
  let progress: Progress | undefined;
  const collected = await collectFindings({
    ...collect,
    cwd: io.cwd,
    signal: io.signal,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  const report = await assess(collected);
  io.signal.throwIfAborted();
  const contextFor = (stream?: OutputStream): ReporterContext => ({
    root: collected.root,
    config: collected.config,
    version,
    color: stream !== undefined && hasColors(stream, io.env),
    columns: stream?.columns ?? 80,
    ...(options.since !== undefined && { since: options.since }),
  });
  const write = await loadReporter(format);
  if (output === undefined) {
    io.stdout.write(write(report, contextFor(format === 'text' ? io.stdout : undefined)));
  } else {
    await writeOutput(path.resolve(io.cwd, output), write(report, contextFor()));
    const { summarizeAsText } = await import('../reporters/text-summary.js');
    io.stdout.write(summarizeAsText(report, contextFor(io.stdout)));
  }
  return report.exitCode;
}

function startProgress(gates: readonly Gate[], { env, stderr }: Io): Progress {
  return stderr.isTTY === true && !isCI && env['TERM'] !== 'dumb' && gates.length > 0
    ? createLiveProgress(stderr, gates, hasColors(stderr, env))
    : createPlainProgress(stderr);
}

/** Each stream for itself, as one may be a terminal and the other a file. */
function hasColors({ isTTY }: OutputStream, env: Io['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  return forced === '' ? isTTY === true && env['TERM'] !== 'dumb' : forced !== '0';
}
