import { UserError } from '../user-error.js';
import { toRelative } from './files/to-relative.js';
import type { GateAdapter, GateContext, GateOutcome } from './gate.js';
import { describeOutput } from './run/describe-output.js';

/** A gate before it is made safe. */
export interface GateDefinition extends Omit<GateAdapter, 'run'> {
  /** Says at once which files were written, as absolute paths: what comes after that may fail. */
  readonly run: (
    context: GateContext,
    onWritten: (files: readonly string[]) => void,
  ) => Promise<GateOutcome>;
}

/**
 * Makes a gate that never throws: what it does not expect is an outcome as well, so that the other gates go on. Where it
 * was to repair files, each outcome has those that it has written.
 *
 * @param definition - The gate.
 * @returns The same gate, whose errors are outcomes.
 */
export function defineGate(definition: GateDefinition): GateAdapter {
  return {
    ...definition,
    run: async (context) => {
      const written = new Set<string>();
      const outcome = await settle(definition, context, (files) => {
        for (const file of files) written.add(toRelative(context.root, file));
      });
      return context.fix && outcome.kind !== 'skipped'
        ? { ...outcome, fixed: [...written] }
        : outcome;
    },
  };
}

async function settle(
  { run, tool }: GateDefinition,
  context: GateContext,
  onWritten: (files: readonly string[]) => void,
): Promise<GateOutcome> {
  try {
    return await run(context, onWritten);
  } catch (error) {
    if (error instanceof UserError) return { kind: 'error', reason: error.message };
    // What it was told to end with is no failure of its own, and has no stack that helps.
    if (context.signal.aborted && error === context.signal.reason) {
      const why = error instanceof Error ? error.message.replace(/\.$/u, '') : String(error);
      return { kind: 'error', reason: `${tool} was ended: ${why}.` };
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'error', reason: `${tool}: ${describeOutput(text)}` };
  }
}
