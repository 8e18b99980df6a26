import path from 'node:path';

import { writeText } from '../../files/write-text.js';
import { benchFile, type BenchEntry, type BenchFile, type BenchRecord } from './bench-record.js';

const schema = './node_modules/groundrules/schemas/bench.schema.json';

/**
 * Writes what benchmarks are compared with, one benchmark a line, so that a change of one is a change of one line.
 *
 * @param root - Absolute path of the repository.
 * @param content - What it holds.
 */
export async function writeBenchFile(root: string, content: BenchFile): Promise<void> {
  await writeText(path.join(root, benchFile), printBenchFile(content));
}

/**
 * Prints what benchmarks are compared with.
 *
 * @param content - What the file holds.
 * @returns The file's text.
 */
export function printBenchFile({ records, version }: BenchFile): string {
  return [
    '{',
    `  "$schema": ${JSON.stringify(schema)},`,
    `  "version": ${String(version)},`,
    ...(records.length === 0
      ? ['  "records": []']
      : ['  "records": [', records.map(printRecord).join(',\n'), '  ]']),
    '}',
    '',
  ].join('\n');
}

function printRecord({ benchmarks, ...record }: BenchRecord): string {
  const head = Object.entries(record).map(
    ([name, value]) => `      ${JSON.stringify(name)}: ${printLine(value)},`,
  );
  const lines = benchmarks.map((entry) => `        ${printLine(roundEntry(entry))}`);
  return ['    {', ...head, '      "benchmarks": [', lines.join(',\n'), '      ]', '    }'].join(
    '\n',
  );
}

/** JSON on one line, with the spaces of a formatter. */
function printLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${JSON.stringify(name)}: ${printLine(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** Digits that mean nothing only make longer lines. */
function roundEntry({ spread, value, waiting, ...entry }: BenchEntry): BenchEntry {
  const { clock, file, instructions, name, rounds, samples } = entry;
  return {
    file,
    name,
    clock,
    value: {
      nanoseconds: significant(value.nanoseconds),
      compute: significant(value.compute),
      memory: significant(value.memory),
      ...(value.program !== undefined && { program: significant(value.program) }),
    },
    ...(waiting !== undefined && { waiting: significant(waiting) }),
    spread: Number(spread.toFixed(4)),
    rounds,
    samples,
    ...(instructions !== undefined && {
      instructions: {
        perCall: Number(instructions.perCall.toPrecision(7)),
        spread: Number(instructions.spread.toFixed(4)),
        rounds: instructions.rounds,
      },
    }),
  };
}

function significant(value: number): number {
  return Number(value.toPrecision(5));
}
