import type { GateOutcome } from './gate.js';

/**
 * Makes the outcome of a gate that has nothing to look at in what changed. It passes, as the changes break nothing that
 * it is there for: a pull request that only deletes files is no failure.
 *
 * @param note - Why there is nothing.
 * @returns The outcome.
 */
export function nothingOfIt(note: string): GateOutcome {
  return { kind: 'done', findings: [], note };
}
