import path from 'node:path';

import type { Baseline } from '../baseline/baseline.js';
import { readBaseline } from '../baseline/read-baseline.js';
import { assess } from '../check/assess.js';
import { collectFindings, type CollectOptions } from '../check/collect-findings.js';
import { judgeFindings } from '../check/judge-findings.js';
import { noteFixed } from '../check/note-fixed.js';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { toRelative } from '../gates/files/to-relative.js';
import { headCommit } from '../git/head-commit.js';
import { resolveRef } from '../git/resolve-ref.js';
import type { Io } from '../io.js';
import { version } from '../package-info.js';
import type { Progress } from '../progress/progress.js';
import { startProgress } from '../progress/start-progress.js';
import { canRecord, type Recordable } from '../progress-report/can-record.js';
import { examineWorkflows, type WorkflowSummary } from '../progress-report/examine-workflows.js';
import { firstBaseline } from '../progress-report/first-baseline.js';
import { historyFile, type HistoryRecord } from '../progress-report/history-record.js';
import { loadProgressReporter } from '../progress-report/load-reporter.js';
import { measureDocsPart } from '../progress-report/measure-docs.js';
import { measureDriftPart, type DriftSummary } from '../progress-report/measure-drift-part.js';
import type { ProgressFormat } from '../progress-report/formats.js';
import type { DocsSummary } from '../progress-report/progress-summary.js';
import { orderRecords, readHistory, type HistoryLine } from '../progress-report/read-history.js';
import { readReport } from '../progress-report/read-report.js';
import { recordRun } from '../progress-report/record-run.js';
import { summarize } from '../progress-report/summarize.js';
import { tellCommits } from '../progress-report/tell-commits.js';
import { createPartTeller, type PartTeller } from '../progress-report/tell-parts.js';
import { formatDuration } from '../reporters/format-duration.js';
import type { DetailedReport } from '../reporters/reporter.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { readWaivers } from '../waivers/read-waivers.js';
import type { StoredWaiver } from '../waivers/waiver.js';
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
 * Writes the progress summary. A part that cannot be told loses none of the others.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code: 2 where a gate or a part of the summary could not do its work, or no gate did any. Findings are no
 *   failure of the summary.
 * @throws {@link UserError} for bad input.
 */
export async function report(options: ReportOptions, io: Io): Promise<0 | 2> {
  const root = findRoot(io.cwd);
  // Mistakes in these are told at once, and not after all gates have run.
  const { output, since } = options;
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  const history = await readHistory(root);
  if (since !== undefined) await resolveRef(root, since);
  const records = orderRecords(history);
  const teller = createPartTeller(io.signal, io.stderr);
  const first = await teller.tell(
    'The baseline as it was first committed',
    async () => await firstBaseline(root),
    () => undefined,
  );
  const commits = await teller.tell(
    'The commits',
    async () =>
      await tellCommits(root, {
        since,
        starts: [records[0]?.commit ?? [], first?.commit ?? []].flat(),
      }),
    () => undefined,
  );
  const current = await readCurrent(options, io, root);
  io.signal.throwIfAborted();
  const { docs, drift } = await measure({ root, current, options, io, teller });
  const own = [options.output, options.input].flatMap((file) =>
    file === undefined ? [] : [toRelative(root, path.resolve(io.cwd, file))],
  );
  const recordable = await teller.tell<Recordable>(
    'Whether everything is committed',
    async () => await canRecord(root, own),
    (refusal) => ({ refusal }),
  );
  const commit = await teller.tell(
    'The commit',
    async () => await headCommit(root),
    () => null,
  );
  const ci = await teller.tell<WorkflowSummary>(
    'Whether CI runs the check',
    async () => await examineWorkflows(root, current),
    (unknown) => ({ unknown }),
  );
  const { record, summary } = summarize({
    ...current,
    report: withNotes(current.report, recordable, teller.untold),
    records,
    first,
    docs,
    drift,
    commits,
    ci,
    commit,
    today: io.today,
  });
  const write = await loadProgressReporter(options.format);
  const text = write(summary, { version });
  if (options.output === undefined) {
    io.stdout.write(text);
  } else {
    await writeOutput(path.resolve(io.cwd, options.output), text);
  }
  for (const sentence of teller.untold) io.stderr.write(`${sentence}\n`);
  // Last, as a history that can't be written is no reason to be left without the summary.
  const recorded =
    (options.record ?? !io.isCI)
      ? await recordIn(root, {
          history,
          record,
          recordable,
          refusal: whyNotRecorded(current.report, teller.untold),
        })
      : 'Nothing was recorded: that takes --record in CI, and no --no-record.';
  io.stderr.write(`${recorded}\n`);
  return current.report.exitCode === 2 || teller.untold.length > 0 ? 2 : 0;
}

interface Work {
  readonly root: string;
  readonly current: Current;
  readonly options: ReportOptions;
  readonly io: Io;
  readonly teller: PartTeller;
}

/** What takes time besides the gates is shown as they are. */
async function measure({
  current,
  io,
  options,
  root,
  teller,
}: Work): Promise<{ readonly docs: DocsSummary; readonly drift: DriftSummary }> {
  const progress = startProgress(['coverage', 'drift'], io);
  const { signal } = io;
  const show = async <T>(
    name: string,
    work: () => Promise<T>,
    isKnown: (result: T) => boolean,
  ): Promise<T> => {
    const started = performance.now();
    progress.onStart(name);
    const result = await work();
    const time = formatDuration(Math.round(performance.now() - started));
    if (isKnown(result)) progress.onStepEnd(name, 'done', `measured in ${time}`);
    else progress.onStepEnd(name, 'error', `error after ${time}`);
    return result;
  };
  try {
    const docs = await show(
      'coverage',
      async () =>
        await measureDocsPart(
          {
            root,
            workspaces: current.workspaces,
            config: current.config,
            changed: undefined,
            fix: false,
            signal,
            progress: (text) => {
              progress.onProgress('coverage', text);
            },
          },
          teller,
        ),
      (result) => !('unknown' in result),
    );
    const drift = await show(
      'drift',
      async () =>
        await measureDriftPart(
          {
            root,
            today: io.today,
            signal,
            progress: (text) => {
              progress.onProgress('drift', text);
            },
            ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
          },
          teller,
        ),
      (result) => !('unknown' in result) && result.tools.every(({ status }) => status !== 'error'),
    );
    return { docs, drift };
  } finally {
    progress.stop();
    signal.throwIfAborted();
  }
}

interface Current {
  readonly report: DetailedReport;
  readonly config: Config;
  readonly workspaces: readonly Workspace[];
  readonly waivers: readonly StoredWaiver[];
  readonly baseline: Baseline | undefined;
}

/** What there is today: by running the gates, or by a report about them. */
async function readCurrent(options: ReportOptions, io: Io, root: string): Promise<Current> {
  const { concurrency, input, timeoutMs } = options;
  if (input !== undefined) {
    const config = await readConfig(root);
    const workspaces = withoutIgnored(await listWorkspaces(root), config.ignores);
    const [waivers, baseline] = await Promise.all([readWaivers(root), readBaseline(root)]);
    const file = path.resolve(io.cwd, input);
    const report = await readReport(file, input, { root, workspaces });
    return { report, config, workspaces, waivers, baseline };
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
  const { baseline, config, waivers, workspaces } = collected;
  return {
    report: await assess(collected, judgement, noteFixed(collected, judgement)),
    config,
    workspaces,
    waivers,
    baseline,
  };
}

/** What stands beside a commit's hash is of the work tree. */
function withNotes(
  report: DetailedReport,
  { refusal }: Recordable,
  untold: readonly string[],
): DetailedReport {
  const notes = refusal === undefined ? [] : [`The numbers are of the work tree: ${refusal}.`];
  return { ...report, notes: [...report.notes, ...notes, ...untold] };
}

/** What would look like progress, or like a step back, although nobody looked. */
function whyNotRecorded({ gates }: DetailedReport, untold: readonly string[]): string | undefined {
  if (gates.every(({ status }) => status === 'skipped')) return 'no gate has looked at anything';
  return untold.length > 0 ? 'not all parts of the summary could be told' : undefined;
}

interface Recording {
  readonly history: readonly HistoryLine[];
  /** `undefined` where a gate did not see everything. */
  readonly record: HistoryRecord | undefined;
  readonly recordable: Recordable;
  /** Why the run tells too little; `undefined` where it does not. */
  readonly refusal: string | undefined;
}

/** Records what can be, and says what was done. */
async function recordIn(
  root: string,
  { history, record, recordable, refusal }: Recording,
): Promise<string> {
  if (record === undefined) return 'Nothing was recorded: a gate did not see everything.';
  if (recordable.refusal !== undefined) return `Nothing was recorded: ${recordable.refusal}.`;
  if (refusal !== undefined) return `Nothing was recorded: ${refusal}.`;
  return (await recordRun(root, history, record))
    ? `Recorded in ${historyFile}. Commit it with what comes next.`
    : `${historyFile} has this commit already.`;
}
