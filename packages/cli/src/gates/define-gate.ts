import { UserError } from '../user-error.js';
import type { GateAdapter } from './gate.js';
import { describeOutput } from './run/describe-output.js';

/**
 * Makes a gate that never throws: what it does not expect is an outcome as well, so that the other gates go on.
 *
 * @param adapter - The gate.
 * @returns The same gate, whose errors are outcomes.
 */
export function defineGate(adapter: GateAdapter): GateAdapter {
  return {
    ...adapter,
    run: async (context) => {
      try {
        return await adapter.run(context);
      } catch (error) {
        if (error instanceof UserError) return { kind: 'error', reason: error.message };
        // What it was told to end with is no failure of its own, and has no stack that helps.
        if (context.signal.aborted && error === context.signal.reason) {
          const why = error instanceof Error ? error.message.replace(/\.$/u, '') : String(error);
          return { kind: 'error', reason: `${adapter.tool} was ended: ${why}.` };
        }
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { kind: 'error', reason: `${adapter.tool}: ${describeOutput(text)}` };
      }
    },
  };
}
