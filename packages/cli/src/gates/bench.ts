import { describeEnvironment } from '@groundrules/vitest-config/bench';

import type { RawFinding } from '../findings/finding.js';
import {
  compareBenchmarks,
  isFailure,
  listRecorded,
  type Comparison,
} from './bench/compare-benchmarks.js';
import { describeComparison, describeProblem } from './bench/describe-comparison.js';
import { describeCounting } from './bench/describe-counting.js';
import { describeLack, describeNoRecord } from './bench/describe-lack.js';
import { listBenchProjects } from './bench/list-bench-projects.js';
import { readBenchFile } from './bench/read-bench-file.js';
import { runBench } from './bench/run-bench.js';
import { defineGate } from './define-gate.js';
import type { GateContext, GateOutcome } from './gate.js';

/** The repository's benchmarks, run by its own Vitest and compared with what was recorded. */
export const benchGate = defineGate({
  name: 'bench',
  tool: 'vitest',
  // What runs beside it would be measured as well.
  isAlone: true,
  run: compare,
});

async function compare(context: GateContext): Promise<GateOutcome> {
  const { changed, config, root } = context;
  const projects = await listBenchProjects(context);
  const content = await readBenchFile(root);
  const recorded = listRecorded(content);
  const count = projects.reduce((sum, { files }) => sum + files.length, 0);
  if (count === 0) {
    const reason = describeLack(config.bench.files, recorded.length);
    return { kind: recorded.length === 0 ? 'skipped' : 'error', reason };
  }
  const { instructions, instructionThreshold, rounds } = config.bench;
  if (recorded.length === 0) {
    return { kind: 'skipped', reason: describeNoRecord(content, instructions) };
  }
  if (changed?.size === 0) return { kind: 'skipped', reason: 'No file changed.' };
  const end = await runBench(context, { projects, recorded, rounds, instructions });
  if (end.kind === 'error') return { kind: 'error', reason: end.reason };
  const { comparisons, problems } = compareBenchmarks(end.result, {
    recorded,
    environment: describeEnvironment(),
    threshold: config.bench.threshold / 100,
    ...(instructions && { instructionThreshold: instructionThreshold / 100 }),
    isExpected: () => true,
  });
  if (problems.length > 0) {
    const told = [
      ...problems.map((one) => describeProblem(one)),
      // They would be found only once the others are mended.
      ...comparisons
        .filter(({ verdict }) => verdict === 'regression')
        .map((one) => describeComparison(one, config.bench.threshold)),
    ];
    return { kind: 'error', reason: told.join('\n') };
  }
  if (comparisons.length === 0) {
    return { kind: 'error', reason: 'No benchmark was measured.' };
  }
  return {
    kind: 'done',
    findings: comparisons
      .filter(({ verdict }) => verdict !== 'unchanged')
      .map((comparison) => toFinding(comparison, context)),
    note: describe(comparisons),
  };
}

function toFinding(
  comparison: Comparison,
  { changed, config }: Pick<GateContext, 'changed' | 'config'>,
): RawFinding {
  const { measurement, verdict } = comparison;
  const { column, file, line, name } = measurement;
  return {
    rule: verdict,
    practice: 'benchmark-regression',
    severity: isFailure(comparison, config.bench.otherMachines) ? 'error' : 'warning',
    file,
    line,
    column,
    message: describeComparison(comparison, config.bench.threshold),
    subject: name,
    // What makes it slower may have changed in any file.
    ...(changed !== undefined && { alsoIn: [...changed] }),
  };
}

function describe(comparisons: readonly Comparison[]): string {
  const [elsewhere] = comparisons.filter(({ differences }) => differences.length > 0);
  const steady = comparisons.filter(({ verdict }) => verdict === 'unchanged').length;
  const counts = `${String(steady)} of ${String(comparisons.length)} benchmarks take as long as recorded.`;
  const counting = describeCounting(comparisons);
  const all = counting === undefined ? counts : `${counts} ${counting}`;
  if (elsewhere === undefined) return all;
  return `${all} The record is from another machine (${elsewhere.differences.join(', ')}).`;
}
