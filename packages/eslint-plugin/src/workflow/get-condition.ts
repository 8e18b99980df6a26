import { getText } from './mapping.js';
import type { Job, Step } from './read-workflow.js';

/**
 * Reads the condition of a step or job.
 *
 * @param unit - The step or job.
 * @returns The condition without its `${{ }}`; empty where there is none.
 */
export function getCondition({ entries }: Pick<Step | Job, 'entries'>): string {
  const text = getText(entries.get('if')?.value)?.trim() ?? '';
  return /^\$\{\{(?<inner>[^{}]*)\}\}$/u.exec(text)?.groups?.['inner']?.trim() ?? text;
}
