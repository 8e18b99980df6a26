import type { GateRun } from '../gates/run-gates.js';
import { formatDuration } from '../reporters/format-duration.js';
import { plural } from '../reporters/plural.js';

/**
 * Says in a few words how a gate ended, before anything is known to be waived or baselined.
 *
 * @param run - How it ended.
 * @returns For example `3 findings in 4.2 s`.
 */
export function endOf({ durationMs, outcome }: GateRun): string {
  const time = formatDuration(durationMs);
  const { fixed = [] } = outcome.kind === 'skipped' ? {} : outcome;
  const changed = fixed.length === 0 ? '' : `${plural(fixed.length, 'file')} changed, `;
  if (outcome.kind === 'done') {
    return `${changed}${plural(outcome.findings.length, 'finding')} in ${time}`;
  }
  const [reason = ''] = outcome.reason.split('\n');
  return outcome.kind === 'error'
    ? `${changed}error after ${time}: ${reason}`
    : `skipped: ${reason}`;
}
