import { statusTexts } from '../describe-progress.js';
import type { Progress, ProgressStatus } from '../progress-summary.js';

const tones: Readonly<Record<ProgressStatus, string>> = {
  complete: 'good',
  'in-progress': 'mild',
  pending: 'dim',
  unknown: 'bad',
};

/** Signs of one colour, which print well and take that of the text. */
const signs: Readonly<Record<ProgressStatus, string>> = {
  complete: '✔',
  'in-progress': '◐',
  pending: '○',
  unknown: '?',
};

/**
 * Writes a status: a sign, and the word beside it.
 *
 * @param progress - What has the status.
 * @returns HTML.
 */
export function statusLabel({ status }: Pick<Progress, 'status'>): string {
  return `<span class="status ${tones[status]}"><span aria-hidden="true">${signs[status]}</span> ${statusTexts[status].word}</span>`;
}
