import type { Gate } from '@groundrules/catalogue';
import pLimit from 'p-limit';

import { formatDuration } from '../reporters/format-duration.js';
import type { GateAdapter, GateContext, GateOutcome } from './gate.js';

/** How one gate ended. */
export interface GateRun {
  readonly name: Gate;
  readonly outcome: GateOutcome;
  readonly durationMs: number;
  /** The files that it repaired, relative to the repository; only where it was told to. Nobody may know which. */
  readonly fixed?: readonly string[] | 'unknown';
}

/** What is heard while gates run. */
export interface GateListener {
  readonly onStart: (name: Gate) => void;
  readonly onProgress: (name: Gate, text: string) => void;
  readonly onEnd: (run: GateRun) => void;
}

/** How gates are run. */
export interface RunGatesOptions {
  readonly context: Omit<GateContext, 'signal' | 'progress'>;
  /** How many run at once. */
  readonly concurrency: number;
  /** Milliseconds after which a gate is ended. */
  readonly timeoutMs: number;
  /** Ends them all. */
  readonly signal: AbortSignal;
  readonly listener: GateListener;
  /** Milliseconds that a gate is waited for once it was told to end. */
  readonly graceMs?: number;
}

/** The gates that take longest, so that they do not start last and are waited for alone. */
const longestFirst: readonly Gate[] = ['lint', 'types', 'docs', 'dead-code', 'format'];

/**
 * Runs gates side by side.
 *
 * @param gates - The gates.
 * @param options - How they are run.
 * @returns How each ended, in the order given. A gate that throws or takes too long is an error of that
 *   gate; the others go on.
 * @throws The reason of `signal` where that is given off, after the gates have ended.
 */
export async function runGates(
  gates: readonly GateAdapter[],
  options: RunGatesOptions,
): Promise<GateRun[]> {
  const limit = pLimit(options.concurrency);
  const runs = new Map<GateAdapter, GateRun>();
  const rank = ({ name }: GateAdapter): number => {
    const index = longestFirst.indexOf(name);
    return index === -1 ? longestFirst.length : index;
  };
  const run = async (gate: GateAdapter): Promise<void> => {
    // What did not start before the user broke off never does.
    if (!options.signal.aborted) runs.set(gate, await runGate(gate, options));
  };
  await Promise.all(
    gates
      .filter(({ isAlone }) => isAlone !== true)
      .toSorted((a, b) => rank(a) - rank(b))
      .map((gate) => limit(run, gate)),
  );
  for (const gate of gates.filter(({ isAlone }) => isAlone === true)) await run(gate);
  options.signal.throwIfAborted();
  return gates.map((gate) => runs.get(gate)).filter((run) => run !== undefined);
}

async function runGate(gate: GateAdapter, options: RunGatesOptions): Promise<GateRun> {
  const { context, graceMs = 5000, listener, timeoutMs } = options;
  const { name } = gate;
  const started = performance.now();
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort(new Error(`it did not finish within ${formatDuration(timeoutMs)}`));
  }, timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout.signal]);
  listener.onStart(name);
  const running = settle(gate, {
    ...context,
    signal,
    progress: (text) => {
      listener.onProgress(name, text);
    },
  });
  const overdue = afterAbort(gate, signal, graceMs);
  const ended = await Promise.race([running, overdue.promise]);
  overdue.cancel();
  clearTimeout(timer);
  const outcome = timeout.signal.aborted ? timedOut(gate, timeoutMs, ended) : ended;
  const run = { name, outcome, durationMs: Math.round(performance.now() - started) };
  listener.onEnd(run);
  return run;
}

/** The tool may have finished just then, but nobody knows whether it did all of its work. */
function timedOut({ tool }: GateAdapter, timeoutMs: number, ended: GateOutcome): GateOutcome {
  // What was ended knows best what it was at.
  const what =
    ended.kind === 'error'
      ? ended.reason
      : `${tool} did not finish within ${formatDuration(timeoutMs)} and was ended.`;
  const fixed = ended.kind === 'skipped' ? undefined : ended.fixed;
  return {
    kind: 'error',
    ...(fixed !== undefined && { fixed }),
    reason: `${what} Give it longer with --timeout, or with "timeout" in groundrules.json.`,
  };
}

async function settle(gate: GateAdapter, context: GateContext): Promise<GateOutcome> {
  try {
    return await gate.run(context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'error', reason: message.trim() || `${gate.tool} failed without a message.` };
  }
}

/** A gate that does not end when it is told to is not waited for longer than this. */
function afterAbort(
  { tool }: GateAdapter,
  signal: AbortSignal,
  graceMs: number,
): { readonly promise: Promise<GateOutcome>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let start: () => void = () => undefined;
  const promise = new Promise<GateOutcome>((resolve) => {
    start = () => {
      timer = setTimeout(() => {
        const why = signal.reason instanceof Error ? `: ${signal.reason.message}` : '';
        resolve({ kind: 'error', reason: `${tool} was told to end${why}. It has not ended.` });
      }, graceMs);
    };
    if (signal.aborted) start();
    else signal.addEventListener('abort', start, { once: true });
  });
  return {
    promise,
    cancel: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', start);
    },
  };
}
