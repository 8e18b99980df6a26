import type { BenchProject, BenchResult, Recorded } from '@groundrules/vitest-config/bench';

import type { GateContext } from '../gate.js';
import { runJob } from '../run/run-job.js';
import { compileShape, shapeReason } from '../run/shape.js';

const text = { type: 'string' };
const positive = { type: 'number', exclusiveMinimum: 0 };
const count = { type: 'integer', minimum: 1 };

const isOutput = compileShape<BenchResult>({
  type: 'object',
  required: ['measurements', 'problems', 'skipped'],
  properties: {
    measurements: {
      type: 'array',
      items: {
        type: 'object',
        required: [
          ...['file', 'name', 'line', 'column', 'clock', 'cost', 'disturbance', 'mayHide'],
          ...['spread', 'rounds', 'samples'],
        ],
        properties: {
          file: text,
          name: text,
          line: count,
          column: count,
          clock: { enum: ['cpu', 'wall'] },
          cost: {
            type: 'object',
            required: ['time', 'compute', 'memory'],
            properties: { time: positive, compute: positive, memory: positive, program: positive },
          },
          waiting: { type: 'number', minimum: 0 },
          disturbance: { type: 'number', minimum: 1 },
          mayHide: { type: 'boolean' },
          spread: { type: 'number', minimum: 0 },
          rounds: count,
          samples: count,
          uncounted: text,
          instructions: {
            type: 'object',
            required: ['perCall', 'spread', 'rounds', 'platform'],
            properties: {
              perCall: positive,
              spread: { type: 'number', minimum: 0 },
              rounds: count,
              platform: {
                type: 'object',
                required: ['counter', 'v8', 'arch', 'platform', 'features'],
                properties: {
                  counter: text,
                  v8: text,
                  arch: text,
                  platform: text,
                  features: text,
                },
              },
            },
          },
        },
      },
    },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file', 'message'],
        properties: { file: text, name: text, message: text },
      },
    },
    skipped: {
      type: 'array',
      items: { type: 'object', required: ['file', 'name'], properties: { file: text, name: text } },
    },
  },
});

/** What is measured, and how. */
export interface RunBenchOptions {
  readonly projects: readonly BenchProject[];
  /** What to compare with; `undefined` measures thoroughly, to record it. */
  readonly recorded: readonly Recorded[] | undefined;
  readonly rounds: number;
  readonly filter?: string;
  /** Whether instructions are counted as well. */
  readonly instructions: boolean;
}

/** What was measured, or why nothing was. */
export type BenchEnd =
  | { readonly kind: 'measured'; readonly result: BenchResult }
  | {
      readonly kind: 'error';
      readonly reason: string;
      /** Which benchmark it was at when it was ended: nothing else tells what hangs. */
      readonly at?: string;
    };

/**
 * Measures benchmarks in a process of its own.
 *
 * @param context - Which repository it is.
 * @param options - What is measured.
 * @returns What came of it. Never rejects.
 */
export async function runBench(
  context: Pick<GateContext, 'config' | 'progress' | 'root' | 'signal'>,
  { filter, instructions, projects, recorded, rounds }: RunBenchOptions,
): Promise<BenchEnd> {
  const { config, root } = context;
  const threshold = config.bench.threshold / 100;
  const instructionThreshold = instructions ? config.bench.instructionThreshold / 100 : undefined;
  let current: string | undefined;
  const end = await runJob(
    {
      job: 'bench',
      request: { root, projects, recorded, threshold, rounds, filter, instructionThreshold },
    },
    {
      tool: 'vitest',
      cwd: root,
      context: {
        ...context,
        progress: (benchmark) => {
          current = benchmark;
          context.progress(benchmark);
        },
      },
    },
  );
  if (end.kind === 'broken') {
    const { reason } = end;
    if (current === undefined || !context.signal.aborted) return { kind: 'error', reason };
    const at = `The last benchmark that began is ${JSON.stringify(current)}.`;
    return { kind: 'error', reason: `${reason} ${at}`, at };
  }
  const { value } = end;
  if (!isOutput(value)) return { kind: 'error', reason: shapeReason('vitest', isOutput) };
  return { kind: 'measured', result: value };
}
