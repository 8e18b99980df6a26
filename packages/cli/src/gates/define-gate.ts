import { withoutRoot } from '../files/without-root.js';
import type { RawFinding } from '../findings/finding.js';
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
 * was to repair files, each outcome has those that it has written. Where the repository lies on this machine is left out of
 * what tools say: a report is read elsewhere, and a finding may be known by its words.
 *
 * @param definition - The gate.
 * @returns The same gate, whose errors are outcomes.
 */
export function defineGate(definition: GateDefinition): GateAdapter {
  return {
    ...definition,
    run: async (context) => {
      const written = new Set<string>();
      const settled = await settle(definition, context, (files) => {
        for (const file of files) written.add(toRelative(context.root, file));
      });
      const outcome = relativeTo(context.root, settled);
      return context.fix && outcome.kind !== 'skipped'
        ? { ...outcome, fixed: [...written] }
        : outcome;
    },
  };
}

function relativeTo(root: string, outcome: GateOutcome): GateOutcome {
  if (outcome.kind !== 'done') return { ...outcome, reason: withoutRoot(outcome.reason, root) };
  const { findings, note, shared } = outcome;
  const tell = (found: readonly RawFinding[]): RawFinding[] =>
    found.map((finding) => ({ ...finding, message: withoutRoot(finding.message, root) }));
  return {
    ...outcome,
    findings: tell(findings),
    ...(note !== undefined && { note: withoutRoot(note, root) }),
    ...(shared !== undefined && { shared: tell(shared) }),
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
