import { pruneBaseline } from '../baseline/prune-baseline.js';
import { plural } from '../reporters/plural.js';
import type { Collected } from './collect-findings.js';
import { completeGates } from './complete-gates.js';
import type { Judgement } from './judge-findings.js';
import { unseenIn } from './unseen-in.js';
import { localCommand } from '../workspaces/package-manager.js';

/**
 * Says what of the baseline is fixed, where it is not to be written.
 *
 * @param collected - What the gates found.
 * @param judgement - What of it counts.
 * @returns One sentence; none where nothing is known to be fixed.
 */
export function noteFixed(collected: Collected, { unmatched }: Judgement): string[] {
  if (collected.baseline === undefined) return [];
  const { fixed } = pruneBaseline(
    collected.baseline,
    unmatched,
    completeGates(collected),
    unseenIn(collected),
  );
  if (fixed.length === 0) return [];
  const one = fixed.length === 1;
  return [
    `${plural(fixed.length, 'finding')} of the baseline ${one ? 'is' : 'are'} fixed. Take ${one ? 'it' : 'them'} out, so that ${one ? 'it does' : 'they do'} not come back: ${localCommand('groundrules')} baseline --prune`,
  ];
}
