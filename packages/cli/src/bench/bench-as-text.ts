import Table from 'cli-table3';
import pc from 'picocolors';

import { benchFile } from '../gates/bench/bench-record.js';
import { printable, printableLine } from '../reporters/printable.js';
import { plural } from '../reporters/plural.js';
import { localCommand } from '../workspaces/package-manager.js';
import { benchRow, columnsOf, type BenchColumn } from './bench-columns.js';
import type { BenchReport, ReportedBenchmark } from './bench-report.js';
import { listTold } from './list-told.js';

/**
 * Writes what came of benchmarks for a terminal.
 *
 * @param report - The report.
 * @param color - Whether there are colours.
 * @returns The text.
 */
export function benchAsText(report: BenchReport, color: boolean): string {
  const colors = pc.createColors(color);
  const columns = columnsOf(report);
  const table = new Table({
    head: columns,
    colAligns: columns.map((column) => (isText(column) ? 'left' : 'right')),
    // Colours are for the caller to decide.
    style: { head: [], border: [], compact: true },
  });
  const paint: Readonly<Record<ReportedBenchmark['verdict'], (text: string) => string>> = {
    regression: colors.red,
    improvement: colors.green,
    unchanged: colors.dim,
    'time-only': colors.yellow,
    unsteady: colors.yellow,
    unrecorded: colors.yellow,
  };
  for (const benchmark of report.benchmarks) {
    const row = benchRow(benchmark);
    table.push(
      columns.map((column) => {
        if (column === 'verdict') return paint[benchmark.verdict](row.verdict);
        return printableLine(row[column]);
      }),
    );
  }
  const told = listTold(report).map(
    ({ message, place }) => `${colors.dim(place)} ${printable(message)}`,
  );
  return `${[table.toString(), ...told, colors.bold(verdictOf(report))].join('\n')}\n`;
}

/**
 * Says what came of all.
 *
 * @param report - The report.
 * @returns A sentence.
 */
export function verdictOf({ benchmarks, isFirst, status }: BenchReport): string {
  if (status === 'recorded') {
    return `${plural(benchmarks.length, 'benchmark')} recorded in ${benchFile}. Commit that file.`;
  }
  if (isFirst) {
    const counting = benchmarks.some(({ instructions }) => instructions !== undefined);
    return `${plural(benchmarks.length, 'benchmark')}, none of which was recorded before. Record them: ${localCommand('groundrules')} bench --update${counting ? ' --instructions' : ''} --reason "…"`;
  }
  const slower = benchmarks.filter(({ verdict }) => verdict === 'regression').length;
  if (benchmarks.every(({ verdict }) => verdict === 'unrecorded')) {
    return `${plural(benchmarks.length, 'benchmark')}, none of which was recorded before.`;
  }
  if (slower === 0) return `${plural(benchmarks.length, 'benchmark')}, none slower than recorded.`;
  const elsewhere =
    status === 'passed' ? ' They were recorded on another machine, so this does not fail.' : '';
  return `${String(slower)} of ${plural(benchmarks.length, 'benchmark')} slower than recorded.${elsewhere}`;
}

/**
 * Tells which columns hold words.
 *
 * @param column - The column.
 * @returns Whether it is aligned to the left.
 */
export function isText(column: BenchColumn): boolean {
  return column === 'benchmark' || column === 'verdict';
}
