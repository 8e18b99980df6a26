import { supplyChainRules } from './supply-chain-rules.js';
import type { CheckSummary } from './supply-chain-summary.js';

/**
 * Lists the names under which nothing could be reported, as a check was not done: it failed, there was nobody to ask, or it
 * is off. Who turns a check off has not mended what it found, and meets it again when it is turned on.
 *
 * @param checks - What became of each check.
 * @returns Rules: of what they reported before it is not known whether it is still there.
 */
export function unseenRules(checks: readonly CheckSummary[]): string[] {
  const unseen = new Set(checks.filter(({ state }) => state !== 'done').map(({ check }) => check));
  return Object.entries(supplyChainRules).flatMap(([rule, { check }]) =>
    unseen.has(check) ? [rule] : [],
  );
}
