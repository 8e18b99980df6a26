import Table from 'cli-table3';
import pc from 'picocolors';

import { printable, printableLine } from '../reporters/printable.js';
import { plural } from '../reporters/plural.js';
import { benchColumns, benchRow } from './bench-columns.js';
import type { BenchReport, ReportedBenchmark } from './bench-report.js';

/**
 * Writes what came of benchmarks for a terminal.
 *
 * @param report - The report.
 * @param color - Whether there are colours.
 * @returns The text.
 */
export function benchAsText(report: BenchReport, color: boolean): string {
  const colors = pc.createColors(color);
  const table = new Table({
    head: [...benchColumns],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    // Colours are for the caller to decide.
    style: { head: [], border: [], compact: true },
  });
  const paint: Readonly<Record<ReportedBenchmark['verdict'], (text: string) => string>> = {
    regression: colors.red,
    improvement: colors.green,
    unchanged: colors.dim,
    unsteady: colors.yellow,
    unrecorded: colors.yellow,
  };
  for (const benchmark of report.benchmarks) {
    const row = benchRow(benchmark);
    table.push(
      benchColumns.map((column) => {
        if (column === 'verdict') return paint[benchmark.verdict](row.verdict);
        return printableLine(row[column]);
      }),
    );
  }
  const told = report.benchmarks
    .filter(({ verdict }) => isTold(verdict, report.status))
    .map(
      ({ file, line, message }) => `${colors.dim(`${file}:${String(line)}`)} ${printable(message)}`,
    );
  return `${[table.toString(), ...told, colors.bold(verdictOf(report))].join('\n')}\n`;
}

/**
 * Says what came of all.
 *
 * @param report - The report.
 * @returns A sentence.
 */
export function verdictOf({ benchmarks, status }: BenchReport): string {
  if (status === 'recorded') return `${plural(benchmarks.length, 'benchmark')} recorded.`;
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
 * Tells whether there is more to say of a benchmark than stands in the table.
 *
 * @param verdict - How it compares.
 * @param status - What came of all.
 * @returns Whether its message is shown.
 */
export function isTold(
  verdict: ReportedBenchmark['verdict'],
  status: BenchReport['status'],
): boolean {
  return verdict !== 'unchanged' && (status !== 'recorded' || verdict === 'unsteady');
}
