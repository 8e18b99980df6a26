import type { CheckMode } from '../../../config/config.js';
import { checkSubjects, type CheckName } from './check-names.js';

/** What became of one check. */
export interface CheckSummary {
  readonly check: CheckName;
  readonly mode: CheckMode;
  /** `done`; `failed` could not be done; `unasked` takes a registry, where the audit asks none; `off` was not to be done. */
  readonly state: 'done' | 'failed' | 'unasked' | 'off';
  /** Only of what failed: what happened and what to do. */
  readonly reason?: string;
  /** What is to be known of how it was done, a sentence each. */
  readonly notes?: readonly string[];
}

/**
 * Says what of the supply chain was looked at, and what was not.
 *
 * @param checks - What became of each check.
 * @returns One sentence for each state that there is.
 */
export function describeChecks(checks: readonly CheckSummary[]): string {
  const subjects = (state: CheckSummary['state']): string =>
    listOf(checks.filter((one) => one.state === state).map(({ check }) => checkSubjects[check]));
  const [done, failed, unasked, off] = (['done', 'failed', 'unasked', 'off'] as const).map(
    subjects,
  );
  return [
    ...(done === '' ? [] : [`Of the supply chain, ${done ?? ''} were looked at.`]),
    ...(failed === '' ? [] : [`NOT looked at, as that failed: ${failed ?? ''}.`]),
    ...(unasked === ''
      ? []
      : [`Not looked at, as an offline audit asks no registry: ${unasked ?? ''}.`]),
    ...(off === '' ? [] : [`Off: ${off ?? ''}.`]),
  ].join(' ');
}

function listOf(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
