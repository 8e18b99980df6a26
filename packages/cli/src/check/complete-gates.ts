import type { Gate } from '@groundrules/catalogue';

import type { Collected } from './collect-findings.js';

/**
 * Lists the gates that looked at the whole repository.
 *
 * @param collected - What the gates found.
 * @returns None where only changes count: what such a run does not find may still be there.
 */
export function completeGates({ changes, runs }: Pick<Collected, 'changes' | 'runs'>): Set<Gate> {
  if (changes !== undefined) return new Set();
  return new Set(runs.filter(({ outcome }) => outcome.kind === 'done').map(({ name }) => name));
}
