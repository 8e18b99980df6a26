import type { Baseline } from '../baseline/baseline.js';
import type { Config } from '../config/config.js';
import type { DetailedReport } from '../reporters/reporter.js';
import type { Waiver } from '../waivers/waiver.js';
import { countByPractice } from './count-findings.js';
import type { WorkflowSummary } from './examine-workflows.js';
import { findBlindGates } from './find-blind-gates.js';
import type { DriftSummary } from './measure-drift-part.js';
import type { FirstBaseline } from './first-baseline.js';
import type { HistoryRecord } from './history-record.js';
import { judgeReadiness } from './judge-readiness.js';
import { listVulnerabilities } from './list-vulnerabilities.js';
import { makeRecord } from './make-record.js';
import { makeTrend } from './make-trend.js';
import { planNextSteps } from './plan-next-steps.js';
import type {
  CommitSummary,
  DocsSummary,
  Progress,
  ProgressSummary,
  Readiness,
} from './progress-summary.js';
import { rankWork } from './rank-work.js';
import { startingPoint, type StartingPoint } from './starting-point.js';
import { combine, summarizeSections } from './summarize-sections.js';
import { summarizeWaivers } from './summarize-waivers.js';

/** All that a summary is made of. */
export interface SummaryInput {
  readonly report: Pick<DetailedReport, 'findings' | 'gates' | 'notes' | 'repository'>;
  readonly config: Pick<Config, 'docs' | 'gates' | 'level'>;
  readonly baseline: Pick<Baseline, 'findings'> | undefined;
  readonly waivers: readonly Waiver[];
  /** Earlier runs, in their order. */
  readonly records: readonly HistoryRecord[];
  readonly first: FirstBaseline | undefined;
  readonly docs: DocsSummary;
  readonly drift: DriftSummary;
  readonly ci: WorkflowSummary;
  /** `undefined` outside Git. */
  readonly commits: CommitSummary | undefined;
  /** The commit that is checked out; `null` outside Git. */
  readonly commit: string | null;
  /** ISO date. */
  readonly today: string;
}

/** A summary with what is recorded of it. */
export interface Summarized {
  readonly summary: ProgressSummary;
  /** `undefined` where a gate did not see everything. */
  readonly record: HistoryRecord | undefined;
}

/**
 * Makes the progress summary.
 *
 * @param input - What is known.
 * @returns The summary, and the record of this run.
 */
export function summarize(input: SummaryInput): Summarized {
  const { commit, docs, first, records, report, today } = input;
  const { findings, gates } = report;
  const counts = countByPractice(findings);
  const start = startingPoint({ records, first, today: counts });
  const blind = findBlindGates(gates, findings);
  const sections = summarizeSections({ ...input, gates, counts, start, blind });
  const waivers = summarizeWaivers(input.waivers, today);
  const vulnerabilities = listVulnerabilities({ ...input, findings, gates });
  const criteria = judgeReadiness({ ...input, gates, waivers, vulnerabilities });
  const readiness = withBefore(
    {
      met: criteria.filter(({ state }) => state === 'met').length,
      total: criteria.length,
      criteria,
    },
    records,
  );
  const record = makeRecord({ date: today, commit, gates, findings, docs, readiness, blind });
  const work = rankWork(findings);
  const summary: ProgressSummary = {
    version: 1,
    repository: report.repository,
    date: today,
    commit,
    overall: overallOf(combine(sections), start),
    ...(start.since !== undefined && { since: start.since }),
    sections: sections.map((section) => withRemark(section, start)),
    gates,
    vulnerabilities,
    docs,
    waivers,
    work,
    nextSteps: planNextSteps({ gates, vulnerabilities, waivers, work, criteria }),
    ...(input.commits !== undefined && { commits: input.commits }),
    readiness,
    trend: makeTrend(records, record),
    notes: [...report.notes, ...notesOn(first)],
  };
  return { summary, record };
}

function withBefore(now: Readiness, records: readonly HistoryRecord[]): Readiness {
  const [oldest] = records;
  if (oldest === undefined) return now;
  return { ...now, before: { date: oldest.date, ...oldest.readiness } };
}

function overallOf(progress: Progress, start: StartingPoint): Progress {
  switch (progress.status) {
    case 'complete':
      return progress;
    case 'pending':
      return { ...progress, remark: 'Nothing has been looked at yet.' };
    case 'unknown':
      return { ...progress, remark: 'A gate did not see everything, so there is no number.' };
    case 'in-progress':
      return withRemark(progress, start);
  }
}

/** Says why there is no number, where there is none. */
function withRemark<P extends Progress>(progress: P, start: StartingPoint): P {
  if (progress.remark !== undefined || progress.percent !== undefined) return progress;
  if (progress.status !== 'in-progress') return progress;
  if (progress.remaining === 0) {
    return {
      ...progress,
      remark: 'Nothing is left of what was looked at, but not everything was.',
    };
  }
  if (start.since !== undefined) return progress;
  return {
    ...progress,
    remark: 'Nothing is known of earlier days, so there is no percentage yet.',
  };
}

function notesOn(first: FirstBaseline | undefined): string[] {
  if (first?.isShallow !== true) return [];
  return [
    'The clone is shallow, so that more may have been left once than is known here (git fetch --unshallow).',
  ];
}
