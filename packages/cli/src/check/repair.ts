import type { Gate } from '@groundrules/catalogue';

import type { GateAdapter } from '../gates/gate.js';
import {
  runGates,
  type GateListener,
  type GateRun,
  type RunGatesOptions,
} from '../gates/run-gates.js';

/** How a gate that repairs ended. */
export interface Repair {
  readonly run: GateRun;
  /** The files that it changed. */
  readonly fixed: readonly string[] | 'unknown';
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
 * @param onEnd - Told of each that ended, also where the next one is broken off.
 * @returns How each that repairs ended.
 * @throws The reason of the signal where that is given off.
 */
export async function repair(
  gates: readonly GateAdapter[],
  options: RunGatesOptions,
  onEnd: (repair: Pick<Repair, 'fixed' | 'run'>) => void,
): Promise<readonly Repair[]> {
  const context = { ...options.context, fix: true };
  const listener: GateListener = {
    onStart: (name) => {
      options.listener.onStart(name);
    },
    onProgress: (name, text) => {
      options.listener.onProgress(name, text);
    },
    onEnd: (run) => {
      options.listener.onEnd(run);
      onEnd({ run, fixed: fixedBy(run) });
    },
  };
  const runs: GateRun[] = [];
  for (const name of order) {
    const gate = gates.filter((candidate) => candidate.name === name);
    // One after another, as each reads what the one before has written.
    runs.push(...(await runGates(gate, { ...options, context, listener })));
  }
  const changes = runs.map(fixedBy);
  // Rules look beyond their file, so that each change may be one for any other.
  const isUntouched = changes.every((fixed) => fixed.length === 0);
  return runs.map((run, index) => {
    const fixed = changes[index] ?? 'unknown';
    // Nothing is written after the last one, which has judged its own work.
    const isLast = run.name === order.at(-1) && fixed !== 'unknown';
    return { run, fixed, isFinal: run.outcome.kind === 'error' || isUntouched || isLast };
  });
}

/** One that was ended with force could not tell. */
function fixedBy({ outcome }: GateRun): readonly string[] | 'unknown' {
  return outcome.kind === 'skipped' ? [] : (outcome.fixed ?? 'unknown');
}
