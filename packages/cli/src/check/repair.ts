import type { Gate } from '@groundrules/catalogue';

import type { GateAdapter } from '../gates/gate.js';
import { runGates, type GateRun, type RunGatesOptions } from '../gates/run-gates.js';

/** How a gate that repairs ended. */
export interface Repair {
  readonly run: GateRun;
  /** The files that it changed; `undefined` where nobody knows. */
  readonly fixed: readonly string[] | undefined;
  /** Whether what it found still holds, so that it need not look again. */
  readonly isFinal: boolean;
}

/** Both write the same files; the one that lays out code comes last. */
const order: readonly Gate[] = ['lint', 'format'];

/**
 * Lets tools repair what they can, one after another.
 *
 * @param gates - The gates that are on.
 * @param options - How they are run.
 * @returns How each that repairs ended.
 */
export async function repair(
  gates: readonly GateAdapter[],
  options: RunGatesOptions,
): Promise<readonly Repair[]> {
  const context = { ...options.context, fix: true };
  const runs: GateRun[] = [];
  for (const name of order) {
    const gate = gates.filter((candidate) => candidate.name === name);
    // One after another, as each reads what the one before has written.
    runs.push(...(await runGates(gate, { ...options, context })));
  }
  const changes = runs.map(fixedBy);
  // Rules look beyond their file, so that each change may be one for any other.
  const isUntouched = changes.every((fixed) => fixed?.length === 0);
  return runs.map((run, index) => {
    const fixed = changes[index];
    // Nothing is written after the last one, which has judged its own work.
    const isLast = run.name === order.at(-1) && fixed !== undefined;
    return { run, fixed, isFinal: run.outcome.kind === 'error' || isUntouched || isLast };
  });
}

function fixedBy({ outcome }: GateRun): readonly string[] | undefined {
  return outcome.kind === 'skipped' ? [] : outcome.fixed;
}
