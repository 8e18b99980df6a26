import { practices, type Gate } from '@groundrules/catalogue';

import type { Config } from '../config/config.js';
import type { GateReport } from '../gates/report.js';
import { practiceOf } from '../reporters/practice-of.js';
import { countOf, nothing, remainingOf } from './count-findings.js';
import type { DriftSummary } from './measure-drift-part.js';
import type { HistoryRecord } from './history-record.js';
import type {
  AreaProgress,
  GateState,
  PracticeProgress,
  Progress,
  ProgressStatus,
  SectionProgress,
} from './progress-summary.js';
import { percentDone, type StartingPoint } from './starting-point.js';
import { gatesOf, practicesOf, sections, type Topic } from './topics.js';

/** What the areas are told by. */
export interface AreaInput {
  readonly gates: readonly GateReport[];
  readonly config: Pick<Config, 'gates'>;
  /** What was found today, by practice. */
  readonly counts: HistoryRecord['practices'];
  readonly start: StartingPoint;
  /** Why a gate did not see everything. */
  readonly blind: ReadonlyMap<Gate, string>;
  readonly drift: DriftSummary;
}

/**
 * Tells how far each part of the standard is.
 *
 * @param input - What is known.
 * @returns The parts, in their order.
 */
export function summarizeSections(input: AreaInput): SectionProgress[] {
  return sections.map(({ id, title, topics }) => {
    const areas = topics.map((topic) => summarizeArea(topic, input));
    return { id, title, ...combine(areas), areas };
  });
}

/**
 * Tells how far several things are together.
 *
 * @param parts - The things.
 * @returns `unknown` as soon as one is, and never complete while one is not. Percentages are of what was measured.
 */
export function combine(parts: readonly Progress[]): Progress {
  const accepted = sum(parts.map((part) => part.accepted));
  const status = combinedStatus(parts);
  if (status === 'unknown' || status === 'pending') return { status, accepted };
  const measured = parts.filter(({ remaining }) => remaining !== undefined);
  const remaining = sum(measured.map((part) => part.remaining ?? 0));
  const starts = measured.map(({ start }) => start);
  const start = starts.some((one) => one === undefined)
    ? undefined
    : sum(starts.map((one) => one ?? 0));
  return withNumbers({ status, accepted }, remaining, start);
}

function combinedStatus(parts: readonly Progress[]): ProgressStatus {
  const are = (wanted: ProgressStatus): boolean => parts.every(({ status }) => status === wanted);
  if (parts.some(({ status }) => status === 'unknown')) return 'unknown';
  if (are('pending')) return 'pending';
  return are('complete') ? 'complete' : 'in-progress';
}

function withNumbers(progress: Progress, remaining: number, start: number | undefined): Progress {
  const percent = percentOf(progress.status, remaining, start);
  return {
    ...progress,
    remaining,
    ...(start !== undefined && { start }),
    ...(percent !== undefined && { percent }),
  };
}

function percentOf(
  status: ProgressStatus,
  remaining: number,
  start: number | undefined,
): number | undefined {
  if (status === 'complete') return 100;
  // Nothing is left of what was measured, but not all was: no number says that.
  if (remaining === 0 || start === undefined) return undefined;
  return percentDone(remaining, start);
}

function summarizeArea(area: Topic, input: AreaInput): AreaProgress {
  const { counts, start } = input;
  const gates = gatesOf(area).map((name) => ({ name, status: stateOf(name, input) }));
  const found = countOf(counts, [area]);
  const remaining = remainingOf(found);
  const startCount = start.since === undefined ? undefined : start.topic(area);
  const { remark, status } = judge(input, {
    area,
    gates,
    remaining,
    start: startCount ?? remaining,
  });
  const all = practicesOf(area).map((id) => summarizePractice(id, input));
  const shown = all.filter((one) => one.remaining > 0 || one.accepted > 0 || (one.start ?? 0) > 0);
  const base = {
    area,
    gates,
    practices: shown.toSorted((a, b) => b.remaining - a.remaining),
    clean: all.length - shown.length,
    ...(remark !== undefined && { remark }),
  };
  const progress: Progress = { status, accepted: found.waived };
  return status === 'unknown' || status === 'pending'
    ? { ...base, ...progress }
    : { ...base, ...withNumbers(progress, remaining, startCount) };
}

interface Facts extends Pick<AreaProgress, 'area' | 'gates'> {
  readonly remaining: number;
  readonly start: number;
}

function judge(
  input: AreaInput,
  { area, gates, remaining, start }: Facts,
): { readonly status: ProgressStatus; readonly remark?: string } {
  const named = (...states: readonly GateState[]): Gate[] =>
    gates.filter(({ status }) => states.includes(status)).map(({ name }) => name);
  const reasons = gates.flatMap(({ name }) => input.blind.get(name) ?? []);
  if (reasons.length > 0) {
    return { status: 'unknown', remark: `${reasons.join(' ')} What is left is not known.` };
  }
  const done = named('passed', 'failed');
  const idle = named('skipped', 'off', 'missing');
  const missing = missingIn(area, input.gates);
  const settings = isAboutSettings(area) ? judgeSettings(input.drift) : undefined;
  const undone = [
    ...(missing.length === 0 ? [] : [`No rule is on that looks for ${missing.join(', ')}.`]),
    ...(settings === undefined ? [] : [settings]),
  ];
  const remarks = [
    ...(idle.length === 0 ? [] : [`Nothing was looked at by ${idle.join(', ')}.`]),
    ...undone,
  ];
  const withRemark = remarks.length === 0 ? {} : { remark: remarks.join(' ') };
  if (done.length === 0) return { status: 'pending', ...withRemark };
  // Rules may find flaws, but nothing has been measured.
  if (area === 'performance' && !done.includes('bench')) {
    const status = remaining > 0 || start > 0 ? 'in-progress' : 'pending';
    return { status, remark: ['No benchmark has been run.', ...undone].join(' ') };
  }
  if (remaining > 0) return { status: 'in-progress', ...withRemark };
  // A gate that has nothing to look at leaves nothing undone; one that must not look does.
  const isComplete = undone.length === 0 && named('off', 'missing').length === 0;
  return { status: isComplete ? 'complete' : 'in-progress', ...withRemark };
}

/** The practices that no rule is on for: that nothing was found of them says nothing. */
function missingIn(area: Topic, gates: readonly GateReport[]): string[] {
  const missing = new Set(gates.flatMap(({ standard }) => standard?.missing ?? []));
  return practicesOf(area).flatMap((id) => (id !== null && missing.has(id) ? [id] : []));
}

/** Whether no gate looks for all of it, as it is about the tools' settings. */
function isAboutSettings(area: Topic): boolean {
  return practices.some((one) => one.area === area && one.enforcers.command === 'drift');
}

/** What is not done about the settings, in a sentence; `undefined` where all is. */
function judgeSettings(drift: DriftSummary): string | undefined {
  const untold = 'Whether a setting is weaker than the standard is not known';
  if ('unknown' in drift) return `${untold}: ${drift.unknown.replace(/\.$/u, '')}.`;
  const named = (wanted: (typeof drift.tools)[number]['status']): string =>
    drift.tools
      .filter(({ status }) => status === wanted)
      .map(({ tool }) => tool)
      .join(', ');
  const broken = named('error');
  if (broken !== '') return `${untold}: ${broken} could not be judged.`;
  const weakened = named('weakened');
  if (weakened !== '') return `Settings are weaker than the standard: ${weakened}.`;
  return named('followed') === '' ? 'No setting was held against the standard.' : undefined;
}

function stateOf(name: Gate, { config, gates }: AreaInput): GateState {
  if (!config.gates[name].enabled) return 'off';
  return gates.find((gate) => gate.name === name)?.status ?? 'missing';
}

function summarizePractice(
  id: ReturnType<typeof practicesOf>[number],
  { counts, start }: AreaInput,
): PracticeProgress {
  const key = id ?? 'correctness';
  const found = counts[key] ?? nothing;
  const practice = practiceOf(id);
  return {
    id: key,
    title: practice?.title ?? 'Rules that are on for correctness alone',
    ...(practice?.python !== undefined && { python: practice.python }),
    ...(start.since !== undefined && { start: start.practice(key) }),
    remaining: remainingOf(found),
    accepted: found.waived,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
