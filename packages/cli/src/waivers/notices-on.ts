import type { Gate } from '@groundrules/catalogue';

import type { Config } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';
import { excessOf, startOf } from './excess-of.js';
import { addDays } from './iso-day.js';
import { riskOf } from './risk-of.js';
import type { Reopened, WaiverUse } from './waiver-use.js';
import { waiversFile } from './waiver.js';
import { localCommand } from '../workspaces/package-manager.js';

/**
 * Says what is wrong with a waiver.
 *
 * @param use - The waiver, and what came of it.
 * @param policy - How long waivers may run.
 * @param today - ISO date.
 * @param complete - The gates that looked at the whole repository.
 * @returns A finding at its place in the file; none where nothing is wrong.
 */
export function noticesOn(
  { matched, reopened, waiver }: WaiverUse,
  policy: Config['waivers'],
  today: string,
  complete: ReadonlySet<Gate>,
): (RawFinding & { gate: Gate })[] {
  const notice = (
    rule: string,
    severity: RawFinding['severity'],
    message: string,
  ): RawFinding & { gate: Gate } => ({
    gate: waiver.gate,
    rule,
    practice: 'expired-waiver',
    severity,
    file: waiversFile,
    line: waiver.line,
    column: waiver.column,
    message,
    subject: `${waiver.id} ${waiver.expires}`,
  });
  const expired = waiver.expires <= today;
  // What an audit only advises stays advice, with a waiver that ended or without one.
  const isAdvice = reopened.every(
    ({ finding: { severity: found, supplyChain, vulnerability } }) =>
      (vulnerability !== undefined || supplyChain !== undefined) && found === 'warning',
  );
  const severity = isAdvice ? 'warning' : 'error';
  const changes = changesIn(reopened);
  if (reopened.length > 0 && expired) {
    const besides = changes === '' ? '' : ` Besides, ${changes}.`;
    return [
      notice(
        'expired-waiver',
        severity,
        `The waiver of ${waiver.id} by ${waiver.owner} ended on ${waiver.expires}; ${count(reopened.length)} open again.${besides} Mend what it waives, or agree on a new date.`,
      ),
    ];
  }
  const [excess] = reopened
    .map(({ finding }) => ({ finding, days: excessOf(waiver, finding, policy, today) }))
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.days - a.days);
  if (excess !== undefined) {
    const most = policy.maximumDays[riskOf(excess.finding)];
    const last = addDays(startOf(waiver, today), most);
    const besides = changes === '' ? '' : ` Besides, ${changes}.`;
    return [
      notice(
        'overlong-waiver',
        severity,
        `The waiver of ${waiver.id} runs until ${waiver.expires}. For ${riskOf(excess.finding)} findings ${String(most)} days are allowed, until ${last}; ${count(reopened.length)} open until it ends by then.${besides}`,
      ),
    ];
  }
  if (reopened.length > 0) {
    const isIncomplete = reopened.every(({ lapses }) =>
      lapses.every(({ kind }) => kind === 'incomplete'),
    );
    return [
      notice(
        isIncomplete ? 'incomplete-waiver' : 'reopened-waiver',
        severity,
        isIncomplete
          ? `The waiver of ${waiver.id} by ${waiver.owner} does not hold, as ${changes}; ${count(reopened.length)} open. Have it filled in: ${localCommand('groundrules')} audit --accept ${waiver.id}`
          : `The waiver of ${waiver.id} by ${waiver.owner} holds no longer, as ${changes}; ${count(reopened.length)} open again. Mend what it waives, or look into it anew: ${localCommand('groundrules')} audit --accept ${waiver.id}`,
      ),
    ];
  }
  if (matched.length > 0 && !expired) return [];
  if (!complete.has(waiver.gate)) return [];
  const why =
    matched.length > 0 ? 'ended, and another one holds instead' : 'matches nothing any more';
  return [
    notice(
      'stale-waiver',
      'warning',
      `The waiver of ${waiver.id} by ${waiver.owner} ${why}. Remove it: ${localCommand('groundrules')} waive --remove ${waiver.id}`,
    ),
  ];
}

/** What has changed since vulnerabilities were accepted, besides the day. */
function changesIn(reopened: readonly Reopened[]): string {
  const messages = reopened.flatMap(({ lapses }) =>
    lapses
      .filter(({ kind }) => kind !== 'expired' && kind !== 'too-long')
      .map(({ message }) => message),
  );
  return [...new Set(messages)].join('; ');
}

function count(findings: number): string {
  return findings === 1 ? '1 finding is' : `${String(findings)} findings are`;
}
