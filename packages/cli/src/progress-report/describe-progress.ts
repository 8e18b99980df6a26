import type {
  CommitSummary,
  Progress,
  ProgressStatus,
  ProgressSummary,
  Readiness,
} from './progress-summary.js';

/** How a status is shown and called. Nobody has to tell the signs apart: the word stands beside them. */
export const statusTexts: Readonly<
  Record<ProgressStatus, { readonly sign: string; readonly word: string }>
> = {
  complete: { sign: '✅', word: 'complete' },
  'in-progress': { sign: '🔄', word: 'in progress' },
  pending: { sign: '⏳', word: 'pending' },
  unknown: { sign: '❔', word: 'not known' },
};

/**
 * Says how far something is.
 *
 * @param progress - How far it is.
 * @returns For example `62 %`; `–` where no number is known.
 */
export function percentText({ percent }: Pick<Progress, 'percent'>): string {
  return percent === undefined ? '–' : `${String(percent)} %`;
}

/**
 * Says what was left and what is.
 *
 * @param counts - How much there was at the start, where that is known, and how much there is.
 * @returns For example `12 → 3`; `–` where nothing is known.
 */
export function beforeAfter({ remaining, start }: Pick<Progress, 'remaining' | 'start'>): string {
  if (remaining === undefined) return '–';
  return start === undefined ? String(remaining) : `${String(start)} → ${String(remaining)}`;
}

/**
 * Says how many criteria are met.
 *
 * @param readiness - The readiness.
 * @returns For example `8 of 10 (80 %)`.
 */
export function readinessText({ met, total }: Pick<Readiness, 'met' | 'total'>): string {
  return `${String(met)} of ${String(total)} (${String(Math.floor((met * 100) / total))} %)`;
}

/**
 * Says which commits are told.
 *
 * @param commits - The commits.
 * @returns A sentence.
 */
export function commitsText({ range, remark, total }: CommitSummary): string {
  const counted = total === 1 ? '1 commit' : `${String(total)} commits`;
  return `${counted} ${range}, merges left out.${remark === undefined ? '' : ` ${remark}`}`;
}

/**
 * Counts the waivers.
 *
 * @param summary - The summary.
 * @returns A sentence.
 */
export function waiversText({ waivers }: Pick<ProgressSummary, 'waivers'>): string {
  const { ended, ending, inForce } = waivers;
  return `In force: ${String(inForce)}, about to end within 30 days: ${String(ending.length)}, past their date: ${String(ended.length)}.`;
}
