import path from 'node:path';

import { readBaseline } from '../baseline/read-baseline.js';
import { assess } from '../check/assess.js';
import { collectFindings, type CollectOptions } from '../check/collect-findings.js';
import { judgeFindings } from '../check/judge-findings.js';
import { noteFixed } from '../check/note-fixed.js';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { measureDrift } from '../drift/measure-drift.js';
import { toRelative } from '../gates/files/to-relative.js';
import { headCommit } from '../git/head-commit.js';
import type { Io } from '../io.js';
import { version } from '../package-info.js';
import type { Progress } from '../progress/progress.js';
import { startProgress } from '../progress/start-progress.js';
import { canRecord, type Recordable } from '../progress-report/can-record.js';
import { examineWorkflows } from '../progress-report/examine-workflows.js';
import { firstBaseline } from '../progress-report/first-baseline.js';
import { historyFile, type HistoryRecord } from '../progress-report/history-record.js';
import { loadProgressReporter } from '../progress-report/load-reporter.js';
import { measureDocs } from '../progress-report/measure-docs.js';
import type { ProgressFormat } from '../progress-report/formats.js';
import { orderRecords, readHistory, type HistoryLine } from '../progress-report/read-history.js';
import { readReport } from '../progress-report/read-report.js';
import { recordRun } from '../progress-report/record-run.js';
import { summarize } from '../progress-report/summarize.js';
import { tellCommits } from '../progress-report/tell-commits.js';
import type { DetailedReport } from '../reporters/reporter.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { readWaivers } from '../waivers/read-waivers.js';
import { findRoot } from '../workspaces/find-root.js';
import { listWorkspaces } from '../workspaces/list-workspaces.js';
import { withoutIgnored } from '../workspaces/without-ignored.js';
import type { Workspace } from '../workspaces/workspace.js';

/** What `groundrules report` can be told. */
export interface ReportOptions extends Pick<CollectOptions, 'concurrency' | 'timeoutMs'> {
  readonly format: ProgressFormat;
  /** A file to write the summary to, relative to the current folder. */
  readonly output?: string;
  /** A report of `groundrules check --format json` to read in place of running the gates. */
  readonly input?: string;
  /** Commits after this ref are told. */
  readonly since?: string;
  /** Whether the run is recorded in the history; outside CI unless it is given. */
  readonly record?: boolean;
}

/**
 * Writes the progress summary.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code: 2 where a gate could not do its work, or none did any. Findings are no failure of the summary.
 * @throws {@link UserError} for bad input.
 */
export async function report(options: ReportOptions, io: Io): Promise<0 | 2> {
  const root = findRoot(io.cwd);
  // Mistakes in these are told at once, and not after all gates have run.
  const { output } = options;
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  const [history, first] = await Promise.all([readHistory(root), firstBaseline(root)]);
  const records = orderRecords(history);
  const commits = await tellCommits(root, {
    since: options.since,
    starts: [records[0]?.commit ?? [], first?.commit ?? []].flat(),
  });
  const current = await readCurrent(options, io, root);
  io.signal.throwIfAborted();
  const docs = await measureDocs({
    root,
    workspaces: current.workspaces,
    config: current.config,
    changed: undefined,
    fix: false,
    signal: io.signal,
    progress: () => undefined,
  });
  io.signal.throwIfAborted();
  const drift = await measureDrift({
    root,
    today: io.today,
    signal: io.signal,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  const own = [options.output, options.input].flatMap((file) =>
    file === undefined ? [] : [toRelative(root, path.resolve(io.cwd, file))],
  );
  const recordable = await canRecord(root, own);
  const { record, summary } = summarize({
    ...current,
    report: withNote(current.report, recordable),
    records,
    first,
    docs,
    drift,
    commits,
    ci: await examineWorkflows(root, current),
    commit: await headCommit(root),
    waivers: await readWaivers(root),
    baseline: await readBaseline(root),
    today: io.today,
  });
  const recorded =
    (options.record ?? !io.isCI)
      ? await recordIn(root, { history, record, recordable })
      : 'Nothing was recorded: that takes --record in CI, and no --no-record.';
  const write = await loadProgressReporter(options.format);
  const text = write(summary, { version });
  if (options.output === undefined) {
    io.stdout.write(text);
  } else {
    await writeOutput(path.resolve(io.cwd, options.output), text);
  }
  io.stderr.write(`${recorded}\n`);
  return current.report.exitCode === 2 ? 2 : 0;
}

interface Current {
  readonly report: DetailedReport;
  readonly config: Config;
  readonly workspaces: readonly Workspace[];
}

/** What there is today: by running the gates, or by a report about them. */
async function readCurrent(options: ReportOptions, io: Io, root: string): Promise<Current> {
  const { concurrency, input, timeoutMs } = options;
  if (input !== undefined) {
    const config = await readConfig(root);
    const workspaces = withoutIgnored(await listWorkspaces(root), config.ignores);
    const file = path.resolve(io.cwd, input);
    return { report: await readReport(file, input, { root, workspaces }), config, workspaces };
  }
  let progress: Progress | undefined;
  const collected = await collectFindings({
    ...(concurrency !== undefined && { concurrency }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    root,
    gates: [],
    fix: false,
    signal: io.signal,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  const judgement = await judgeFindings(collected, io.today);
  return {
    report: await assess(collected, judgement, noteFixed(collected, judgement)),
    config: collected.config,
    workspaces: collected.workspaces,
  };
}

/** What stands beside a commit's hash is of the work tree. */
function withNote(report: DetailedReport, { refusal }: Recordable): DetailedReport {
  if (refusal === undefined) return report;
  return { ...report, notes: [...report.notes, `The numbers are of the work tree: ${refusal}.`] };
}

interface Recording {
  readonly history: readonly HistoryLine[];
  /** `undefined` where a gate did not see everything. */
  readonly record: HistoryRecord | undefined;
  readonly recordable: Recordable;
}

/** Records what can be, and says what was done. */
async function recordIn(root: string, { history, record, recordable }: Recording): Promise<string> {
  if (record === undefined) return 'Nothing was recorded: a gate did not see everything.';
  if (recordable.refusal !== undefined) return `Nothing was recorded: ${recordable.refusal}.`;
  return (await recordRun(root, history, record))
    ? `Recorded in ${historyFile}. Commit it with what comes next.`
    : `${historyFile} has this commit already.`;
}
